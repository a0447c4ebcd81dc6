import type { Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'
import { uiTexts } from '../text/index.ts'

/** 「8時30分」 for `08:30`. */
export const writeTime = (lang: Lang, clockTime: string): string =>
  formatPlainTime(Temporal.PlainTime.from(clockTime), lang)

/** 「練馬区」, with its reading in easy Japanese. */
export const wardName = (lang: Lang, { name, nameKana, nameEnglish }: Profile): string =>
  uiTexts(lang).ward({ name, nameKana, nameEnglish })
