import { z } from 'zod'
import { parseWareki } from '#platform/time/index.ts'
import { parseDoer } from '../domain/doer.ts'
import { parseDay } from '../domain/list-filter.ts'
import { orderTexts } from '../text/index.ts'

const { problems } = orderTexts.form

const typedDay = z
  .string()
  .default('')
  .transform((typed, context): Temporal.PlainDate | undefined => {
    if (typed.trim() === '') return undefined
    const day = parseWareki(typed)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

/** A day of the list, or one that was typed, and who does it. */
export const planFields = {
  day: z.string().default('').transform(parseDay),
  otherDay: typedDay,
  who: z
    .string({ error: problems.doer })
    .transform(parseDoer)
    .pipe(z.custom<NonNullable<ReturnType<typeof parseDoer>>>((doer) => doer !== undefined, problems.doer)),
}

/** The typed day counts before the chosen one. */
export const dayOfPlan = (value: {
  day: Temporal.PlainDate | undefined
  otherDay: Temporal.PlainDate | undefined
}): Temporal.PlainDate | undefined => value.otherDay ?? value.day
