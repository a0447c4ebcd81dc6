import type { Lang } from '#platform/i18n/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'

/** 「17時15分」 for `17:15` of a profile. */
export const clockWords = (lang: Lang, clockTime: string): string =>
  formatPlainTime(Temporal.PlainTime.from(clockTime), lang)
