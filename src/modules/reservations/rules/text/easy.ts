import { dayWord } from '#platform/time/index.ts'

export const easy = {
  headings: {
    booking: '申《もう》し込《こ》みが できる とき',
    limits: '何回《なんかい》まで できるか',
    cancelling: '変《か》えるとき・やめるとき・お金《かね》が もどるとき',
    fees: 'お金《かね》',
    reductions: 'お金《かね》が 安《やす》くなる人《ひと》',
  },
  months: (months: number) =>
    months === 0 ? '使《つか》う月《つき》' : `使《つか》う月《つき》の ${months}か月前《げつまえ》`,
  sameMonth: '同《おな》じ月《つき》',
  monthDay: (month: string, day: number) => `${month}の ｜${day}日《${dayWord(day)}》`,
  lastDay: (month: string) => `${month}の 最後《さいご》の日《ひ》`,
  sameDay: (months: number) =>
    months === 0 ? '使《つか》う日《ひ》' : `使《つか》う日《ひ》の ${months}か月前《げつまえ》の 同《おな》じ日《ひ》`,
  days: (days: number) =>
    days === 0
      ? '使《つか》う日《ひ》'
      : days === 1
        ? '使《つか》う日《ひ》の 前《まえ》の日《ひ》'
        : `使《つか》う日《ひ》の ${days}日前《にちまえ》`,
  openDays: (days: number) =>
    `使《つか》う日《ひ》の ${days}日前《にちまえ》（{{office}}が 休《やす》みの日《ひ》は 数《かぞ》えません）`,
  facilityDays: (days: number) =>
    `使《つか》う日《ひ》の ${days}日前《にちまえ》（施設《しせつ》が 休《やす》みの日《ひ》は 数《かぞ》えません）`,
  short: {
    'last-day': 'その日《ひ》が ない月《つき》は、最後《さいご》の日《ひ》です。',
    'next-day': 'その日《ひ》が ない月《つき》は、次《つぎ》の月《つき》の ｜1日《ついたち》です。',
  },
  closed: {
    office: '{{office}}が 休《やす》みの日《ひ》',
    'year-end': '年《とし》の終《お》わりと 始《はじ》めの 休《やす》みの日《ひ》',
    facility: '施設《しせつ》が 休《やす》みの日《ひ》',
  },
  shift: {
    next: (closed: string) => `上《うえ》の 日《ひ》が ${closed}のときは、次《つぎ》の 開《あ》いている日《ひ》です。`,
    previous: (closed: string) =>
      `上《うえ》の 日《ひ》が ${closed}のときは、前《まえ》の 開《あ》いている日《ひ》です。`,
  },
  from: (day: string, time: string) => `${day}の ${time}から `,
  until: (day: string, time: string) => `${day}の ${time}まで`,
  untilDay: (day: string) => `${day}まで`,
  by: (day: string, time: string) => `${day}の ${time}まで`,
  byDay: (day: string) => `${day}まで`,
  who: {
    all: 'だれでも',
    inside: '{{municipality}}に 住《す》む・働《はたら》く・学《まな》ぶ ',
    outside: '{{municipality}}の 外《そと》の ',
    anywhere: '',
    group: (where: string) => `${where}グループ`,
    person: (where: string) => `${where}人《ひと》（ひとり）`,
    either: (where: string) => `${where}人《ひと》`,
    and: (names: readonly string[]) => names.join('・'),
    topic: (who: string) => `${who}は、`,
    topicOfAll: 'だれでも、',
    granted: (names: string) => `「${names}」と 認《みと》められた人《ひと》`,
  },
  seasonal: (months: string, sentence: string) => `${months}に 使《つか》うとき：${sentence}`,
  month: (month: number) => `｜${month}月《${monthReadings[month - 1] ?? ''}》`,
  monthsFrom: (from: string, to: string) => `${from}から ${to}`,
  list: (items: readonly string[]) => items.join('、'),
  firstCome: (who: string, from: string, until: string) =>
    `${who}${from}${until} 申《もう》し込《こ》めます。早《はや》い人《ひと》から 決《き》まります。`,
  lottery: (who: string, from: string, until: string) =>
    `${who}${from}${until} 抽選《ちゅうせん》（くじ）に 申《もう》し込《こ》めます。`,
  draw: (day: string) => `抽選《ちゅうせん》は ${day}です。`,
  confirm: (from: string, until: string) =>
    `当《あ》たったら、${from}${until}に 「使《つか》います」と 知《し》らせてください。知《し》らせないと、使《つか》えません。`,
  members: (least: number) => `グループは、${least}人以上《にんいじょう》です。`,
  membersInWard: {
    all: (least: number) =>
      `グループは、${least}人以上《にんいじょう》です。全員《ぜんいん》が {{municipality}}に 住《す》む・働《はたら》く・学《まな》ぶ人《ひと》です。`,
    majority: (least: number) =>
      `グループは、${least}人以上《にんいじょう》です。半分《はんぶん》より 多《おお》くが {{municipality}}に 住《す》む・働《はたら》く・学《まな》ぶ人《ひと》です。`,
    half: (least: number) =>
      `グループは、${least}人以上《にんいじょう》です。半分以上《はんぶんいじょう》が {{municipality}}に 住《す》む・働《はたら》く・学《まな》ぶ人《ひと》です。`,
  },
  membersCounted: (least: number, inWard: number) =>
    `グループは、${least}人以上《にんいじょう》です。その中《なか》の ${inWard}人以上《にんいじょう》が {{municipality}}に 住《す》む・働《はたら》く・学《まな》ぶ人《ひと》です。`,
  notOnlyYoung: '中学生《ちゅうがくせい》や 小学生《しょうがくせい》だけでは 使《つか》えません。',
  registration: {
    booking: '登録《とうろく》は、申《もう》し込《こ》む日《ひ》に 使《つか》えれば だいじょうぶです。',
    use: '登録《とうろく》は、使《つか》う日《ひ》にも 必要《ひつよう》です。',
  },
  per: { registrant: '1つの 登録《とうろく》で、', person: 'ひとり、' },
  period: {
    day: '1日《いちにち》に ',
    week: '1週間《いっしゅうかん》に ',
    month: '1か月《いっかげつ》に ',
    'fiscal-year': '1年《いちねん》（4月《しがつ》から 3月《さんがつ》）に ',
  },
  of: {
    use: '使《つか》う日《ひ》で 数《かぞ》えます',
    booking: '申《もう》し込《こ》んだ日《ひ》で 数《かぞ》えます',
  },
  counts: {
    blocks: (limit: number) => `${limit}つの 時間《じかん》`,
    reservations: (limit: number) => `${limit}回《かい》`,
    times: (limit: number, each: string) => `${limit}回《かい》（${each}で 1回《いっかい》）`,
  },
  minutes: (minutes: number) => `${minutes}分《ふん》`,
  hours: (hours: number) => `${hours}時間《じかん》`,
  dayKinds: {
    weekday: '月曜日《げつようび》から 金曜日《きんようび》',
    saturday: '土曜日《どようび》',
    sunday: '日曜日《にちようび》',
    holiday: '祝日《しゅくじつ》（休《やす》みの日《ひ》）',
  },
  limit: (what: { who: string; per: string; period: string; count: string; of: string }) =>
    `${what.who}${what.per}${what.period}${what.count}までです（${what.of}）。`,
  limited: (only: string) => `${only}は、`,
  applications: '抽選《ちゅうせん》の 申《もう》し込《こ》みは、',
  firstComeOnly: '早《はや》い人《ひと》から 決《き》まるときは、',
  longBlocks: '長《なが》い 時間《じかん》は、2つと 数《かぞ》えることが あります。',
  noLimit: '何回《なんかい》でも できます。',
  change: (until: string) => `${until} 変《か》えることが できます。`,
  cancel: (until: string) => `${until} やめることが できます。`,
  refund: (until: string, percent: number) =>
    `${until}に やめると、払《はら》った お金《かね》の ${percent}％が もどります。`,
  refundAll: (until: string) => `${until}に やめると、払《はら》った お金《かね》は 全部《ぜんぶ》 もどります。`,
  noRefund: 'そのあとで やめると、お金《かね》は もどりません。',
  neverRefund: 'やめても、お金《かね》は もどりません。',
  weather: '雨《あめ》などで 使《つか》えないときは、お金《かね》は 全部《ぜんぶ》 もどります。',
  closure:
    '{{office}}や 施設《しせつ》の 都合《つごう》で 使《つか》えないときは、お金《かね》は 全部《ぜんぶ》 もどります。',
  payUntil: (until: string) => `お金《かね》は ${until}に 払《はら》います。`,
  payWithin: (days: number) => `お金《かね》は、決《き》まってから ${days}日以内《にちいない》に 払《はら》います。`,
  payUntilOrWithin: (until: string, days: number) =>
    `お金《かね》は ${until}に 払《はら》います。決《き》まってから ${days}日《にち》が 先《さき》に 来《き》たら、その日《ひ》までです。`,
  onSite: '施設《しせつ》で 払《はら》うことも できます。',
  hold: (minutes: number) => `えらんだ 場所《ばしょ》は、${minutes}分《ふん》の間《あいだ》 とっておきます。`,
  free: 'お金《かね》は かかりません。',
  price: (when: string, amount: string, per: string) => `${when}${per}${amount}`,
  priceUnits: {
    block: '1つの 時間《じかん》 ',
    hour: '1時間《いちじかん》 ',
    'half-hour': '30分《さんじゅっぷん》 ',
    use: '1回《いっかい》 ',
  },
  between: (from: string, to: string) => `${from}から ${to}`,
  fromOn: (from: string) => `${from}から あと`,
  before: (to: string) => `${to}まで`,
  bridge: '間《あいだ》の 時間《じかん》',
  when: (parts: readonly string[]) => `${parts.join('・')}：`,
  wholeDay: (when: string, hours: string, amount: string) =>
    `${when}${hours}まで 全部《ぜんぶ》 使《つか》うと ${amount}`,
  lights: (when: string, from: string, amount: string, per: string) =>
    `${when}電気《でんき》（${from}から）：${per}${amount}`,
  surcharge: (name: string, percent: number) => `${name}：${percent}％ 高《たか》くなります。`,
  tariffBy: {
    approval: 'お金《かね》が 変《か》わるときは、申《もう》し込《こ》みが 決《き》まった日《ひ》の お金《かね》です。',
    use: 'お金《かね》が 変《か》わるときは、使《つか》う日《ひ》の お金《かね》です。',
  },
  exempt: (name: string) => `${name}：お金《かね》は かかりません`,
  reduced: (name: string, percent: number) => `${name}：${percent}％ 安《やす》くなります`,
  reference: {
    registration: 'グループの人《ひと》は、登録《とうろく》した日《ひ》の 名簿《めいぼ》で 数《かぞ》えます。',
    booking: 'グループの人《ひと》は、申《もう》し込《こ》んだ日《ひ》の 名簿《めいぼ》で 数《かぞ》えます。',
    use: 'グループの人《ひと》は、使《つか》う日《ひ》の 名簿《めいぼ》で 数《かぞ》えます。',
    'april-first':
      'グループの人《ひと》は、使《つか》う日《ひ》の 年度《ねんど》の 4月《しがつ》｜1日《ついたち》の 名簿《めいぼ》で 数《かぞ》えます。',
  },
  reduceBy: {
    best: 'いくつか あるときは、いちばん 安《やす》くなる ものだけです。',
    'in-order': 'いくつか あるときは、順番《じゅんばん》に 引《ひ》きます。',
  },
  noReductions: '安《やす》くなる きまりは ありません。',
  lines: {
    base: '使《つか》う お金《かね》',
    'whole-day': '使《つか》う お金《かね》（1日《いちにち》 全部《ぜんぶ》）',
    surcharge: '高《たか》くなる 分《ぶん》',
    lights: '電気《でんき》',
    equipment: '道具《どうぐ》',
    reduction: '安《やす》くなる 分《ぶん》',
  },
}

const monthReadings =
  'いちがつ にがつ さんがつ しがつ ごがつ ろくがつ しちがつ はちがつ くがつ じゅうがつ じゅういちがつ じゅうにがつ'.split(
    ' ',
  )
