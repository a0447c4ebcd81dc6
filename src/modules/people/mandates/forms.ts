import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { atenaNumber, optionalDay } from '../forms/records.ts'
import { mandateEvidence, mandateKinds, whysOfStaff } from './domain.ts'
import { mandateTexts } from './text.ts'

const day = field.day(parseWareki)

/** Fields of the form that hold several values. */
export const mandateLists = ['procedures']

/** Who may act for the person. Typed is the last day; kept is the day after it. */
export const mandateForm = (slugs: readonly string[]) =>
  z
    .object({
      agent: atenaNumber,
      authority: field.choice(mandateKinds),
      scope: field.choice(['everything', 'listed']),
      procedures: z.array(z.string().refine((slug) => slugs.includes(slug), 'choose')).default([]),
      evidence: field.choice(mandateEvidence),
      seen: day,
      since: day,
      'last-day': optionalDay,
    })
    .refine(({ scope, procedures }) => scope === 'everything' || procedures.length > 0, {
      error: mandateTexts.errors.nothing_listed,
      path: ['procedures'],
    })
    .refine(({ since, 'last-day': last }) => last === null || Temporal.PlainDate.compare(since, last) <= 0, {
      error: mandateTexts.errors.until,
      path: ['last-day'],
    })
    .transform(({ agent, authority, scope, procedures, evidence, seen, since, 'last-day': last }) => ({
      agentNumber: agent,
      kind: authority,
      scope: scope === 'everything' ? null : procedures,
      evidence,
      seenOn: seen,
      validFrom: since,
      validTo: last?.add({ days: 1 }) ?? null,
    }))

const chosen = z
  .string()
  .default('')
  .transform((typed, context) => {
    const id = parseId<'mandate'>(typed)
    if (id) return id
    context.addIssue({ code: 'custom', message: 'choose' })
    return z.NEVER
  })

/** What was written down by mistake never stood; everything else ended on a day. */
export const endMandateForm = z
  .object({ mandate: chosen, 'ended-why': field.choice(whysOfStaff), 'ended-on': optionalDay })
  .transform(({ mandate: mandateId, 'ended-why': why, 'ended-on': on }, context) => {
    if (why === 'mistake') return { mandateId, why }
    if (on) return { mandateId, why, on }
    context.addIssue({ code: 'custom', message: 'required', path: ['ended-on'] })
    return z.NEVER
  })
