import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'

const inLanguages = z.strictObject({ ja: z.string().min(1), easy: z.string().min(1), en: z.string().min(1) })

const topicSchema = z.strictObject({
  /** In the address and on every page that belongs to it; of topics and life events together only once. */
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(['topic', 'lifeEvent']),
  name: inLanguages,
  lede: inLanguages,
  /** What people type who look for it. */
  words: z.array(z.string().min(1)).readonly(),
})

export type Topic = z.output<typeof topicSchema>

const topicsSchema = z
  .array(topicSchema)
  .refine((topics) => new Set(topics.map(({ key }) => key)).size === topics.length, 'a key stands there twice')

type Town = { config: Pick<House['config'], 'root' | 'profile'> }

/** What the municipality's `topics.json` puts its pages under, read once, in its order; none where it has no such file. Throws with the file and the field that is wrong. */
export function topicsOf({ config }: Town): readonly Topic[] {
  const topics = known.get(config) ?? readTopics(config)
  known.set(config, topics)
  return topics
}

const known = new WeakMap<Town['config'], readonly Topic[]>()

function readTopics({ root, profile }: Town['config']): readonly Topic[] {
  const file = join(root, 'profiles', profile, 'topics.json')
  if (!existsSync(file)) return []
  const read = topicsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`profile ${file}: ${problems.join('; ')}`)
}
