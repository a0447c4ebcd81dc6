import { z } from 'zod'
import { actingGrounds } from '#modules/people/index.ts'
import { conditionSchema } from './condition.ts'
import { keptGroup } from '../answers/rows.ts'
import { compiled } from './compile.ts'
import { type Field, fieldSchema, type GroupField, type PlainField, sectionSchema } from './fields.ts'
import { procedureKinds } from './kinds.ts'
import {
  appealSchema,
  bringSchema,
  chargeSchema,
  coreSystemSchema,
  criteriaSchema,
  type DeliveryWay,
  decisionSchema,
  deliveryWaySchema,
  eligibilitySchema,
  limitSchema,
  lookupSchema,
  outputSchema,
  payoutSchema,
  periodSchema,
  refundSchema,
  refusalGroundSchema,
  retentionSchema,
  windowSchema,
} from './law.ts'
import { valueSchema } from './value.ts'
import { wordsSchema } from './words.ts'

export type { Field } from './fields.ts'

/**
 * A procedure as data. A published revision never changes; a draft ends on the revision it began with.
 * Field ids and option values are stable for ever: answers, differences and statistics hang on them.
 * A key that came later is optional, so that what was published before can still be read.
 */
export type Definition = z.infer<typeof definitionSchema>
export type Page = Definition['pages'][number]
export type FeeRule = Definition['fees'][number]

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)

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
    /** Field that says how many, what is computed, or once. */
    count: z.union([z.literal('once'), z.object({ field: id }).strict(), z.object({ value: valueSchema }).strict()]),
    when: conditionSchema.optional(),
    /**
     * A line for each row of a group, named after these of its questions; `count` and `when` are read in the row. A rule
     * without it is one line.
     */
    each: z
      .object({ group: id, named: z.array(id).min(1) })
      .strict()
      .optional(),
  })
  .strict()

/** Who may file it for somebody else online; without it nobody may. `check-law.ts` knows what the law forbids. */
const actingSchema = z
  .object({
    kinds: z.array(z.enum(actingGrounds)).min(1),
    /** The provisions that let them: shown where somebody chooses for whom. */
    ground: wordsSchema,
    confirmed: z.boolean(),
  })
  .strict()

/** The other adult of the household whom `field` (`persons`, at most one) names agrees on their own before it is filed. */
const coApplicantSchema = z
  .object({
    field: id,
    /** How long they have, in days from the confirmation. */
    days: z.number().int().min(1).max(60),
    /** Why they have to agree, with the provision: read by them. */
    ground: wordsSchema,
    confirmed: z.boolean(),
  })
  .strict()

/** Events of life by which people look for a procedure, in the order of the list. */
export const topics = ['papers', 'moving', 'children', 'health', 'living', 'town'] as const
export type Topic = (typeof topics)[number]

