import { formatYen, yen } from '#platform/money/index.ts'
import type { World } from '../world/world.ts'
import type { Checkout, Method } from './checkout.ts'

export const methodNames: Record<Method, string> = { card: 'クレジットカード', qr: 'QRコード決済', bank: '銀行の口座' }

const methodNotes: Record<Method, string> = {
  card: '今は枠を取るだけです。証明書ができたときに引き落とします。',
  qr: 'すぐに引き落とします。',
  bank: 'すぐに引き落とします。',
}

/** What the payer sees at the payment company. Amount and payee come from the merchant's order, never from this form. */
export const HostedPage = ({ world, checkout }: { world: World; checkout: Checkout }) => (
  <>
    <h1>支払い方を選ぶ</h1>
    <dl class="facts">
      <div>
        <dt>支払う先</dt>
        <dd>{world.settings.wardName}</dd>
      </div>
      <div>
        <dt>支払いの番号</dt>
        <dd class="num">{checkout.merchantReference}</dd>
      </div>
      <div>
        <dt>金額</dt>
        <dd class="yen num">{formatYen(yen(checkout.amount))}</dd>
      </div>
    </dl>
    <form method="post" action={`/payment/checkouts/${checkout.id}/payment`}>
      <input type="hidden" name="amount" value={String(checkout.amount)} />
      <fieldset>
        <legend>支払い方</legend>
        <div class="choices">
          {(['card', 'qr', 'bank'] as const).map((method) => (
            <Choice
              name="method"
              value={method}
              label={methodNames[method]}
              note={methodNotes[method]}
              checked={method === 'card'}
            />
          ))}
        </div>
      </fieldset>
      <details>
        <summary>うまくいかない場合を試す</summary>
        <fieldset>
          <legend>残高</legend>
          <div class="choices">
            <Choice name="outcome" value="paid" label="足りている" checked />
            <Choice name="outcome" value="insufficient" label="足りない" />
          </div>
        </fieldset>
        <fieldset>
          <legend>まどぐちへの通知</legend>
          <div class="choices">
            <Choice name="callbacks" value="normal" label="すぐに1度送る" checked />
            <Choice name="callbacks" value="twice" label="同じ通知を2度送る" />
            <Choice name="callbacks" value="late" label="10秒遅らせる" />
            <Choice name="callbacks" value="out-of-order" label="次の通知のあとに送る" note="順番が入れ替わります" />
          </div>
        </fieldset>
        <fieldset>
          <legend>支払ったあとの画面</legend>
          <div class="choices">
            <Choice name="browser" value="returns" label="まどぐちに戻る" checked />
            <Choice name="browser" value="stays" label="戻らない" note="通知だけが届きます" />
          </div>
        </fieldset>
      </details>
      <div class="actions">
        <button class="button" type="submit">
          {formatYen(yen(checkout.amount))}を支払う
        </button>
      </div>
    </form>
    <form method="post" action={`/payment/checkouts/${checkout.id}/cancellation`}>
      <button class="button second" type="submit">
        やめてまどぐちに戻る
      </button>
    </form>
  </>
)

export const Finished = ({ checkout, returnUrl }: { checkout: Checkout; returnUrl: string }) => (
  <>
    <h1>{endings[checkout.status] ?? 'この支払いは終わっています'}</h1>
    <p>この画面を閉じても、結果はまどぐちに届きます。</p>
    <p>
      <a class="button second" href={returnUrl}>
        まどぐちに戻る
      </a>
    </p>
  </>
)

const endings: Partial<Record<Checkout['status'], string>> = {
  authorised: '枠を取りました',
  captured: '支払いが終わりました',
  failed: '支払いはできませんでした',
  expired: '枠の期限が切れました',
}

const Choice = (props: { name: string; value: string; label: string; note?: string; checked?: boolean }) => (
  <label class="choice">
    <input type="radio" name={props.name} value={props.value} checked={props.checked} />
    <span>
      {props.label}
      {props.note && <small>{props.note}</small>}
    </span>
  </label>
)
