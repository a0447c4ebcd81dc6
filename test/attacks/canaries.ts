/**
 * Personal values that one day of the office is given, and how they are looked for where no personal value belongs.
 * A canary is found as it is, in an address, in JSON's escapes, in base64 and in hex.
 */
export const canaries = {
  name: '佐藤花子',
  kana: 'サトウ ハナコ',
  kanaTyped: 'カナリヤ ハナコ',
  address: '光が丘二丁目9番6号',
  postcode: '179-0072',
  birthDate: '1989-05-14',
  mail: 'hanako.sato@example.jp',
  line: 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a01',
  cardSubject: 'card-0001',
  phone: '03-5984-7391',
  accountNumber: '7391846',
  accountHolder: 'ｶﾅﾘﾔ ﾊﾅｺ',
  child: '佐藤加奈莉也',
  dogName: 'カナリヤ号',
  freeText: '隣の黄色い家が目印です',
  question: '毛色の書き方を教えてください、黄色ですか',
  ground: '黄色い鳥のため見合わせます',
  typedPlace: '東京都練馬区貫井一丁目99番77号',
  // Twelve digits with the right last one: an individual number, invented here.
  individualNumber: '739184650016',
  fileName: '診断書_佐藤花子_黄色.png',
  stranger: '大西カナリヤ',
} as const

export type Canary = keyof typeof canaries

/** Names of the canaries that a text holds, in whatever spelling. */
export function canariesIn(text: string): Canary[] {
  return (Object.keys(canaries) as Canary[]).filter((name) => spellings(canaries[name]).some((one) => one.test(text)))
}

const known = new Map<string, RegExp[]>()

function spellings(value: string): RegExp[] {
  const made = known.get(value) ?? spell(value)
  known.set(value, made)
  return made
}

function spell(value: string): RegExp[] {
  const plain = [...new Set([value, value.replaceAll(' ', ''), value.normalize('NFKC')])]
  const coded = plain.flatMap((one) => [
    encodeURIComponent(one),
    encodeURIComponent(one).replaceAll('%20', '+'),
    JSON.stringify(one)
      .slice(1, -1)
      .replaceAll(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ])
  // Where it begins within the bytes decides how base64 writes it; the letters at both ends belong to its neighbours too.
  const base64 = plain.flatMap((one) =>
    [0, 1, 2].map((before) =>
      Buffer.concat([Buffer.alloc(before), Buffer.from(one)])
        .toString('base64url')
        .slice(4, -4),
    ),
  )
  const hex = plain.map((one) => Buffer.from(one).toString('hex'))
  return [
    ...[...plain, ...coded].map(apart),
    // Shorter ones stand in random keys by chance.
    ...[...base64, ...hex]
      .filter((one) => one.length >= 12)
      .map((one) => new RegExp(one.replaceAll(/[-_]/g, '[-_+/]'))),
  ]
}

// Digits alone may stand within an id or a time by chance.
const apart = (value: string): RegExp => {
  const escaped = value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return /^[\d-]+$/.test(value) ? new RegExp(`(?<![\\w.-])${escaped}(?![\\w.-])`) : new RegExp(escaped, 'i')
}
