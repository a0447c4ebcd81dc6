import type { Lang } from '#platform/i18n/index.ts'
import { formatTime, wardTimeZone } from '#platform/time/index.ts'

/** 「17時15分」 for `17:15` of a profile. */
export const clockWords = (lang: Lang, clockTime: string): string =>
  formatTime(Temporal.PlainDateTime.from(`2000-01-01T${clockTime}`).toZonedDateTime(wardTimeZone).toInstant(), lang)
