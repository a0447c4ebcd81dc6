import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { correctableFields, type Definition } from '../domain/definition/definition.ts'
import { isAnswerDay } from '../domain/course/due.ts'
import { desk } from '../text/desk.ts'

const { errors } = desk

export type DecisionForm =
  | { outcome: 'issue'; reason?: string }
  | { outcome: 'refuse'; reason: string }
  | { outcome: 'ask'; reason: string; fields: string[]; answerBy: Temporal.PlainDate }

/** The clerk's proposal. Only the parts of the chosen outcome are asked for; the others may hold anything. */
export function decisionForm(options: { today: Temporal.PlainDate; definition: Definition; needsSeen: boolean }) {
  const allowed = new Set(correctableFields(options.definition))
  return z
    .object({
      outcome: z.enum(['issue', 'ask', 'refuse'], { error: errors.outcome }),
      reason: field.optionalText(4000),
      question: field.optionalText(2000),
      fields: z.array(z.string()).default([]),
      answerBy: z.string().default(''),
      seen: field.ticked(),
    })
    .transform((typed, context): DecisionForm => {
      const complain = (path: string, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message })
        return z.NEVER
      }
      if (typed.outcome === 'issue') {
        return options.needsSeen && !typed.seen ? complain('seen', errors.seen) : { outcome: 'issue' }
      }
      if (typed.outcome === 'refuse') {
        return typed.reason ? { outcome: 'refuse', reason: typed.reason } : complain('reason', errors.reasonRefuse)
      }
      if (!typed.question) return complain('question', errors.reasonAsk)
      const fields = typed.fields.filter((id) => allowed.has(id))
      if (fields.length === 0) return complain('fields', errors.askFields)
      const answerBy = parseWareki(typed.answerBy)
      if (!answerBy || !isAnswerDay(answerBy, options.today)) return complain('answerBy', errors.answerBy)
      return { outcome: 'ask', reason: typed.question, fields, answerBy }
    })
}

export const isSeenForm = (needsSeen: boolean) =>
  z.object({ seen: field.ticked() }).refine(({ seen }) => seen || !needsSeen, { error: errors.seen, path: ['seen'] })

export const outsideForm = z.object({ numbers: z.string().max(500).catch('') })

export const returnForm = z.object({ note: field.text(2000).catch('') }).refine(({ note }) => note !== '', {
  error: errors.returnNote,
  path: ['note'],
})
