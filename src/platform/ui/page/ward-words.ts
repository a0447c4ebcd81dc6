import type { Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { uiTexts } from '../text/index.ts'

/** 「8時30分」 for `08:30`. */
export function writeTime(lang: Lang, clockTime: string): string {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number)
  return uiTexts(lang).time(hour, minute)
}

export const wardName = (lang: Lang, profile: Profile): string => (lang === 'en' ? profile.nameEnglish : profile.name)
