import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import type { GivenMandate } from './actions.ts'
import { mandateKinds } from './domain.ts'
import { mandateText } from './text.ts'

const day = field.day(parseWareki)
const optionalDay = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const read = parseWareki(typed)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

/** `procedure`: `all` for everything. Typed is the last day; kept is the day after it. */
export const mandateForm = z
  .object({
    representative: field.text(200),
    kind: field.choice(mandateKinds),
    procedure: field.text(100),
    evidence: field.text(400),
    from: day,
    until: optionalDay,
  })
  .refine(({ from, until }) => until === null || Temporal.PlainDate.compare(from, until) <= 0, {
    error: mandateText.errors.until,
    path: ['until'],
  })
  .transform(
    ({ from, until, procedure, ...typed }): GivenMandate => ({
      ...typed,
      procedure: procedure === 'all' ? null : procedure,
      validFrom: from,
      validTo: until?.add({ days: 1 }) ?? null,
    }),
  )

const chosen = z
  .string()
  .default('')
  .transform((typed, context) => {
    const id = parseId<'mandate'>(typed)
    if (id) return id
    context.addIssue({ code: 'custom', message: 'choose' })
    return z.NEVER
  })

export const endMandateForm = z.object({ mandate: chosen, on: day })
