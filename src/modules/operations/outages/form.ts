import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { type Outage, parseTime, parseWareki, wardTimeZone } from '#platform/time/index.ts'
import { outageTexts as t } from './text.ts'

const time = z.string().transform((text, context) => {
  const read = parseTime(text)
  if (read) return read
  context.addIssue({ code: 'custom', message: t.errors.time })
  return z.NEVER
})

export const outageForm = z.object({
  beganOn: field.day(parseWareki),
  beganAt: time,
  endedOn: field.day(parseWareki),
  endedAt: time,
  reason: field.text(500),
  sure: field.mustTick(),
})

export const outageOf = ({ beganOn, beganAt, endedOn, endedAt }: z.infer<typeof outageForm>): Outage => ({
  beganAt: momentOf(beganOn, beganAt),
  endedAt: momentOf(endedOn, endedAt),
})

const momentOf = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: wardTimeZone, plainTime }).toInstant()

/** What is wrong with the times, and at which field. */
export function outageProblem(
  { beganAt, endedAt }: Outage,
  now: Temporal.Instant,
): { field: 'beganAt' | 'endedAt'; message: string } | undefined {
  if (Temporal.Instant.compare(endedAt, now) > 0) return { field: 'endedAt', message: t.errors.future }
  if (Temporal.Instant.compare(beganAt, endedAt) >= 0) return { field: 'endedAt', message: t.errors.order }
  const isOld = Temporal.Instant.compare(endedAt, now.subtract({ hours: 24 * 90 })) < 0
  return isOld ? { field: 'endedAt', message: t.errors.old } : undefined
}
