// For the makers of programs; {} is the name or value that is meant.
export const sentences = {
  not_found: {
    ja: 'この住所には何もありません。/open311 のページに、使える住所の一覧があります。',
    en: 'There is nothing at this address. The page /open311 lists those that there are.',
  },
  format_missing: {
    ja: '住所の終わりに .xml か .json を付けてください。',
    en: 'End the address with .xml or .json.',
  },
  jurisdiction_unknown: {
    ja: 'jurisdiction_id「{}」はここではありません。付けないか、discovery に書いたものを使ってください。',
    en: 'jurisdiction_id “{}” is not this one. Leave it out, or take the one that discovery names.',
  },
  service_unknown: {
    ja: 'service_code「{}」の種類はありません。services の一覧から選んでください。',
    en: 'There is no service_code “{}”. Take one of the list at services.',
  },
  request_unknown: {
    ja: '番号「{}」の、公開されたレポートはありません。番号を確かめてください。確かめる前のものと、公開しないものは出ません。',
    en: 'There is no public report “{}”. Check the number. What nobody has looked at yet, and what is not public, is not shown.',
  },
  token_unknown: {
    ja: 'トークン「{}」はありません。ここでは、送ったときの答えに service_request_id がすぐに入ります。',
    en: 'There is no token “{}”. Here the answer to a POST holds the service_request_id at once.',
  },
  key_missing: {
    ja: 'api_key がありません。/open311 のページに、鍵のもらい方があります。',
    en: 'api_key is missing. The page /open311 says how to get a key.',
  },
  key_wrong: {
    ja: 'api_key が違うか、期限が切れたか、止められています。',
    en: 'The api_key is wrong, expired or revoked.',
  },
  key_without_scope: {
    ja: 'この鍵では、レポートを送れません。「まちのレポートを送る」を許した鍵を作ってください。',
    en: 'This key may not file reports. Make one with that permission.',
  },
  not_yours: {
    ja: '番号「{}」は、この鍵で送ったものではありません。',
    en: 'Report “{}” was not filed with this key.',
  },
  date_unreadable: {
    ja: '{} は、時差まで書いた日時にしてください。例：2026-12-01T09:00:00+09:00（住所の中では + を %2B と書きます）。',
    en: '{} has to be a moment with its offset, such as 2026-12-01T09:00:00+09:00 (in an address + is written %2B).',
  },
  dates_backwards: {
    ja: '{} の終わりが、始まりより前です。',
    en: 'The end of {} comes before its beginning.',
  },
  span_too_long: {
    ja: '{} の間は、90日までです。分けて聞いてください。',
    en: 'The span of {} may be 90 days at most. Ask in parts.',
  },
  status_unknown: {
    ja: 'status は open か closed です。「{}」はありません。',
    en: 'status is open or closed; there is no “{}”.',
  },
  number_unreadable: {
    ja: '{} の数が読めないか、範囲の外です。',
    en: 'The number of {} cannot be read, or is out of range.',
  },
  too_many_ids: {
    ja: 'service_request_id は、一度に1,000件までです。',
    en: 'Ask for 1,000 service_request_ids at most.',
  },
  place_half: {
    ja: 'lat と long は、両方送ってください。',
    en: 'Send both lat and long.',
  },
  place_missing: {
    ja: '場所がありません。lat と long、address_string、address_id のどれかを送ってください。',
    en: 'There is no place. Send lat and long, or address_string, or address_id.',
  },
  place_outside: {
    ja: 'この場所は、ここの担当の外です。その場所の役所に知らせてください。',
    en: 'This place is outside our jurisdiction. Please tell the municipality where it is.',
  },
  address_unknown: {
    ja: '住所「{}」の場所が分かりません。町名と丁目まで書くか、lat と long を送ってください。',
    en: 'We do not know where “{}” is. Write the town with its chome, or send lat and long.',
  },
  address_id_unknown: {
    ja: 'address_id「{}」の管理番号はありません。',
    en: 'Nothing has the plate number “{}” (address_id).',
  },
  service_code_missing: { ja: 'service_code がありません。', en: 'service_code is missing.' },
  attribute_missing: {
    ja: 'attribute[{}] は必ず要ります。',
    en: 'attribute[{}] is required.',
  },
  attribute_unknown: {
    ja: 'attribute[{}] は、この種類にはありません。services/CODE の一覧を見てください。',
    en: 'attribute[{}] is not one of this service. See services/CODE.',
  },
  attribute_wrong: {
    ja: 'attribute[{}] の値が、決まりに合いません。services/CODE の datatype と values を見てください。',
    en: 'The value of attribute[{}] does not fit. See datatype and values at services/CODE.',
  },
  description_too_long: {
    ja: 'description は4,000文字までです。',
    en: 'description may have 4,000 characters at most.',
  },
  value_too_long: { ja: '{} が長すぎます。', en: '{} is too long.' },
  email_wrong: {
    ja: 'email の形が違います。使わないときは、送らないでください。',
    en: 'email is not an address. Leave it out if there is none.',
  },
  media_url_wrong: {
    ja: 'media_url は、http か https の住所にしてください。',
    en: 'media_url has to be an http or https address.',
  },
  too_many_pictures: {
    ja: '写真は{}枚までです。',
    en: '{} pictures at most.',
  },
  picture_refused: {
    ja: '写真「{}」を受け取れません。JPEG・PNG・WebPの、10MBまでの写真にしてください。',
    en: 'Picture “{}” cannot be taken in. Send JPEG, PNG or WebP of 10 MB at most.',
  },
  body_not_a_form: {
    ja: '本文は application/x-www-form-urlencoded か multipart/form-data で送ってください。',
    en: 'Send the body as application/x-www-form-urlencoded or multipart/form-data.',
  },
  update_id_missing: { ja: 'update_id がありません。', en: 'update_id is missing.' },
  update_repeated: {
    ja: 'update_id「{}」は、前に受け取りました。',
    en: 'update_id “{}” was taken in before.',
  },
  description_missing: { ja: 'description がありません。', en: 'description is missing.' },
  unreadable: {
    ja: '送られたものが読めません。/open311 の例と比べてください。',
    en: 'What was sent cannot be read. Compare it with the examples at /open311.',
  },
  too_many: {
    ja: '短い間に多く送られました。Retry-After の秒数を待って、もう一度送ってください。',
    en: 'Too many calls. Wait for Retry-After and try again.',
  },
  unavailable: {
    ja: 'いまは答えられません。何も受け付けていません。少し待って、もう一度送ってください。',
    en: 'We cannot answer now, and took nothing in. Wait a little and try again.',
  },
  internal: {
    ja: 'こちらの不具合で答えられません。受け付けたかどうかは、同じものをもう一度送れば分かります。同じものは2件になりません。',
    en: 'Something went wrong here. Send the same again: it never becomes two reports.',
  },
} as const

export type ErrorCode = keyof typeof sentences
