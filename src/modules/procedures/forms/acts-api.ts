import { z } from 'zod'
import { parseId } from '#platform/ids/index.ts'
import { type Draft, actOutcomes } from '../domain/acts/act.ts'
import type { DraftProblem } from '../domain/acts/draft.ts'
import type { Definition } from '../domain/definition/definition.ts'
import { draftErrors, draftForm, factField, itemField, itemRows } from './acts.ts'

const words = (most: number) => z.string().trim().max(most).default('')

/** `POST /staff/cases/:id/acts` */
export const apiDraft = z.object({
  outcome: z.enum(['grant', 'partial', 'refuse', 'extension']),
  ground: words(1000),
  reason: words(4000),
  conditions: words(2000),
  /** Blanks of the letter, by name. */
  facts: z.record(z.string().max(80), z.string().max(4000)).default({}),
  /** Where single documents, children or dogs are decided one by one. */
  items: z
    .array(z.object({ label: words(300), outcome: z.enum(actOutcomes), ground: words(500), reason: words(2000) }))
    .max(itemRows)
    .default([]),
  urgent: z.boolean().default(false),
  /** The checks that did not hold have been looked at. */
  seen: z.boolean().default(false),
})

/** The draft as the page's form would read it: one reading for both. */
export function draftOf(definition: Definition, sent: z.output<typeof apiDraft>): Draft {
  const { outcome, ground, reason, conditions, facts, items, urgent } = sent
  return draftForm(definition).parse({
    outcome,
    ground,
    ...(urgent && { urgent: 'yes' }),
    [`reason-${outcome}`]: reason,
    [`conditions-${outcome}`]: conditions,
    ...Object.fromEntries(Object.entries(facts).map(([name, text]) => [factField(outcome, name), text])),
    ...Object.fromEntries(
      items.flatMap((item, index) =>
        (['label', 'outcome', 'ground', 'reason'] as const).map((part) => [itemField(index + 1, part), item[part]]),
      ),
    ),
  })
}

/** What is missing, under the names that a program sends. */
export const draftFlaws = (problems: readonly DraftProblem[], outcome: string) =>
  problems.map((problem) => ({
    field: problem.field.replace(/^items\.(\d+)$/, (_, row) => `items.${Number(row) - 1}.reason`),
    message: draftErrors([problem], outcome)[0]?.message ?? '',
  }))

const idOf = <Kind extends string>() =>
  z.uuid().transform((text, context) => {
    const id = parseId<Kind>(text)
    if (id) return id
    context.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  })

/** `POST /staff/cases/:id/changes`: about an act, or about a certificate that was issued. */
export const apiChange = z
  .object({
    kind: z.enum(['revocation', 'withdrawal', 'correction']),
    target: z.union([z.object({ act: idOf<'act'>() }), z.object({ certificate: idOf<'certificate'>() })]),
    ground: words(1000),
    reason: words(4000),
  })
  .transform(({ kind, target, ground, reason }) => ({
    draft: { kind, ground, reason: reason || undefined, facts: {}, items: [], isUrgent: false } satisfies Draft,
    target: 'act' in target ? { actId: target.act } : { certificateId: target.certificate },
  }))

export const apiComment = z.object({ comment: z.string().trim().max(2000).optional() })
export const apiNote = z.object({ note: z.string().trim().min(1, 'required').max(2000) })

/** `POST /staff/cases/:id/arrival` */
export const apiArrival = z
  .object({ outcome: z.enum(['accept', 'lapse', 'decline']), reason: z.string().trim().max(2000).default('') })
  .refine(({ outcome, reason }) => outcome === 'accept' || reason !== '', { error: 'required', path: ['reason'] })
