import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime, wardDate, wardTimeZone } from '#platform/time/index.ts'

/** 「12月14日(月)」 for what ends with that day, which nobody reads as 「12月15日0時」. */
export function sayUntil(at: Temporal.Instant, lang: Lang): string {
  const isMidnight = at.toZonedDateTimeISO(wardTimeZone).toPlainTime().equals('00:00')
  return isMidnight ? formatDate(wardDate(at).subtract({ days: 1 }), lang) : formatDateTime(at, lang)
}
