import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { isAnswerDay } from '../domain/course/due.ts'
import { desk } from '../text/desk.ts'

const { errors } = desk

export type DecisionForm =
  | { outcome: 'issue'; reason?: string }
  | { outcome: 'refuse'; reason: string }
  | ({ outcome: 'ask' } & AskForm)

type AskForm = { reason: string; fields: string[]; reasons: Record<string, string>; answerBy: Temporal.PlainDate }

/** Where the reason of one field is typed. */
export const ownReason = (key: string): string => `why-${key}`

type Asking = { today: Temporal.PlainDate; askable: readonly string[] }

/** The clerk's proposal. Only the parts of the chosen outcome are asked for; the others may hold anything. */
export function decisionForm(options: Asking & { needsSeen: boolean }) {
  return z
    .looseObject({
      ...askParts,
      outcome: z.enum(['issue', 'ask', 'refuse'], { error: errors.outcome }),
      reason: field.optionalText(4000),
      seen: field.ticked(),
    })
    .transform((typed, context): DecisionForm => {
      if (typed.outcome === 'issue') {
        return options.needsSeen && !typed.seen ? complain(context, 'seen', errors.seen) : { outcome: 'issue' }
      }
      if (typed.outcome === 'refuse') {
        return typed.reason
          ? { outcome: 'refuse', reason: typed.reason }
          : complain(context, 'reason', errors.reasonRefuse)
      }
      const ask = readAsk(typed, options, context)
      return ask === z.NEVER ? z.NEVER : { outcome: 'ask', ...ask }
    })
}

/** Another 補正 while one is open. */
export const askForm = (options: Asking) =>
  z.looseObject(askParts).transform((typed, context) => readAsk(typed, options, context))

const askParts = {
  question: field.optionalText(2000),
  fields: z.array(z.string()).default([]),
  answerBy: z.string().default(''),
}

type TypedAsk = { question?: string | undefined; fields: string[]; answerBy: string; [other: string]: unknown }
type Complaints = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }

function complain(context: Complaints, path: string, message: string): never {
  context.addIssue({ code: 'custom', path: [path], message })
  return z.NEVER
}

function readAsk(typed: TypedAsk, { today, askable }: Asking, context: Complaints): AskForm {
  if (!typed.question) return complain(context, 'question', errors.reasonAsk)
  const fields = typed.fields.filter((key) => askable.includes(key))
  if (fields.length === 0) return complain(context, 'fields', errors.askFields)
  const answerBy = parseWareki(typed.answerBy)
  if (!answerBy || !isAnswerDay(answerBy, today)) return complain(context, 'answerBy', errors.answerBy)
  const reasons = fields.flatMap((key) => {
    const reason = typed[ownReason(key)]
    return typeof reason === 'string' && reason.trim() !== '' ? [[key, reason.trim().slice(0, 500)]] : []
  })
  return { reason: typed.question, fields, reasons: Object.fromEntries(reasons), answerBy }
}

export const isSeenForm = (needsSeen: boolean) =>
  z.object({ seen: field.ticked() }).refine(({ seen }) => seen || !needsSeen, { error: errors.seen, path: ['seen'] })

export const outsideForm = z.object({ numbers: z.string().max(2500).catch('') })

export const outsideCorrectionForm = z
  .object({ 'correct-numbers': z.string().max(2500).catch(''), 'correct-reason': field.text(500).catch('') })
  .refine((typed) => typed['correct-reason'] !== '', { error: errors.outside.reason, path: ['correct-reason'] })

export const returnForm = z.object({ note: field.text(2000).catch('') }).refine(({ note }) => note !== '', {
  error: errors.returnNote,
  path: ['note'],
})
