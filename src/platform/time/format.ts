import { defineTexts, type Lang } from '#platform/i18n/index.ts'
import { wardTimeZone } from './clock.ts'
import { toWarekiYear } from './wareki.ts'

// Both kinds of Japanese carry readings. やさしい日本語 writes Western years and reads the numbers out too.
const forms = defineTexts({
  ja: {
    day: (date: Temporal.PlainDate) => `${monthAndDay(date)}(｜${weekday(date)}《${weekdayReading(date)}》)`,
    longDay: (date: Temporal.PlainDate) =>
      `${warekiDate(date)} ｜${weekday(date)}曜日《${weekdayReading(date)}ようび》`,
    date: (date: Temporal.PlainDate) => warekiDate(date),
    time: (time: Temporal.PlainTime) =>
      `${time.hour}時《じ》${time.minute === 0 ? '' : `${time.minute}分《${minuteWord(time.minute)}》`}`,
    both: (day: string, time: string) => `${day}${time}`,
  },
  easy: {
    day: (date: Temporal.PlainDate) => `${easyMonthAndDay(date)}(｜${weekday(date)}《${weekdayReading(date)}》)`,
    date: (date: Temporal.PlainDate) => easyDate(date),
    longDay: (date: Temporal.PlainDate) => `${easyDate(date)} ｜${weekday(date)}曜日《${weekdayReading(date)}ようび》`,
    time: (time: Temporal.PlainTime) =>
      `｜${time.hour}時《${hourReadings[time.hour]}》${time.minute === 0 ? '' : `｜${time.minute}分《${minuteReading(time.minute)}》`}`,
    both: (day: string, time: string) => `${day} ${time}`,
  },
  en: {
    day: (date: Temporal.PlainDate) =>
      `${english(date, 'weekday').slice(0, 3)} ${date.day} ${english(date, 'month').slice(0, 3)}`,
    longDay: (date: Temporal.PlainDate) => `${english(date, 'weekday')} ${englishDate(date)}`,
    date: (date: Temporal.PlainDate) => englishDate(date),
    time: (time: Temporal.PlainTime) => `${time.hour}:${String(time.minute).padStart(2, '0')}`,
    both: (day: string, time: string) => `${day}, ${time}`,
  },
})

/** 「12月3日(木)」, "Thu 3 Dec". */
export const formatDate = (date: Temporal.PlainDate, lang: Lang): string => forms(lang).day(date)

/** 「令和8年12月2日 水曜日」, "Wednesday 2 December 2026". */
export const formatDateLong = (date: Temporal.PlainDate, lang: Lang): string => forms(lang).longDay(date)

/** 「平成元年5月14日」, "14 May 1989": for birth dates and the like, where the weekday says nothing. */
export const formatCalendarDate = (date: Temporal.PlainDate, lang: Lang): string => forms(lang).date(date)

/** 「8時53分」, "8:53", on the ward's clock. */
export const formatTime = (instant: Temporal.Instant, lang: Lang): string =>
  formatPlainTime(wardTime(instant).toPlainTime(), lang)

/** The same for a time of the clock, such as opening hours. */
export const formatPlainTime = (time: Temporal.PlainTime, lang: Lang): string => forms(lang).time(time)

/** 「12月2日(水)8時53分」, "Wed 2 Dec, 8:53", on the ward's clock. */
export const formatDateTime = (instant: Temporal.Instant, lang: Lang): string =>
  forms(lang).both(forms(lang).day(wardTime(instant).toPlainDate()), formatTime(instant, lang))

/** The day in the ward on which the instant falls. */
export const wardDate = (instant: Temporal.Instant): Temporal.PlainDate => wardTime(instant).toPlainDate()

const wardTime = (instant: Temporal.Instant): Temporal.ZonedDateTime => instant.toZonedDateTimeISO(wardTimeZone)

const weekday = (date: Temporal.PlainDate): string => '月火水木金土日'.charAt(date.dayOfWeek - 1)

