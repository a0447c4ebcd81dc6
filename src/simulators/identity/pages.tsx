import { type CardHolder, hasCard } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { ReadFailure } from './card-reader.ts'

/** Which card, of all the demo people's. */
export const ChooseCard = (props: { world: World; action: string; toSign: boolean; hint?: string; cancel: string }) => (
  <>
    <h1>{props.toSign ? '署名するカードを選ぶ' : 'カードを選ぶ'}</h1>
    <p>
      {props.world.settings.wardName}の「まどぐち」に、
      {props.toSign
        ? '電子署名と、氏名・住所・生年月日・性別を渡します。'
        : '氏名・住所・生年月日・性別を渡して、本人であることを知らせます。'}
    </p>
    <form method="get" action={props.action}>
      <fieldset>
        <legend>使うカード</legend>
        <div class="choices">
          {props.world.people.residents.filter(hasCard).map((person, index) => (
            <label class="choice">
              <input
                type="radio"
                name="card"
                value={person.card.subject}
                required
                checked={props.hint ? person.card.subject === props.hint : index === 0}
              />
              <span>
                {person.name}
                <small>{aboutCard(props.world, person)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="actions">
        <button class="button" type="submit">
          カードをかざす
        </button>
      </div>
    </form>
    <Cancel action={props.cancel} />
  </>
)

export const EnterSecret = (props: {
  person: CardHolder
  toSign: boolean
  action: string
  back: string
  cancel: string
  failure?: ReadFailure
}) => {
  const message = props.failure && explain(props.failure, props.toSign)
  const isFinal = props.failure !== undefined && !['wrong', 'malformed'].includes(props.failure.reason)
  return (
    <>
      <h1>{props.toSign ? '署名用パスワードを入れる' : '暗証番号を入れる'}</h1>
      <p>{props.person.name}さんのカードを読み取りました。</p>
      {isFinal ? (
        <p class="notice bad" role="alert">
          {message}
        </p>
      ) : (
        <form method="post" action={props.action}>
          <div class={message ? 'field wrong' : 'field'}>
            <label for="secret">{props.toSign ? '署名用パスワード（6〜16文字）' : '暗証番号（数字4桁）'}</label>
            <span class="meta" id="hint">
              {props.toSign
                ? `英字の大文字と数字。このデモのカードでは ${props.person.card?.signingPassword}`
                : `このデモのカードでは ${props.person.card?.pin}`}
            </span>
            {message && (
              <p class="wrong-text" id="secret-error" role="alert">
                <span class="vh">エラー：</span>
                {message}
              </p>
            )}
            <input
              id="secret"
              name="secret"
              type="password"
              inputmode={props.toSign ? 'text' : 'numeric'}
              autocomplete="off"
              autofocus
              aria-describedby={message ? 'hint secret-error' : 'hint'}
              aria-invalid={message ? 'true' : undefined}
            />
          </div>
          <div class="actions">
            <button class="button" type="submit">
              {props.toSign ? '署名する' : '本人であることを知らせる'}
            </button>
            <a class="plain" href={props.back}>
              別のカードを使う
            </a>
          </div>
        </form>
      )}
      <Cancel action={props.cancel} />
    </>
  )
}

export const SignInFailed = () => (
  <>
    <h1>この手続きは続けられません</h1>
    <p class="notice bad">
      時間がたって画面が古くなったか、受け取った依頼が決まりに合っていません。まどぐちに戻って、もう一度始めてください。
    </p>
  </>
)

export const Cancel = ({ action }: { action: string }) => (
  <form method="post" action={action}>
    <button class="button second" type="submit">
      やめてまどぐちに戻る
    </button>
  </form>
)

const aboutCard = (world: World, person: CardHolder): string => {
  if (person.card?.isRevoked) return 'カードは失効しています'
  const today = world.clock.now().toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
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
      return 'カードがロックされています。区の窓口で、暗証番号の初期化を受けてください。'
    case 'expired':
      return '署名用の電子証明書の期限が切れています。区の窓口で、更新を受けてください。'
    case 'revoked':
      return 'このカードは失効しています。カードの窓口に問い合わせてください。'
  }
}
