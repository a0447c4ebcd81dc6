/** Behind a word: 保険料《りょう》, 税務課《か》. One reading there, whatever the sign alone may be. */
export const suffixes: Readonly<Record<string, string>> = Object.fromEntries(
  `課か 部ぶ 区く 者しゃ 料りょう 費ひ 税ぜい 券けん 証しょう 書しょ 室しつ 館かん 園えん 校こう 院いん 員いん
  学がく 法ほう 権けん 金きん 的てき 化か 性せい 用よう 別べつ 制せい 内ない 外がい 後ご 時じ 届とどけ 先さき 側がわ 式しき 品ひん
  市し 都と 駅えき 線せん 会かい 士し 師し 長ちょう 病びょう 児じ 署しょ 局きょく 機き 車しゃ 店てん 業ぎょう 類るい 量りょう 額がく
  率りつ 期き 地ち 点てん 案あん 表ひょう 欄らん 票ひょう 数すう 名めい 状じょう 条例じょうれい 代だい 層そう 帯たい 等とう 済ずみ`
    .split(/\s+/)
    .map((pair) => [pair.replace(/[ぁ-ゖ]+$/, ''), /[ぁ-ゖ]+$/.exec(pair)?.[0] ?? '']),
)

/** Before a word of two signs and more: 各《かく》施設. */
export const prefixes: Readonly<Record<string, string>> = {
  各: 'かく',
  全: 'ぜん',
  新: 'しん',
  旧: 'きゅう',
  再: 'さい',
  未: 'み',
  無: 'む',
  非: 'ひ',
  不: 'ふ',
  当: 'とう',
  同: 'どう',
  副: 'ふく',
}

/** How a counter is read behind this number; `undefined` where it joins with the number (1日, 2人, 3階) or is not known. */
export function counterReading(counter: string, number: number): string | undefined {
  if (counter === '日') return dayReading(number)
  if (counter === '日間') return number === 1 ? undefined : `${dayReading(number)}かん`
  if (counter === '人') return number > 2 ? 'にん' : undefined
  if (counter === '分') return [2, 5, 7, 9].includes(number % 10) ? 'ふん' : 'ぷん'
  return Object.hasOwn(counters, counter) ? counters[counter] : undefined
}

/** 3か月《げつ》: behind a number and か. */
export const monthsAndCountries: Readonly<Record<string, string>> = { 月: 'げつ', 国: 'こく', 所: 'しょ', 年: 'ねん' }

/** お金《かね》: behind お. */
export const behindO: Readonly<Record<string, string>> = { 金: 'かね', 話: 'はなし', 体: 'からだ' }

const dayReading = (number: number): string | undefined => {
  if (number === 1) return undefined
  return number <= 10 || [14, 20, 24].includes(number) ? 'か' : 'にち'
}

const counters: Readonly<Record<string, string>> = {
  年: 'ねん',
  年度: 'ねんど',
  年間: 'ねんかん',
  年生: 'ねんせい',
  月: 'がつ',
  月分: 'がつぶん',
  時: 'じ',
  時半: 'じはん',
  時間: 'じかん',
  週間: 'しゅうかん',
  円: 'えん',
  万円: 'まんえん',
  万: 'まん',
  億: 'おく',
  億円: 'おくえん',
  歳: 'さい',
  歳児: 'さいじ',
  回: 'かい',
  件: 'けん',
  枚: 'まい',
  条: 'じょう',
  項: 'こう',
  号: 'ごう',
  番: 'ばん',
  番地: 'ばんち',
  丁目: 'ちょうめ',
  名: 'めい',
  台: 'だい',
  点: 'てん',
  度: 'ど',
  割: 'わり',
  種類: 'しゅるい',
  世帯: 'せたい',
  倍: 'ばい',
  部: 'ぶ',
  級: 'きゅう',
  区: 'く',
  畳: 'じょう',
}
