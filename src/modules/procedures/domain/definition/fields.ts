import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { valueSchema } from './value.ts'
import { wordsSchema } from './words.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)

export const optionSchema = z
  .object({
    value: id,
    label: wordsSchema,
    hint: wordsSchema.optional(),
    showIf: conditionSchema.optional(),
    /** Who chooses this cannot go on here; says where to go instead. */
    stops: wordsSchema.optional(),
  })
  .strict()
export type Option = z.infer<typeof optionSchema>

/** What the register, the person's own contacts and what they filed before can fill in. */
export const prefills = ['name', 'kana', 'birth-date', 'address', 'postcode', 'phone', 'email', 'school'] as const
export type Prefill = (typeof prefills)[number]

const fieldBase = {
  id,
  label: wordsSchema,
  hint: wordsSchema.optional(),
  showIf: conditionSchema.optional(),
  /** What the paper or the list says when nothing was chosen. */
  noneLabel: wordsSchema.optional(),
  /** May be asked again by the office without a new signature and payment. */
  correctable: z.boolean().default(false),
  /** May stay empty. Absent means it has to be answered. */
  optional: z.boolean().optional(),
  /** Filled in from the register or an earlier request, shown as such and correctable: `phone`, `name`, `address` … */
  prefill: z.enum(prefills).optional(),
  /** Taken as the register has it: shown, and corrected there, not here. */
  fixed: z.boolean().optional(),
}

/** What a condition over a person is read from: `person.birth-date`, `person.relation`, `person.is-self` (`yes`, `no`). */
export const personRow = 'person'

/** Who of the household is meant, by what the register says of each on the day of asking, and how that is said. */
const whoSchema = z.object({ when: conditionSchema, says: wordsSchema }).strict()

const plainFields = [
  z.object({ ...fieldBase, type: z.literal('choice'), options: z.array(optionSchema).min(2) }).strict(),
  z.object({ ...fieldBase, type: z.literal('choices'), options: z.array(optionSchema).min(1) }).strict(),
  /** Some of the options in the person's own order: the first is 第1希望. At least `min` of them (one), at most `max` (all). */
  z
    .object({
      ...fieldBase,
      type: z.literal('ranking'),
      options: z.array(optionSchema).min(2),
      min: z.number().int().min(0).optional(),
      max: z.number().int().positive().optional(),
    })
    .strict(),
  /**
   * Never asked: computed anew from the answers wherever it is read, and part of what is signed. Missing while something
   * that it needs is. `yen` is rounded down. 根拠: 国等の債権債務等の金額の端数計算に関する法律 第2条
   */
  z
    .object({
      ...fieldBase,
      type: z.literal('computed'),
      value: valueSchema,
      format: z.enum(['number', 'yen', 'date', 'days']),
      unit: wordsSchema.optional(),
    })
    .strict(),
  /** Members of the asking person's household, by person id; at least one, at most `max`, and only `who` is meant. */
  z
    .object({
      ...fieldBase,
      type: z.literal('persons'),
      max: z.number().int().positive().optional(),
      who: whoSchema.optional(),
    })
    .strict(),
  z
    .object({
      ...fieldBase,
      type: z.literal('number'),
      min: z.number().int(),
      max: z.number().int(),
      unit: wordsSchema,
    })
    .strict(),
  z
    .object({
      ...fieldBase,
      type: z.literal('text'),
      /** What it has to look like; `plain` is one line of anything. */
      format: z.enum(['plain', 'name', 'kana', 'phone', 'email', 'postcode', 'microchip']).default('plain'),
      maxLength: z.number().int().positive().max(200),
    })
    .strict(),
  z.object({ ...fieldBase, type: z.literal('long-text'), maxLength: z.number().int().positive().max(4000) }).strict(),
  /** A day; bounds are days from the day of asking (`-0` today). Years of the era can be typed. */
  z
    .object({
      ...fieldBase,
      type: z.literal('date'),
      notBefore: z.number().int().optional(),
      notAfter: z.number().int().optional(),
    })
    .strict(),
  /** An address in the ward or elsewhere, one line with 方書. */
  z.object({ ...fieldBase, type: z.literal('address') }).strict(),
  /** Bank, branch, kind, number, holder in kana; or the 公金受取口座. Kept by `payments`, the answer is a reference, or `public`. */
  z.object({ ...fieldBase, type: z.literal('bank-account'), publicAccount: z.boolean() }).strict(),
  /** A photo or paper, by reference to `platform/files`; with `max` up to so many of them. */
  z.object({ ...fieldBase, type: z.literal('file'), max: z.number().int().min(2).max(10).optional() }).strict(),
  /**
   * A free time of the list `calendar` of the office; with `after` on or after the day that an earlier question says, and
   * said to be late once more than `withinDays` have passed since.
   */
  z
    .object({
      ...fieldBase,
      type: z.literal('appointment'),
      calendar: id,
      after: z.object({ field: id, withinDays: z.number().int().positive() }).strict().optional(),
    })
    .strict(),
] as const

/** Any question but a group. */
export const plainFieldSchema = z.discriminatedUnion('type', plainFields)
export type PlainField = z.infer<typeof plainFieldSchema>
export type ComputedField = Extract<PlainField, { type: 'computed' }>
export type RankingField = Extract<PlainField, { type: 'ranking' }>

/** How many have to be ranked, and how many can be. */
export const leastRanked = ({ min = 1, optional }: RankingField): number => (optional ? 0 : min)
export const mostRanked = ({ max, options }: RankingField): number => Math.min(max ?? options.length, options.length)

export const fieldSchema = z.discriminatedUnion('type', [
  ...plainFields,
  /** Rows of the same questions (children, dogs, documents), each with an id of its own; one level deep. */
  z
    .object({
      ...fieldBase,
      type: z.literal('group'),
      /** One row: 「お子さん」. */
      rowLabel: wordsSchema,
      min: z.number().int().min(0),
      max: z.number().int().positive().max(50),
      fields: z.array(plainFieldSchema).min(1),
    })
    .strict(),
])
export type Field = z.infer<typeof fieldSchema>
export type GroupField = Extract<Field, { type: 'group' }>

export const sectionSchema = z.object({ title: wordsSchema, text: wordsSchema }).strict()
