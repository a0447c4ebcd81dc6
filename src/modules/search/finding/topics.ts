import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'

const said = z.looseObject({ ja: z.string(), easy: z.string(), en: z.string() })
const topicsSchema = z.array(z.looseObject({ key: z.string(), kind: z.enum(['topic', 'lifeEvent']), name: said }))

export type KnownTopic = z.infer<typeof topicsSchema>[number]

const known = new WeakMap<House['config'], readonly KnownTopic[]>()

/** The municipality's `topics.json`, read once; none without the file. */
export function topicsOf({ config }: Pick<House, 'config'>): readonly KnownTopic[] {
  const topics = known.get(config) ?? read(config)
  known.set(config, topics)
  return topics
}

function read({ root, profile }: House['config']): readonly KnownTopic[] {
  const file = join(root, 'profiles', profile, 'topics.json')
  return existsSync(file) ? topicsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}
