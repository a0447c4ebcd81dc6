import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime, formatPlainTime, wardDate, wardTimeZone } from '#platform/time/index.ts'
import { sayName, type Space } from '../../places/index.ts'
import { bookingTexts } from '../text/index.ts'

type When = { day: Temporal.PlainDate; starts: Temporal.PlainTime; ends: Temporal.PlainTime }

/** 「12月5日(土) 9時から12時まで」. */
export const sayWhen = (lang: Lang, { day, starts, ends }: When): string =>
  bookingTexts(lang).page.times(formatDate(day, lang), formatPlainTime(starts, lang), formatPlainTime(ends, lang))

export const sayPlace = (lang: Lang, space: Space): string => `${sayName(space.facility, lang)} ${sayName(space, lang)}`

/** 「12月5日(土)24時」: midnight belongs to the day that it ends. */
export function sayEnd(lang: Lang, end: Temporal.Instant): string {
  const time = end.toZonedDateTimeISO(wardTimeZone)
  if (time.hour !== 0 || time.minute !== 0) return formatDateTime(end, lang)
  return bookingTexts(lang).page.endOf(formatDate(wardDate(end).subtract({ days: 1 }), lang))
}
