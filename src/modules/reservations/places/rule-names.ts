import { authored, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { registrantRules } from '../registrants/profile.ts'
import type { Names } from '../rules/index.ts'
import { placeWords } from './profile/load.ts'
import { sayKey } from './say.ts'

/** What the municipality calls what its rules name by keys. */
export function ruleNames(house: House, lang: Lang): Names {
  const registrants = registrantRules(house)
  const words = placeWords(house)
  return {
    className(key) {
      const word = registrants?.classes.find((one) => one.key === key)
      return word ? authored(word[lang]) : key
    },
    grantName: (key) => authored(registrants?.grants.find((one) => one.key === key)?.label ?? key),
    categoryName: (key) => (words ? sayKey(words, 'categories', key, lang) : key),
  }
}
