import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { atenaNumber, optionalDay } from '../forms/records.ts'
import { mandateEvidence, mandateKinds } from './domain.ts'
import { mandateTexts } from './text.ts'

const day = field.day(parseWareki)

/** Fields of the form that hold several values. */
export const mandateLists = ['procedures']

/** Who may act for the person. Typed is the last day; kept is the day after it. */
export const mandateForm = (slugs: readonly string[]) =>
  z
    .object({
      agent: atenaNumber,
      kind: field.choice(mandateKinds),
      scope: field.choice(['everything', 'listed']),
      procedures: z.array(z.string().refine((slug) => slugs.includes(slug), 'choose')).default([]),
      evidence: field.choice(mandateEvidence),
      seen: day,
      since: day,
      until: optionalDay,
    })
    .refine(({ scope, procedures }) => scope === 'everything' || procedures.length > 0, {
      error: mandateTexts.errors.nothing_listed,
      path: ['procedures'],
    })
    .refine(({ since, until }) => until === null || Temporal.PlainDate.compare(since, until) <= 0, {
      error: mandateTexts.errors.until,
      path: ['until'],
    })
    .transform(({ agent, kind, scope, procedures, evidence, seen, since, until }) => ({
      agentNumber: agent,
      kind,
      scope: scope === 'everything' ? null : procedures,
      evidence,
      seenOn: seen,
      validFrom: since,
      validTo: until?.add({ days: 1 }) ?? null,
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
  .object({ mandate: chosen, why: field.choice(['revoked', 'mistake']), on: optionalDay })
  .transform(({ mandate, why, on }, context) => {
    if (why === 'mistake') return { mandateId: mandate, why }
    if (on) return { mandateId: mandate, why, on }
    context.addIssue({ code: 'custom', message: 'required', path: ['on'] })
    return z.NEVER
  })