export const definitionSchema = z
  .object({
    procedure: id,
    kind: z.enum(procedureKinds),
    office: id,
    /** 署名用電子署名 is needed before the office may look at it. */
    signature: z.boolean(),
    name: wordsSchema,
    summary: wordsSchema,
    keywords: z.array(z.string()),
    /** Under which heading of the list it stands; without it under the last. */
    topic: z.enum(topics).optional(),
    /** Asked for so often that the home page shows it. */
    common: z.boolean().optional(),
    needs: z.array(wordsSchema).min(1),
    whoMayAsk: wordsSchema,
    /** `anybody`: also without a card and from outside the municipality, who then say themselves who they are. */
    applicants: z.enum(['residents', 'anybody']).optional(),
    acting: actingSchema.optional(),
    coApplicant: coApplicantSchema.optional(),
    /** May be made an organisation's by the officer who files it. */
    forOrganisations: z.boolean().optional(),
    /** The card of the person alone proves it: nobody acts for another, whatever paper they have (印鑑登録証明). */
    cardAlone: z.boolean().optional(),
    legalBasis: z.array(wordsSchema).min(1),
    lookups: z.array(wordsSchema).min(1),
    notOffered: z.array(sectionSchema).default([]),
    minutes: z.number().int().positive(),
    /** 標準処理期間: open days until it is sent or lies ready, and days the post takes after that. */
    time: z.object({ officeDays: z.number().int().positive(), postDays: z.number().int().min(0) }).strict(),
    /** Whose record it is: which field says it and which names the people when only some are meant. */
    subjects: z.object({ scope: id, persons: id }).strict().optional(),
    delivery: z.object({ field: id }).strict().optional(),
    /** How many sheets: a number, or of a group the sum of the number `of` its rows. */
    copies: z.object({ field: id, of: id.optional() }).strict().optional(),
    criteria: criteriaSchema.optional(),
    decision: decisionSchema.optional(),
    appeal: appealSchema.optional(),
    grounds: z.array(refusalGroundSchema).optional(),
    retention: retentionSchema.optional(),
    refund: refundSchema.optional(),
    deliveryWays: z.array(deliveryWaySchema).optional(),
    /** Which 送付先 its letters go to, before the one for all letters: `children`, `tax` … */
    addressPurpose: id.optional(),
    /** A period of law besides the standard one, and how it can be extended. */
    period: periodSchema.optional(),
    /** Drafts of earlier revisions go on with this one, where it takes all their answers. */
    movesDrafts: z.boolean().optional(),
    /** Once a 補正 is answered: the standard period goes on (as if absent) or begins anew. */
    clock: z.enum(['continue', 'restart']).optional(),
    /** Answers that end the way here. */
    eligibility: z.array(eligibilitySchema).optional(),
    /** By when the law wants it filed. */
    limit: limitSchema.optional(),
    /** From when to when it can be filed online. */
    windows: z.array(windowSchema).optional(),
    coreSystem: coreSystemSchema.optional(),
    lookupRules: z.array(lookupSchema).optional(),
    output: outputSchema.optional(),
    payout: payoutSchema.optional(),
    bring: z.array(bringSchema).optional(),
    /** What can be charged after a grant. */
    charges: z.array(chargeSchema).optional(),
    /** What it costs is known only when the office has looked: one of `charges` is `beforeDecision`. */
    feeFixedBy: z.literal('office').optional(),
    /** Exemptions from fees that can be asked for, by key of the profile. */
    exemptions: z.array(id).optional(),
    /** Where they are asked for: a choice whose options carry the keys (and `none`). */
    exemptionField: id.optional(),
    /** What must not be overlooked, on every page: 「予約だけでは届け出になりません」. */
    reminder: wordsSchema.optional(),
    pages: z.array(pageSchema).min(1),
    fees: z.array(feeRuleSchema),
  })
  .strict()

/** Parses what a profile or a revision row holds. Throws `ZodError`: a broken definition must never be published. */
export const parseDefinition = (value: unknown): Definition => definitionSchema.parse(value)

/** By topic, in each what is asked for often first. */
export const inOrderOfList = (definitions: readonly Definition[]): Definition[] =>
  definitions.toSorted((a, b) => placeOf(a) - placeOf(b))

const placeOf = ({ topic, common }: Definition): number =>
  (topic ? topics.indexOf(topic) : topics.length) * 2 + (common ? 0 : 1)

/** The questions in their order, groups as one. */
export const allFields = (definition: Definition): Field[] => definition.pages.flatMap((page) => page.fields)

/** The questions of a page that are no groups. */
export const plainFieldsOf = (page: Page): PlainField[] => page.fields.filter((field) => field.type !== 'group')

/** The repeated group of a page: it stands alone there. */
export const groupOf = (page: Page): GroupField | undefined => page.fields.find((field) => field.type === 'group')

export const findField = (definition: Definition, fieldId: string): Field | undefined =>
  compiled(definition).fields.get(fieldId)

export const findPage = (definition: Definition, key: string): Page | undefined =>
  definition.pages.find((page) => page.key === key)

/** How many copies were asked for; one where the procedure does not ask. */
export function copiesAsked({ copies }: Definition, answers: Readonly<Record<string, unknown>>): number {
  const answer = copies && answers[copies.field]
  const ofRow = copies?.of
  if (ofRow !== undefined)
    return keptGroup(answer).rows.reduce(
      (sum, row) => sum + (typeof row.answers[ofRow] === 'number' ? row.answers[ofRow] : 0),
      0,
    )
  return typeof answer === 'number' ? answer : 1
}

/** How the result reaches the person, as answered; by post where the procedure does not ask. */
export function deliveryAsked({ delivery }: Definition, answers: Readonly<Record<string, unknown>>): DeliveryWay {
  const answer = delivery && answers[delivery.field]
  return answer === 'counter' || answer === 'electronic' ? answer : 'post'
}
