import { z } from 'zod'
import { dayKinds, key, keys, months, percent, rounding, says, who } from './fields.ts'
import { momentSchema } from './moment.ts'

/** What a group must be; persons are asked for nothing here. */
const members = z.strictObject({
  least: z.int().positive(),
  /** How many of them live, work or study in the ward. */
  inWard: z.union([z.enum(['all', 'majority', 'half']), z.int().positive()]).optional(),
  /** Not only junior-high and younger. */
  notOnlyYoung: z.literal(true).optional(),
})

const stageParts = {
  /** Names the stage within the set. */
  key,
  ...who,
  members: members.optional(),
  /** Months of use that it is for; missing: all. */
  months: months.optional(),
  opens: momentSchema,
}

/** 受付期間. Who is in several stages may book in any of them. */
const stage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('first-come'),
    ...stageParts,
    /** Missing: until `cutOffs.book`. */
    closes: momentSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('lottery'),
    ...stageParts,
    closes: momentSchema,
    draw: momentSchema,
    /** What is won and not confirmed in between is lost; missing: what is won is booked. */
    confirm: z.strictObject({ opens: momentSchema, until: momentSchema }).optional(),
  }),
])

/** 枠の上限. Sets that name the same key count together. */
const quota = z.strictObject({
  key,
  ...who,
  /** Each registrant, or each person who is in it (by all registrations of this person together). */
  per: z.enum(['registrant', 'person']),
  period: z.enum(['day', 'week', 'month', 'fiscal-year']),
  /** By the day of use, or by the day on which it is booked. */
  of: z.enum(['use', 'booking']),
  /** Keys of categories of facilities it counts; missing: every one. */
  categories: keys.optional(),
  /** Each category or facility has a count of its own. */
  each: z.enum(['category', 'facility']).optional(),
  /** Kinds of days of use it counts; missing: every one. */
  days: dayKinds.optional(),
  /** Blocks by their weight (a long one is two), reservations, or each so many minutes begun. */
  counts: z.union([z.enum(['blocks', 'reservations']), z.strictObject({ everyMinutes: z.int().positive() })]),
  /** Only what is applied for in a draw, or only first come; missing: both. */
  in: z.enum(['lottery', 'first-come']).optional(),
  limit: z.int().positive('上限は1以上で書いてください。使わせないなら受付期間から外します'),
})

/** 減免. */
const reduction = z.strictObject({
  key,
  says,
  /** The article or common criterion. */
  ground: z.string().min(1),
  percent: percent.min(1, '1から100で書いてください'),
  ...who,
  /** Members of the ward, at least. */
  membersInWard: z.int().positive().optional(),
  /** At least so many per cent of the members. */
  share: z
    .strictObject({ of: z.enum(['over75', 'over65', 'disabled', 'juniorHighOrYounger']), percent: percent.min(1) })
    .optional(),
  /** What it takes off; missing: everything but equipment. */
  applies: z
    .array(z.enum(['base', 'surcharge', 'lights', 'equipment']))
    .min(1)
    .optional(),
})

/** Rules of a group of spaces, as they stand by the day of use. */
export const ruleSetSchema = z.strictObject({
  /** Where it is written. */
  source: z.string().min(1),
  /** false = 要確認: shown so to staff. */
  confirmed: z.boolean(),
  /** What a group must be to book, where a stage does not say otherwise. */
  members: members.optional(),
  /** Whether the registration must stand on the day of use too, or on the day of booking only. */
  registration: z.enum(['booking', 'use']),
  stages: z.array(stage).min(1, '受付期間を1つ以上書いてください'),
  quotas: z.array(quota).default([]),
  /** 仮押さえ. */
  holdMinutes: z.int().min(1).max(120),
  cutOffs: z.strictObject({ book: momentSchema, change: momentSchema, cancel: momentSchema }),
  /** When it is paid; the earlier of both ends counts. */
  pay: z.strictObject({
    ways: z.array(z.enum(['now', 'later', 'on-site'])).min(1),
    until: momentSchema.optional(),
    /** Days after the approval, which itself is 0. */
    withinDays: z.int().nonnegative().optional(),
    /** So many days before the end somebody who has not paid is reminded; missing: 3. */
    remindDays: z.int().positive().optional(),
  }),
  /** 還付, the earliest first; after the last nothing comes back. */
  refunds: z.array(z.strictObject({ until: momentSchema, percent })).default([]),
  /** Whether it is called off for weather, when all is given back. */
  weather: z.boolean(),
  /** Which prices count when they change in between. */
  tariffBy: z.enum(['approval', 'use']),
  /** Minutes after the start without a check-in until it counts as 来館なし; missing: never. */
  noShowAfterMinutes: z.int().positive().optional(),
  equipmentPer: z.enum(['block', 'use']),
  reductions: z.array(reduction).default([]),
  /** The day by whose list of members a reduction is judged; `april-first`: of the fiscal year of use. */
  referenceDay: z.enum(['registration', 'booking', 'use', 'april-first']),
  /** Where several reductions fit: the largest, or one after the other. */
  reduceBy: z.enum(['best', 'in-order']),
  rounding: rounding.default({ unit: 1, to: 'down' }),
})

export type RuleSet = z.output<typeof ruleSetSchema>
export type MembersRule = z.output<typeof members>
export type StageRule = RuleSet['stages'][number]
export type QuotaRule = RuleSet['quotas'][number]
export type ReductionRule = RuleSet['reductions'][number]
