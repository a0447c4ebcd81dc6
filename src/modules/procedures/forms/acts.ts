import { z } from 'zod'
import { type FieldError, field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { type ActItem, type ActKind, actOutcomes, type Draft } from '../domain/acts/act.ts'
import { type DraftProblem, factsAsked, hasItems } from '../domain/acts/draft.ts'
import { letterKey } from '../domain/acts/act.ts'
import type { Definition } from '../domain/definition/definition.ts'
import { resolutions, returnReasons } from '../store/acts/returned-mail.ts'
import { desk } from '../text/acts/desk.ts'

const { errors, returns } = desk

/** How many lines of documents or children the form has room for. */
export const itemRows = 12

type Typed = Readonly<Record<string, unknown>>

const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The 起案 as typed; what is missing in it is for the rules to say. */
export const draftForm = (definition: Definition) =>
  z
    .looseObject({
      outcome: z.enum(['grant', 'partial', 'refuse', 'extension'], { error: errors.outcome }),
      ground: field.optionalText(1000),
      urgent: field.ticked(),
    })
    .transform((typed): Draft => {
      const kind: ActKind = typed.outcome === 'extension' ? 'extension' : 'decision'
      const outcome = typed.outcome === 'extension' ? undefined : typed.outcome
      const reason = textOf(typed, `reason-${typed.outcome}`).slice(0, 4000)
      const conditions = textOf(typed, `conditions-${typed.outcome}`).slice(0, 2000)
      const asked = factsAsked(definition.output, letterKey({ kind, outcome }))
      return {
        kind,
        outcome,
        // An extension has an article of its own.
        ground: (kind === 'extension' && definition.period?.extension?.ground) || (typed.ground ?? ''),
        reason: reason || undefined,
        conditions: conditions || undefined,
        facts: Object.fromEntries(
          asked.map((name) => [name, textOf(typed, factField(typed.outcome, name)).slice(0, 4000)]),
        ),
        items: kind === 'decision' && hasItems(definition.output) ? itemsOf(typed, definition) : [],
        isUrgent: typed.urgent,
      }
    })

export const factField = (outcome: string, name: string): string => `fact-${outcome}-${name}`
export const itemField = (row: number, part: 'label' | 'outcome' | 'ground' | 'reason'): string => `item-${row}-${part}`

function itemsOf(typed: Typed, definition: Definition): ActItem[] {
  return Array.from({ length: itemRows }, (_, index) => index + 1).flatMap((row) => {
    const label = textOf(typed, itemField(row, 'label')).slice(0, 300)
    const outcome = actOutcomes.find((one) => one === textOf(typed, itemField(row, 'outcome')))
    if (!label) return []
    const ground = groundText(definition, textOf(typed, itemField(row, 'ground')).slice(0, 500))
    const reason = textOf(typed, itemField(row, 'reason')).slice(0, 2000)
    return [
      { row: String(row), label, outcome: outcome ?? 'grant', ...(ground && { ground }), ...(reason && { reason }) },
    ]
  })
}

/** A ground of the definition by its key, as the letter says it; free words where the definition has none. */
function groundText({ grounds = [] }: Definition, typed: string): string {
  const known = grounds.find(({ key }) => key === typed)
  if (known) return `${known.article}　${known.label}`
  return grounds.length > 0 ? '' : typed
}

/** Each problem at its field, in the words of the office. */
export function draftErrors(problems: readonly DraftProblem[], outcome: string): FieldError[] {
  return problems.map(({ field: name, problem }) => {
    if (name.startsWith('items.'))
      return { field: itemField(Number(name.slice(6)), 'reason'), message: errors.itemReason }
    if (name.startsWith('facts.')) return { field: factField(outcome, name.slice(6)), message: errors.fact }
    switch (name) {
      case 'reason':
        return { field: `reason-${outcome}`, message: errors.reason }
      case 'ground':
        return { field: 'ground', message: errors.ground }
      case 'items':
        return { field: itemField(1, 'label'), message: errors.items }
      default:
        return { field: 'outcome', message: problem === 'missing' ? errors.outcome : errors.itemsDisagree }
    }
  })
}

/** A further act about something that was notified. Its fields have names of their own: the form of a 起案 stands beside it. */
export const changeForm = z
  .object({
    kind: z.enum(['revocation', 'withdrawal', 'correction'], { error: errors.kind }),
    target: z.string().regex(/^(act|certificate):[0-9a-f-]{36}$/),
    'change-ground': field.optionalText(1000),
    'change-reason': field.optionalText(4000),
  })
  .transform(({ kind, target, ...typed }): { draft: Draft; target: string } => ({
    draft: {
      kind,
      ground: typed['change-ground'] ?? '',
      reason: typed['change-reason'],
      facts: {},
      items: [],
      isUrgent: false,
    },
    target,
  }))

export const noteForm = z
  .object({ note: field.text(2000).catch('') })
  .refine(({ note }) => note !== '', { error: errors.note, path: ['note'] })

export const commentForm = z.object({ comment: field.optionalText(2000) })

export const returnedForm = (today: Temporal.PlainDate) =>
  z.object({
    number: field
      .text(60)
      .catch('')
      .refine((number) => number !== '', { error: returns.numberMissing }),
    reason: z.enum(returnReasons, { error: returns.reasonMissing }),
    returnedOn: z.string({ error: returns.dayWrong }).transform((typed, context) => {
      const day = parseWareki(typed)
      if (day && Temporal.PlainDate.compare(day, today) <= 0) return day
      context.addIssue({ code: 'custom', message: returns.dayWrong })
      return z.NEVER
    }),
  })

export const settleForm = z.object({
  resolution: z.enum(resolutions, { error: returns.errors.resolution }),
  note: field.optionalText(2000),
})

export const arrivalForm = z
  .object({
    outcome: z.enum(['accept', 'lapse', 'decline'], { error: errors.outcome }),
    reason: field.optionalText(2000),
  })
  .refine(({ outcome, reason }) => outcome === 'accept' || reason !== undefined, {
    error: errors.reason,
    path: ['reason'],
  })