const weekdayReading = (date: Temporal.PlainDate): string =>
  ['げつ', 'か', 'すい', 'もく', 'きん', 'ど', 'にち'][date.dayOfWeek - 1] ?? ''

const english = (date: Temporal.PlainDate, part: 'weekday' | 'month'): string =>
  date.toLocaleString('en-GB', { [part]: 'long' })

const englishDate = (date: Temporal.PlainDate): string => `${date.day} ${english(date, 'month')} ${date.year}`

const warekiDate = (date: Temporal.PlainDate): string =>
  toWarekiYear(date)
    .replace(/^\D\D/, (era) => `${era}《${eraReadings[era]}》`)
    .replace('元年', '元年《がんねん》')
    .replace(/(?<=\d)年$/, '年《ねん》') + monthAndDay(date)

const eraReadings: Record<string, string> = {
  令和: 'れいわ',
  平成: 'へいせい',
  昭和: 'しょうわ',
  大正: 'たいしょう',
  明治: 'めいじ',
}

function monthAndDay(date: Temporal.PlainDate): string {
  const month = `${date.month}月《がつ》`
  const reading = dayReadings[date.day - 1] ?? ''
  if (reading.endsWith('にち')) return `${month}${date.day}日《にち》`
  // にじゅうよっか would be wider than its 24日, so よっか stands above 4日 alone.
  if (reading.endsWith('よっか')) return `${month}${Math.floor(date.day / 10) || ''}｜4日《よっか》`
  return `${month}｜${date.day}日《${reading}》`
}

/** ふん or ぷん after this number. */
export const minuteWord = (minutes: number): string => minuteReading(minutes % 60).slice(-2)

/** 「ついたち」, 「にじゅういちにち」: how the day of a month is read. */
export const dayWord = (day: number): string => dayReadings[day - 1] ?? ''

const easyDate = (date: Temporal.PlainDate): string => `${date.year}年《ねん》${easyMonthAndDay(date)}`

const easyMonthAndDay = (date: Temporal.PlainDate): string =>
  `｜${date.month}月《${monthReadings[date.month - 1]}》｜${date.day}日《${dayReadings[date.day - 1]}》`

const words = (text: string): string[] => text.split(' ')

const monthReadings = words(
  'いちがつ にがつ さんがつ しがつ ごがつ ろくがつ しちがつ はちがつ くがつ じゅうがつ じゅういちがつ じゅうにがつ',
)
const dayReadings = words(
  'ついたち ふつか みっか よっか いつか むいか なのか ようか ここのか とおか ' +
    'じゅういちにち じゅうににち じゅうさんにち じゅうよっか じゅうごにち じゅうろくにち じゅうしちにち じゅうはちにち じゅうくにち はつか ' +
    'にじゅういちにち にじゅうににち にじゅうさんにち にじゅうよっか にじゅうごにち にじゅうろくにち にじゅうしちにち にじゅうはちにち にじゅうくにち さんじゅうにち さんじゅういちにち',
)
const hourReadings = words(
  'れいじ いちじ にじ さんじ よじ ごじ ろくじ しちじ はちじ くじ じゅうじ じゅういちじ ' +
    'じゅうにじ じゅうさんじ じゅうよじ じゅうごじ じゅうろくじ じゅうしちじ じゅうはちじ じゅうくじ にじゅうじ にじゅういちじ にじゅうにじ にじゅうさんじ',
)
const tens = words(' じゅう にじゅう さんじゅう よんじゅう ごじゅう')
const units = words('じゅっぷん いっぷん にふん さんぷん よんぷん ごふん ろっぷん ななふん はっぷん きゅうふん')

function minuteReading(minute: number): string {
  const ten = Math.floor(minute / 10)
  // 二十分 is にじゅっぷん: the round tens lose their じゅう to the unit.
  return minute % 10 === 0 ? `${(tens[ten] ?? '').slice(0, -3)}${units[0]}` : `${tens[ten]}${units[minute % 10]}`
}
