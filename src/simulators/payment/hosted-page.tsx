import { formatYen, yen } from '#platform/money/index.ts'
import { Actions, Button, Details, Facts, LinkButton, Radios, Title } from '#platform/ui/index.ts'
import type { World } from '../world/world.ts'
import type { Checkout } from './checkout.ts'

/** What the payer sees at the payment company. Amount and payee come from the merchant's order, never from this form. */
export const HostedPage = ({ world, checkout }: { world: World; checkout: Checkout }) => (
  <>
    <Title>支払い方を選ぶ</Title>
    <Facts
      facts={[
        { term: '支払う先', value: world.settings.wardName },
        { term: '金額', value: formatYen(yen(checkout.amount)), note: `支払いの番号 ${checkout.merchantReference}` },
      ]}
    />
    <form method="post" action={`/payment/checkouts/${checkout.id}/payment`}>
      <input type="hidden" name="amount" value={String(checkout.amount)} />
      <Radios
        name="method"
        legend="支払い方"
        value="card"
        options={[
          {
            value: 'card',
            label: 'クレジットカード',
            hint: '今は枠を取るだけです。証明書ができたときに引き落とします。',
          },
          { value: 'qr', label: 'QRコード決済', hint: 'すぐに引き落とします。' },
          { value: 'bank', label: '銀行の口座', hint: 'すぐに引き落とします。' },
        ]}
      />
      <Details summary="うまくいかない場合を試す">
        <Faults />
      </Details>
      <Actions>
        <Button>{formatYen(yen(checkout.amount))}を支払う</Button>
      </Actions>
    </form>
    <form method="post" action={`/payment/checkouts/${checkout.id}/cancellation`}>
      <Actions>
        <Button variant="secondary">やめてまどぐちに戻る</Button>
      </Actions>
    </form>
  </>
)

const Faults = () => (
  <>
    <Radios
      name="outcome"
      legend="残高"
      value="paid"
      options={[
        { value: 'paid', label: '足りている' },
        { value: 'insufficient', label: '足りない' },
      ]}
    />
    <Radios
      name="callbacks"
      legend="まどぐちへの通知"
      value="normal"
      options={[
        { value: 'normal', label: 'すぐに1度送る' },
        { value: 'twice', label: '同じ通知を2度送る' },
        { value: 'late', label: '10秒遅らせる' },
        { value: 'out-of-order', label: '次の通知のあとに送る', hint: '順番が入れ替わります。' },
      ]}
    />
    <Radios
      name="browser"
      legend="支払ったあとの画面"
      value="returns"
      options={[
        { value: 'returns', label: 'まどぐちに戻る' },
        { value: 'stays', label: '戻らない', hint: '通知だけが届きます。' },
      ]}
    />
  </>
)

export const Finished = ({ checkout, returnUrl }: { checkout: Checkout; returnUrl: string }) => (
  <>
    <Title lede="この画面を閉じても、結果はまどぐちに届きます。">
      {endings[checkout.status] ?? 'この支払いは終わっています'}
    </Title>
    <Actions>
      <LinkButton href={returnUrl} variant="secondary">
        まどぐちに戻る
      </LinkButton>
    </Actions>
  </>
)

const endings: Partial<Record<Checkout['status'], string>> = {
  authorised: '枠を取りました',
  captured: '支払いが終わりました',
  failed: '支払いはできませんでした',
  expired: '枠の期限が切れました',
}
