import { Actions, Button, Link, Notice, Radios, TextField, Title } from '#platform/ui/index.ts'
import { dayInWard } from '../site/dates.ts'
import type { CardHolder } from '../world/people.ts'
import { hasCard } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { ReadFailure } from './card-reader.ts'

/** Which card, of all the demo people's. */
export const ChooseCard = (props: { world: World; action: string; toSign: boolean; hint: string; cancel: string }) => {
  const holders = props.world.people.residents.filter(hasCard)
  return (
    <>
      <Title
        lede={`${props.world.settings.wardName}の「まどぐち」に、${
          props.toSign ? '電子署名を渡します。' : '氏名・住所・生年月日・性別を渡して、本人であることを知らせます。'
        }`}
      >
        {props.toSign ? '署名するカードを選ぶ' : 'カードを選ぶ'}
      </Title>
      <form method="get" action={props.action}>
        <Radios
          name="card"
          legend="使うカード"
          value={props.hint || holders[0]?.card.subject}
          options={holders.map((person) => ({
            value: person.card.subject,
            label: person.name,
            hint: aboutCard(props.world, person),
          }))}
        />
        <Actions>
          <Button>カードをかざす</Button>
        </Actions>
      </form>
      <Cancel action={props.cancel} />
    </>
  )
}

type SecretProps = {
  person: CardHolder
  toSign: boolean
  action: string
  back: string
  cancel: string
  failure: ReadFailure | undefined
}

/** The PIN to sign in, or the longer password to sign. */
export const EnterSecret = ({ person, toSign, action, back, cancel, failure }: SecretProps) => {
  const message = failure && explain(failure, toSign)
  const mayTryAgain = failure === undefined || failure.reason === 'wrong' || failure.reason === 'malformed'
  return (
    <>
      <Title lede={`${person.name}さんのカードを読み取りました。`}>
        {toSign ? '署名用パスワードを入れる' : '暗証番号を入れる'}
      </Title>
      {mayTryAgain ? (
        <form method="post" action={action}>
          <TextField
            name="secret"
            type="password"
            inputMode={toSign ? 'text' : 'numeric'}
            label={toSign ? '署名用パスワード（英大文字と数字、6〜16文字）' : '暗証番号（数字4桁）'}
            hint={`このデモのカードでは ${toSign ? person.card?.signingPassword : person.card?.pin}`}
            error={message}
          />
          <Actions>
            <Button>{toSign ? '署名する' : '本人であることを知らせる'}</Button>
            <Link href={back} standalone>
              別のカードを使う
            </Link>
          </Actions>
        </form>
      ) : (
        <Notice kind="danger" live>
          <p>{message}</p>
        </Notice>
      )}
      <Cancel action={cancel} />
    </>
  )
}

export const SignInFailed = () => (
  <>
    <Title>この手続きは続けられません</Title>
    <Notice kind="danger">
      <p>
        時間がたって画面が古くなったか、受け取った依頼が決まりに合っていません。まどぐちに戻って、もう一度始めてください。
      </p>
    </Notice>
  </>
)

export const Cancel = ({ action }: { action: string }) => (
  <form method="post" action={action}>
    <Actions>
      <Button variant="secondary">やめてまどぐちに戻る</Button>
    </Actions>
  </form>
)

const aboutCard = (world: World, person: CardHolder): string => {
  if (person.card?.isRevoked) return 'カードは失効しています'
  const today = dayInWard(world.clock.now())
  const isExpired = person.card && Temporal.PlainDate.compare(today, person.card.certificateValidUntil) > 0
  return isExpired ? '署名用の電子証明書の期限切れ' : '署名用・利用者証明用とも有効'
}

const explain = (failure: ReadFailure, toSign: boolean): string => {
  switch (failure.reason) {
    case 'malformed':
      return toSign ? '英字の大文字と数字を、6〜16文字で入れてください。' : '数字4桁を入れてください。'
    case 'wrong':
      return `違っています。あと${failure.triesLeft}回まちがえると、カードがロックされます。`
    case 'locked':
      return 'カードがロックされています。お住まいの市区町村の窓口で、暗証番号の初期化を受けてください。'
    case 'expired':
      return '署名用の電子証明書の期限が切れています。お住まいの市区町村の窓口で、更新を受けてください。'
    case 'revoked':
      return 'このカードは失効しています。カードの窓口に問い合わせてください。'
  }
}
