/** What a program's maker is told to do, by code; in English for `Accept-Language: en`. */
export type ProblemSentences = Readonly<Record<string, { ja: string; en: string }>>

export const problemTexts: ProblemSentences = {
  token_missing: {
    ja: 'トークンがないか、期限が切れたか、取り消されています。AuthorizationヘッダーにBearerトークンを入れてください。',
    en: 'The token is missing, expired or revoked. Send a bearer token in the Authorization header.',
  },
  scope_missing: {
    ja: 'このトークンの範囲（scope）では使えません。必要な範囲を付けたトークンを作り直してください。',
    en: 'The token lacks the scope for this. Make a token with the scope that the description names.',
  },
  permission_missing: {
    ja: 'この職員にはこの操作の権限がありません。権限のある職員が行ってください。',
    en: 'This member of staff lacks the permission. Somebody who holds it has to do this.',
  },
  staff_only: { ja: '職員のトークンで呼び出してください。', en: 'Call this with a token of a member of staff.' },
  resident_only: { ja: '住民本人のトークンで呼び出してください。', en: 'Call this with the resident’s own token.' },
  not_verified: {
    ja: 'この利用者は住民記録と結び付いていません。/account のページで理由と次にすることを確かめてください。',
    en: 'This account is not linked to the resident register. The page /account says why and what to do.',
  },
  read_only: {
    ja: '保存場所が足りないため、いまは何も保存できません。何も受け付けていません。Retry-After の秒数を待って、もう一度送ってください。',
    en: 'There is no room, so nothing is saved now and nothing was taken in. Wait for Retry-After and send again.',
  },
  not_found: {
    ja: 'ないか、このトークンでは見られません。番号とトークンの持ち主を確かめてください。',
    en: 'It is not there, or not for this token. Check the id and whose token it is.',
  },
  invalid_fields: {
    ja: 'errors に書いた項目を直して、もう一度送ってください。何も受け付けていません。',
    en: 'Correct the fields named in errors and send again. Nothing was taken in.',
  },
  body_not_json: { ja: '本文を正しいJSONで送ってください。', en: 'Send a body of well-formed JSON.' },
  idempotency_key_in_flight: {
    ja: '同じIdempotency-Keyの処理が続いています。少し待ち、同じキーと同じ本文でもう一度送ってください。',
    en: 'A call with this Idempotency-Key is still running. Wait and repeat it with the same key and body.',
  },
  idempotency_key_reused: {
    ja: 'このIdempotency-Keyは別の本文で使われています。新しい処理には新しいキーを使ってください。',
    en: 'This Idempotency-Key was used with another body. Use a new key for a new call.',
  },
  idempotency_key_malformed: {
    ja: 'Idempotency-Keyは空白のない英数字・記号8〜128文字にしてください。',
    en: 'An Idempotency-Key is 8 to 128 printable ASCII characters without spaces.',
  },
  wrong_state: {
    ja: 'いまの状態ではできません。もう一度読み込んで、状態を確かめてください。',
    en: 'Its state does not allow this. Read it again and look at its state.',
  },
}

const ofStatus: Readonly<Record<number, { ja: string; en: string }>> = {
  400: {
    ja: '送られた内容を読み取れません。説明書の形に合わせてください。',
    en: 'The request cannot be read. Follow the description.',
  },
  403: { ja: 'この操作をする権限がありません。', en: 'You may not do this.' },
  404: { ja: 'ないか、このトークンでは見られません。', en: 'It is not there, or not for this token.' },
  409: {
    ja: 'いまの状態ではできません。もう一度読み込んで、状態を確かめてください。',
    en: 'Its state does not allow this. Read it again and look at its state.',
  },
  411: { ja: 'Content-Lengthを付けてください。', en: 'Send a Content-Length.' },
  413: { ja: '本文が大きすぎます。小さくしてください。', en: 'The body is too large. Send less.' },
  422: { ja: '内容を直して、もう一度送ってください。', en: 'Correct the contents and send again.' },
  429: {
    ja: '回数が多すぎます。Retry-Afterの秒数だけ待ってください。',
    en: 'Too many calls. Wait as many seconds as Retry-After says.',
  },
  503: {
    ja: 'いま混み合っています。Retry-Afterの秒数だけ待ち、同じIdempotency-Keyでもう一度送ってください。',
    en: 'Busy. Wait as many seconds as Retry-After says and repeat with the same Idempotency-Key.',
  },
}

export const sentenceOfStatus = (status: number): { ja: string; en: string } =>
  ofStatus[status] ?? {
    ja: '窓口の側で問題が起きました。時間をおいて、requestIdを添えてお問い合わせください。',
    en: 'Something broke on our side. Try later, or write to us with the requestId.',
  }
