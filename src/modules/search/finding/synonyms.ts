import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { compileSynonyms, type Synonyms } from '../engine/index.ts'

const rowSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('same'), words: z.array(z.string().min(1)).min(2) }),
  z.looseObject({ kind: z.literal('leads'), from: z.string().min(1), to: z.array(z.string().min(1)).min(1) }),
])

const known = new WeakMap<House['config'], Synonyms>()

/** What stands for what in the municipality's `search/synonyms.json`, read once. */
export function synonymsOf({ config }: Pick<House, 'config'>): Synonyms {
  const synonyms = known.get(config) ?? compileSynonyms(readRows(config))
  known.set(config, synonyms)
  return synonyms
}

function readRows({ root, profile }: House['config']) {
  const file = join(root, 'profiles', profile, 'search', 'synonyms.json')
  return existsSync(file) ? z.array(rowSchema).parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}
