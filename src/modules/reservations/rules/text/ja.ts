import { dayWord } from '#platform/time/index.ts'

export const ja = {
  headings: {
    booking: '受付《うけつけ》',
    limits: '利用《りよう》できる｜回数《かいすう》',
    cancelling: '変更《へんこう》・｜取消し《とりけし》と還付《かんぷ》',
    fees: '料金《りょうきん》',
    reductions: '減免《げんめん》',
  },
  months: (months: number) =>
    months === 0 ? '利用《りよう》する月《つき》' : `利用月《りようづき》の${months}か月前《げつまえ》`,
  sameMonth: '同《おな》じ月《つき》',
  monthDay: (month: string, day: number) => `${month}の｜${day}日《${dayWord(day)}》`,
  lastDay: (month: string) => `${month}の末日《まつじつ》`,
  sameDay: (months: number) =>
    months === 0 ? '利用日《りようび》' : `利用日《りようび》の${months}か月前《げつまえ》の同《おな》じ日《ひ》`,
  days: (days: number) =>
    days === 0
      ? '利用日《りようび》'
      : days === 1
        ? '利用日《りようび》の前日《ぜんじつ》'
        : `利用日《りようび》の${days}日前《にちまえ》`,
  openDays: (days: number) => `利用日《りようび》の前《まえ》の${days}開庁日目《かいちょうびめ》`,
  facilityDays: (days: number) => `利用日《りようび》の前《まえ》の${days}開館日目《かいかんびめ》`,
  short: {
    'last-day': 'その日《ひ》がない月《つき》は、末日《まつじつ》です。',
    'next-day': 'その日《ひ》がない月《つき》は、翌月《よくげつ》の｜1日《ついたち》です。',
  },
  closed: {
    office: '閉庁日《へいちょうび》',
    'year-end': '年末年始《ねんまつねんし》',
    facility: '休館日《きゅうかんび》',
  },
  shift: {
    next: (closed: string) => `これらの日《ひ》が${closed}にあたるときは、次《つぎ》の｜開《あ》いている日《ひ》です。`,
    previous: (closed: string) =>
      `これらの日《ひ》が${closed}にあたるときは、前《まえ》の｜開《あ》いている日《ひ》です。`,
  },
  from: (day: string, time: string) => `${day}の${time}から`,
  until: (day: string, time: string) => `${day}の${time}まで`,
  untilDay: (day: string) => `${day}まで`,
  by: (day: string, time: string) => `${day}の${time}まで`,
  byDay: (day: string) => `${day}まで`,
  who: {
    all: 'どなたでも',
    inside: '{{municipality}}に住《す》む・働《はたら》く・学《まな》ぶ',
    outside: '{{municipality}}の外《そと》の',
    anywhere: '',
    group: (where: string) => `${where}団体《だんたい》`,
    person: (where: string) => `${where}個人《こじん》`,
    either: (where: string) => `${where}方《かた》`,
    and: (names: readonly string[]) => names.join('・'),
    topic: (who: string) => `${who}は、`,
    topicOfAll: 'どなたでも、',
    granted: (names: string) => `「${names}」を認《みと》められた方《かた》`,
  },
  seasonal: (months: string, sentence: string) => `${months}の利用《りよう》：${sentence}`,
  month: (month: number) => `${month}月《がつ》`,
  monthsFrom: (from: string, to: string) => `${from}から${to}`,
  list: (items: readonly string[]) => items.join('、'),
  firstCome: (who: string, from: string, until: string) =>
    `${who}${from}${until}、先着順《せんちゃくじゅん》で申《もう》し込《こ》めます。`,
  lottery: (who: string, from: string, until: string) =>
    `${who}${from}${until}、抽選《ちゅうせん》に申《もう》し込《こ》めます。`,
  draw: (day: string) => `抽選《ちゅうせん》は${day}です。`,
  confirm: (from: string, until: string) =>
    `当選《とうせん》したら、${from}${until}に確定《かくてい》します。確定《かくてい》しないと当選《とうせん》は無効《むこう》です。`,
  members: (least: number) =>
    `団体《だんたい》は${least}人以上《にんいじょう》で登録《とうろく》したものに限《かぎ》ります。`,
  membersInWard: {
    all: (least: number) =>
      `団体《だんたい》は${least}人以上《にんいじょう》で、全員《ぜんいん》が{{municipality}}に住《す》むか、働《はたら》くか、学《まな》ぶ人《ひと》のものに限《かぎ》ります。`,
    majority: (least: number) =>
      `団体《だんたい》は${least}人以上《にんいじょう》で、過半数《かはんすう》が{{municipality}}に住《す》むか、働《はたら》くか、学《まな》ぶ人《ひと》のものに限《かぎ》ります。`,
    half: (least: number) =>
      `団体《だんたい》は${least}人以上《にんいじょう》で、半数以上《はんすういじょう》が{{municipality}}に住《す》むか、働《はたら》くか、学《まな》ぶ人《ひと》のものに限《かぎ》ります。`,
  },
  membersCounted: (least: number, inWard: number) =>
    `団体《だんたい》は${least}人以上《にんいじょう》で、うち${inWard}人以上《にんいじょう》が{{municipality}}に住《す》むか、働《はたら》くか、学《まな》ぶ人《ひと》のものに限《かぎ》ります。`,
  notOnlyYoung: '中学生以下《ちゅうがくせいいか》だけでは利用《りよう》できません。',
  registration: {
    booking:
      '利用者登録《りようしゃとうろく》は、申《もう》し込《こ》む日《ひ》に有効《ゆうこう》であれば足《た》ります。',
    use: '利用者登録《りようしゃとうろく》は、利用日《りようび》にも有効《ゆうこう》でなければなりません。',
  },
  per: { registrant: '1登録《いちとうろく》', person: '1人《ひとり》' },
  period: {
    day: '1日《いちにち》',
    week: '1週間《いっしゅうかん》',
    month: '1か月《いっかげつ》',
    'fiscal-year': '1年度《いちねんど》',
  },
  of: { use: '利用日《りようび》で数《かぞ》えます', booking: '申《もう》し込《こ》んだ日《ひ》で数《かぞ》えます' },
  counts: {
    blocks: (limit: number) => `${limit}区分《くぶん》`,
    reservations: (limit: number) => `${limit}回《かい》`,
    times: (limit: number, each: string) => `${limit}回《かい》（${each}ごとに1回《いっかい》）`,
  },
  minutes: (minutes: number) => `${minutes}分《ふん》`,
  hours: (hours: number) => `${hours}時間《じかん》`,
  dayKinds: {
    weekday: '平日《へいじつ》',
    saturday: '土曜日《どようび》',
    sunday: '日曜日《にちようび》',
    holiday: '祝日《しゅくじつ》',
  },
  limit: (what: { who: string; per: string; period: string; count: string; of: string }) =>
    `${what.who}${what.per}につき${what.period}${what.count}までです（${what.of}）。`,
  limited: (only: string) => `${only}は、`,
  applications: '抽選《ちゅうせん》の申込《もうしこ》みは、',
  firstComeOnly: '先着順《せんちゃくじゅん》では、',
  longBlocks: '長《なが》い区分《くぶん》は2区分《にくぶん》と数《かぞ》えることがあります。',
  noLimit: '回数《かいすう》の上限《じょうげん》はありません。',
  change: (until: string) => `変更《へんこう》は${until}できます。`,
  cancel: (until: string) => `｜取消し《とりけし》は${until}できます。`,
  refund: (until: string, percent: number) =>
    `${until}に｜取り消《とりけ》すと、払《はら》った料金《りょうきん》の${percent}％を返《かえ》します。`,
  refundAll: (until: string) =>
    `${until}に｜取り消《とりけ》すと、払《はら》った料金《りょうきん》をすべて返《かえ》します。`,
  noRefund: 'そのあとの｜取消し《とりけし》では、料金《りょうきん》は返《かえ》しません。',
  neverRefund: '｜取り消《とりけ》しても、料金《りょうきん》は返《かえ》しません。',
  weather: '天候《てんこう》で利用《りよう》できないときは、料金《りょうきん》をすべて返《かえ》します。',
  closure:
    '{{office}}や施設《しせつ》の都合《つごう》で使《つか》えなくなったときは、料金《りょうきん》をすべて返《かえ》します。',
  payUntil: (until: string) => `料金《りょうきん》は${until}に払《はら》います。`,
  payWithin: (days: number) =>
    `料金《りょうきん》は、承認《しょうにん》から${days}日以内《にちいない》に払《はら》います。`,
  payUntilOrWithin: (until: string, days: number) =>
    `料金《りょうきん》は${until}に払《はら》います。承認《しょうにん》から${days}日以内《にちいない》がそれより早《はや》ければ、その日《ひ》までです。`,
  onSite: '料金《りょうきん》は施設《しせつ》で払《はら》うこともできます。',
  hold: (minutes: number) => `選《えら》んだ場所《ばしょ》は、${minutes}分間《ふんかん》とっておきます。`,
  free: '料金《りょうきん》はかかりません。',
  price: (when: string, amount: string, per: string) => `${when}${per}${amount}`,
  priceUnits: {
    block: '1区分《いちくぶん》 ',
    hour: '1時間《いちじかん》 ',
    'half-hour': '30分《さんじゅっぷん》 ',
    use: '1回《いっかい》 ',
  },
  between: (from: string, to: string) => `${from}〜${to}`,
  fromOn: (from: string) => `${from}から`,
  before: (to: string) => `${to}まで`,
  bridge: '間《あいだ》の時間《じかん》',
  when: (parts: readonly string[]) => `${parts.join('・')}：`,
  wholeDay: (when: string, hours: string, amount: string) => `${when}${hours}を通《とお》して使《つか》うと ${amount}`,
  lights: (when: string, from: string, amount: string, per: string) =>
    `${when}照明《しょうめい》（${from}から）：${per}${amount}`,
  surcharge: (name: string, percent: number) => `${name}：料金《りょうきん》の${percent}％を加《くわ》えます。`,
  tariffBy: {
    approval: '料金《りょうきん》が変《か》わるときは、承認《しょうにん》した日《ひ》の料金《りょうきん》です。',
    use: '料金《りょうきん》が変《か》わるときは、利用日《りようび》の料金《りょうきん》です。',
  },
  exempt: (name: string) => `${name}：免除《めんじょ》（料金《りょうきん》はかかりません）`,
  reduced: (name: string, percent: number) => `${name}：${percent}％減額《げんがく》`,
  reference: {
    registration: '構成員《こうせいいん》は、登録《とうろく》した日《ひ》の名簿《めいぼ》で数《かぞ》えます。',
    booking: '構成員《こうせいいん》は、申《もう》し込《こ》んだ日《ひ》の名簿《めいぼ》で数《かぞ》えます。',
    use: '構成員《こうせいいん》は、利用日《りようび》の名簿《めいぼ》で数《かぞ》えます。',
    'april-first':
      '構成員《こうせいいん》は、利用日《りようび》の年度《ねんど》の4月《しがつ》｜1日《ついたち》の名簿《めいぼ》で数《かぞ》えます。',
  },
  reduceBy: {
    best: 'いくつか当《あ》てはまるときは、いちばん大《おお》きいものだけです。',
    'in-order': 'いくつか当《あ》てはまるときは、順《じゅん》に差《さ》し引《ひ》きます。',
  },
  noReductions: '減免《げんめん》はありません。',
  lines: {
    base: '使用料《しようりょう》',
    'whole-day': '使用料《しようりょう》（全日《ぜんじつ》）',
    surcharge: '加算《かさん》',
    lights: '照明《しょうめい》',
    equipment: '備品《びひん》',
    reduction: '減免《げんめん》',
  },
}
