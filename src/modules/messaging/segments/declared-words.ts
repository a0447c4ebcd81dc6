import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'

type Named = { key: string; name: Readonly<Record<Lang, string>>; isQuiet: boolean }
/** What people can say about themselves, in the profile's words; nothing where the municipality offers none. */
export type DeclaredWords = { topics: readonly Named[]; ageGroups: readonly Named[]; areas: readonly Named[] }

const named = z
  .array(
    z.looseObject({
      key: z.string(),
      name: z.object({ ja: z.string(), easy: z.string(), en: z.string() }),
      quiet: z.boolean().default(false),
    }),
  )
  .default([])
  .transform((list) => list.map(({ key, name, quiet }): Named => ({ key, name, isQuiet: quiet })))

const wordsSchema = z.looseObject({ topics: named, ageGroups: named, areas: named })

const known = new WeakMap<House['config'], DeclaredWords>()

/** Topics, age groups and areas of the profile's `messaging.json`, read once. */
export function declaredWords({ config }: Pick<House, 'config'>): DeclaredWords {
  const file = join(config.root, 'profiles', config.profile, 'messaging.json')
  const words = known.get(config) ?? wordsSchema.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
  known.set(config, words)
  return words
}

export const noWords: DeclaredWords = { topics: [], ageGroups: [], areas: [] }

/** The name of a key without furigana; of one that the profile has given up, the key. */
export function nameOf(list: readonly Named[], key: string, lang: Lang = 'ja'): string {
  const found = list.find((one) => one.key === key)
  return found ? withoutReadings(found.name[lang]) : key
}
