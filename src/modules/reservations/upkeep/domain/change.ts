import { z } from 'zod'
import type { Id } from '#platform/ids/index.ts'

export type PlaceChangeId = Id<'place-change'>

const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const window = { from: day, /** The first day without it; null: until it is changed again. */ until: day.nullable() }

const block = z.strictObject({
  no: z.int().min(1).max(40),
  label: z.string().nullable(),
  starts: time,
  ends: time,
  weight: z.int().min(1).max(9),
  bridge: z.boolean(),
})
export type WrittenBlock = z.output<typeof block>

const pattern = z.strictObject({
  kind: z.literal('pattern'),
  spaces: z.array(z.int()).min(1),
  ...window,
  days: z.array(z.int().min(1).max(8)).min(1),
  free: z.strictObject({ step: z.int(), least: z.int(), most: z.int() }).nullable(),
  /** None: on such days nothing can be taken. */
  blocks: z.array(block).max(40),
})

const closedDays = z.strictObject({
  kind: z.literal('closed-days'),
  from: day,
  /** The last one. */
  to: day,
  /** Only these kinds of days, as in patterns; none: all. */
  days: z.array(z.int().min(1).max(8)),
  why: z.string().min(1).max(200),
  /** Closed until now, open again. */
  opens: z.boolean(),
})

const ruleSet = z.strictObject({ kind: z.literal('rule-set'), key: z.string(), ...window, rules: z.unknown() })
const tariff = z.strictObject({ kind: z.literal('tariff'), key: z.string(), ...window, tariff: z.unknown() })

const spaceWords = z.strictObject({
  name: z.string(),
  kana: z.string(),
  english: z.string().nullable(),
  rules: z.string(),
  tariff: z.string().nullable(),
  capacity: z.int(),
  area: z.int().nullable(),
  activities: z.array(z.string()).min(1),
  online: z.boolean(),
  confirmed: z.boolean(),
  /** The first day on which it is no more. */
  until: day.nullable(),
})
export type SpaceWords = z.output<typeof spaceWords>
const space = z.strictObject({ kind: z.literal('space'), space: z.int(), words: spaceWords })
const newSpace = z.strictObject({
  kind: z.literal('new-space'),
  slug: z.string(),
  /** Names of the smallest parts; those that the facility has not yet are made. */
  atoms: z.array(z.string()).min(1),
  words: spaceWords,
})

const equipment = z.strictObject({
  kind: z.literal('equipment'),
  /** Missing: a new one. */
  equipment: z.int().nullable(),
  name: z.string(),
  kana: z.string().nullable(),
  english: z.string().nullable(),
  stock: z.int(),
  price: z.int(),
  until: day.nullable(),
})

const facility = z.strictObject({
  kind: z.literal('facility'),
  name: z.string(),
  kana: z.string(),
  english: z.string().nullable(),
  address: z.string(),
  phone: z.string().nullable(),
  online: z.boolean(),
  confirmed: z.boolean(),
})

/** Pairs of smallest parts that hear each other: from now on, or no more. */
const neighbours = z.strictObject({
  kind: z.literal('neighbours'),
  one: z.int(),
  other: z.int(),
  hear: z.boolean(),
})

export const changeSchema = z.discriminatedUnion('kind', [
  pattern,
  closedDays,
  ruleSet,
  tariff,
  space,
  newSpace,
  equipment,
  facility,
  neighbours,
])

/** What is to be different, as it is written down: days and times are texts. */
export type Change = z.output<typeof changeSchema>
export type ChangeKind = Change['kind']
export type PatternChange = z.output<typeof pattern>
export type ClosedDaysChange = z.output<typeof closedDays>
export type RuleSetChange = z.output<typeof ruleSet>
export type TariffChange = z.output<typeof tariff>
export type ChangeOf<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>

/** Which of them meet reservations, and are looked at before they take effect. */
export type LookedAt = PatternChange | ClosedDaysChange | RuleSetChange | TariffChange
