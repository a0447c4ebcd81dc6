import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { wordsSchema } from './words.ts'

/**
 * A procedure as data. A published revision never changes; a draft ends on the revision it began with.
 * Field ids and option values are stable for ever: answers, differences and statistics hang on them.
 */
export type Definition = z.infer<typeof definitionSchema>
export type Page = Definition['pages'][number]
export type Field = Page['fields'][number]
export type Option = z.infer<typeof optionSchema>
export type FeeRule = Definition['fees'][number]

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)

const optionSchema = z
  .object({ value: id, label: wordsSchema, hint: wordsSchema.optional(), showIf: conditionSchema.optional() })
  .strict()

const fieldBase = {
  id,
  label: wordsSchema,
  hint: wordsSchema.optional(),
  showIf: conditionSchema.optional(),
  /** What the paper or the list says when nothing was chosen. */
  noneLabel: wordsSchema.optional(),
  /** May be asked again by the office without a new signature and payment. */
  correctable: z.boolean().default(false),
}

const fieldSchema = z.discriminatedUnion('type', [
  z.object({ ...fieldBase, type: z.literal('choice'), options: z.array(optionSchema).min(2) }).strict(),
  z.object({ ...fieldBase, type: z.literal('choices'), options: z.array(optionSchema).min(1) }).strict(),
  /** Members of the asking person's household, by person id; at least one. */
  z.object({ ...fieldBase, type: z.literal('persons') }).strict(),
  z
    .object({
      ...fieldBase,
      type: z.literal('number'),
      min: z.number().int(),
      max: z.number().int(),
      unit: wordsSchema,
    })
    .strict(),
])

const sectionSchema = z.object({ title: wordsSchema, text: wordsSchema }).strict()

const pageSchema = z
  .object({
    key: id,
    title: wordsSchema,
    lede: wordsSchema.optional(),
    fields: z.array(fieldSchema).min(1),
    /** Beside the question: what a word means, what is not offered and where to get it. */
    aside: z.array(sectionSchema).default([]),
  })
  .strict()

const feeRuleSchema = z
  .object({
    /** Key of the fee in the ward's profile: amounts are never written here. */
    fee: id,
    account: z.enum(['fee', 'postage']),
    label: wordsSchema,
    /** Field that says how many, or once. */
    count: z.union([z.literal('once'), z.object({ field: id }).strict()]),
    when: conditionSchema.optional(),
  })
  .strict()

export const definitionSchema = z
  .object({
    procedure: id,
    /** 証明請求; other kinds come with the full engine. */
    kind: z.literal('certificate-request'),
    office: id,
    /** 署名用電子署名 is needed before the office may look at it. */
    signature: z.boolean(),
    name: wordsSchema,
    summary: wordsSchema,
    keywords: z.array(z.string()),
    needs: z.array(wordsSchema).min(1),
    whoMayAsk: wordsSchema,
    legalBasis: z.array(wordsSchema).min(1),
    lookups: z.array(wordsSchema).min(1),
    notOffered: z.array(sectionSchema).default([]),
    minutes: z.number().int().positive(),
    /** 標準処理期間: open days until it is sent or lies ready, and days the post takes after that. */
    time: z.object({ officeDays: z.number().int().positive(), postDays: z.number().int().min(0) }).strict(),
    /** Whose record it is: which field says it and which names the people when only some are meant. */
    subjects: z.object({ scope: id, persons: id }).strict(),
    delivery: z.object({ field: id }).strict(),
    copies: z.object({ field: id }).strict(),
    pages: z.array(pageSchema).min(1),
    fees: z.array(feeRuleSchema),
  })
  .strict()

/** Parses what a profile or a revision row holds. Throws `ZodError`: a broken definition must never be published. */
export const parseDefinition = (value: unknown): Definition => definitionSchema.parse(value)

export const allFields = (definition: Definition): Field[] => definition.pages.flatMap((page) => page.fields)

export const findField = (definition: Definition, fieldId: string): Field | undefined =>
  allFields(definition).find((field) => field.id === fieldId)

export const findPage = (definition: Definition, key: string): Page | undefined =>
  definition.pages.find((page) => page.key === key)

/** Fields that the office may ask again; `paper` (an upload) always may be. */
export const correctableFields = (definition: Definition): string[] => [
  ...allFields(definition).flatMap((field) => (field.correctable ? [field.id] : [])),
  'paper',
]
