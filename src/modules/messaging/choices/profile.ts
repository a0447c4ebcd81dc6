import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { authored } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const clockTime = z.iso.time({ precision: -1 })
const words = z.string().min(1).transform(authored)
const inThreeLanguages = z.strictObject({ ja: words, easy: words, en: words })

export const topicGroups = ['disaster', 'children', 'age', 'interest', 'area'] as const
const rhythms = ['at-once', 'week', 'month', 'season', 'rare'] as const

const topicSchema = z.strictObject({
  key,
  group: z.enum(topicGroups),
  name: inThreeLanguages,
  /** What comes. */
  hint: inThreeLanguages,
  /** About how often something comes. */
  often: z.enum(rhythms),
  /** About health or money that people need: nothing of it may stand on a lock screen. */
  quiet: z.boolean().default(false),
})

const namedSchema = z.strictObject({ key, name: inThreeLanguages })

/** `messaging.json` of a profile: what the office tells to those who ask for it, and when not. */
const messagingSchema = z
  .strictObject({
    /** Nothing ordinary comes in [from, until), over midnight where from > until. */
    quietHours: z.strictObject({ from: clockTime, until: clockTime }),
    /** Ordinary campaigns to one person. */
    caps: z.strictObject({ perDay: z.int().positive(), perWeek: z.int().positive() }),
    /** With the topics that are recommended to them. */
    ageGroups: z.array(namedSchema.extend({ topics: z.array(key).min(1) })),
    areas: z.array(namedSchema),
    topics: z.array(topicSchema),
    /** false = 要確認. */
    confirmed: z.boolean(),
  })
  .refine(({ topics, ageGroups }) => {
    const known = new Set(topics.map((topic) => topic.key))
    return known.size === topics.length && ageGroups.every((group) => group.topics.every((one) => known.has(one)))
  }, 'topics: one of each key, and every recommended one among them')

type MessagingRules = z.output<typeof messagingSchema>
export type Topic = z.output<typeof topicSchema>
export type AgeGroup = MessagingRules['ageGroups'][number]
export type Area = MessagingRules['areas'][number]
export type QuietHours = MessagingRules['quietHours']

type Town = { readonly config: Pick<House['config'], 'root' | 'profile'> }

/** What people can choose, in the order of the profile; nothing where the municipality offers none. */
export const topicsOf = (house: Town): readonly Topic[] => rulesOf(house).topics

export const findTopic = (house: Town, key: string | null): Topic | undefined =>
  topicsOf(house).find((topic) => topic.key === key)

/** Ordinary messages wait while it is [from, until) of the municipality's day, over midnight where from > until. */
export const quietHours = (house: Town): QuietHours => rulesOf(house).quietHours

/** How many ordinary campaigns one person gets at most. */
export const caps = (house: Town): MessagingRules['caps'] => rulesOf(house).caps

export const areasOf = (house: Town): readonly Area[] => rulesOf(house).areas

export const ageGroupsOf = (house: Town): readonly AgeGroup[] => rulesOf(house).ageGroups

const nothing: MessagingRules = {
  quietHours: { from: '21:00', until: '08:00' },
  caps: { perDay: 2, perWeek: 6 },
  ageGroups: [],
  areas: [],
  topics: [],
  confirmed: false,
}

const known = new Map<string, MessagingRules>()

function rulesOf({ config: { root, profile } }: Town): MessagingRules {
  const file = join(root, 'profiles', profile, 'messaging.json')
  const rules =
    known.get(file) ?? (existsSync(file) ? messagingSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : nothing)
  known.set(file, rules)
  return rules
}
