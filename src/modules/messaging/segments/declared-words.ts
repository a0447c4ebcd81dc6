import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { ageGroupsOf, areasOf, topicsOf } from '../choices/profile.ts'

type Named = { key: string; name: Readonly<Record<Lang, string>>; isQuiet: boolean }
/** What people can say about themselves, in the profile's words; nothing where the municipality offers none. */
export type DeclaredWords = { topics: readonly Named[]; ageGroups: readonly Named[]; areas: readonly Named[] }

type Offered = { key: string; name: Named['name']; quiet?: boolean }

export function declaredWords(house: { config: Pick<House['config'], 'root' | 'profile'> }): DeclaredWords {
  const named = (offered: readonly Offered[]): Named[] =>
    offered.map(({ key, name, quiet = false }) => ({ key, name, isQuiet: quiet }))
  return { topics: named(topicsOf(house)), ageGroups: named(ageGroupsOf(house)), areas: named(areasOf(house)) }
}

export const noWords: DeclaredWords = { topics: [], ageGroups: [], areas: [] }

/** The name of a key without furigana; of one that the profile has given up, the key. */
export function nameOf(list: readonly Named[], key: string, lang: Lang = 'ja'): string {
  const found = list.find((one) => one.key === key)
  return found ? withoutReadings(found.name[lang]) : key
}
