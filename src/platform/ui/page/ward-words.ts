import type { Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { uiTexts } from '../text/index.ts'

/** 「8時30分」 for `08:30`. */
export function writeTime(lang: Lang, clockTime: string): string {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number)
  return uiTexts(lang).time(hour, minute)
}

/** 「練馬区」, with its reading in easy Japanese. */
export const wardName = (lang: Lang, { name, nameKana, nameEnglish }: Profile): string =>
  uiTexts(lang).ward({ name, nameKana, nameEnglish })
