import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { authored } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'

const words = z.string().min(1).transform(authored)
const inThreeLanguages = z.strictObject({ ja: words, easy: words, en: words })

const topicSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** A field of the office's work, or an occasion in somebody's life. */
  kind: z.enum(['topic', 'lifeEvent']),
  name: inThreeLanguages,
  lede: inThreeLanguages,
  /** What people call it. */
  words: z.array(z.string().min(1)),
})

export type Topic = z.output<typeof topicSchema>
export type TopicKind = Topic['kind']

/** `topics.json` of the profile, in its order; nothing where a municipality has none. */
export function topicsOf({ config }: { readonly config: Pick<House['config'], 'root' | 'profile'> }): readonly Topic[] {
  const file = join(config.root, 'profiles', config.profile, 'topics.json')
  const known = read.get(file)
  if (known) return known
  const topics = existsSync(file) ? parsed(file) : []
  read.set(file, topics)
  return topics
}

function parsed(file: string): readonly Topic[] {
  const found = z.array(topicSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!found.success) throw new Error(`profile ${file}: ${z.prettifyError(found.error)}`)
  return found.data
}

// What a profile says does not change while the program runs.
const read = new Map<string, readonly Topic[]>()

export const topicPath = ({ kind, key }: Pick<Topic, 'kind' | 'key'>): string =>
  kind === 'topic' ? `/topics/${key}` : `/life/${key}`
