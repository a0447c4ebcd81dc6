import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardTimeZone } from '#platform/time/index.ts'

const units = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const

const day = String.raw`([+-])(\d{1,4})([dwmy])`
const aDay = new RegExp(`^${day}$`)
const aMoment = new RegExp(String.raw`^${day} ([01]\d|2[0-3]):([0-5]\d)$`)

/** `+9d`, `-12d`, `+3w`, `+1m`, `+1y` from `today`; `undefined` for anything else. */
export function dayFrom(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, sign, count, unit] = aDay.exec(text) ?? []
  if (!unit) return undefined
  // Parse edge: the pattern knows only these.
  const duration = { [units[unit as keyof typeof units]]: Number(count) }
  return sign === '-' ? today.subtract(duration) : today.add(duration)
}

/** `+9d 10:00` on the ward's clock. */
export function momentFrom(text: string, today: Temporal.PlainDate): Temporal.Instant | undefined {
  const [, , , , hour, minute] = aMoment.exec(text) ?? []
  const on = hour === undefined ? undefined : dayFrom(text.slice(0, text.indexOf(' ')), today)
  return on?.toZonedDateTime({ timeZone: wardTimeZone, plainTime: `${hour}:${minute}` }).toInstant()
}

const written = /\{\{([^{}]*)\}\}/g

/** What stands in 「{{…}}」 and is no day; empty when every one is. */
export const unreadableDays = (text: string): readonly string[] =>
  [...text.matchAll(written)].flatMap(([all, inside = '']) => (wanted(inside) ? [] : [all]))

/** The text with its `{{day +9d}}` said: 「12月9日（水曜日）」, "Wed 9 Dec". */
export const sayDays = (text: string, today: Temporal.PlainDate, lang: Lang): string =>
  text.replace(written, (all, inside: string) => {
    const on = dayFrom(wanted(inside) ?? '', today)
    return on ? sayDay(on, lang) : all
  })

const wanted = (inside: string): string | undefined => /^day ([+-]\d{1,4}[dwmy])$/.exec(inside.trim())?.[1]

const sayDay = (on: Temporal.PlainDate, lang: Lang): string =>
  lang === 'ja' ? `${on.month}月${on.day}日（${'月火水木金土日'.charAt(on.dayOfWeek - 1)}曜日）` : formatDate(on, lang)
