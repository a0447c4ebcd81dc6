import { authored, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { registrantRules } from './profile.ts'

/** A class in the words of the municipality; its key where the profile does not know it any more. */
export function classWords(house: Pick<House, 'config'>, key: string, lang: Lang): string {
  const found = registrantRules(house)?.classes.find((one) => one.key === key)
  return found ? authored(found[lang]) : key
}
