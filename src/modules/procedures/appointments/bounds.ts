import { wardDate } from '#platform/time/index.ts'
import type { Definition } from '../domain/definition/definition.ts'
import type { PlainField } from '../domain/definition/fields.ts'
import type { OfferedDay } from './actions/offered-times.ts'

type AppointmentField = Extract<PlainField, { type: 'appointment' }>
type Kept = Readonly<Record<string, unknown>>

/** The day from which on a time makes sense, and the last that the law wants; missing where the question asks for neither. */
export function boundsOf(
  { after }: AppointmentField,
  answers: Kept,
): { from: Temporal.PlainDate; until: Temporal.PlainDate } | undefined {
  const day = after && answers[after.field]
  if (!after || typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const from = Temporal.PlainDate.from(day)
  return { from, until: from.add({ days: after.withinDays }) }
}

/** Not before the day that was answered: nobody reports a move that has not happened. */
export function isTooEarly(field: AppointmentField, answers: Kept, startsAt: Temporal.Instant): boolean {
  const bounds = boundsOf(field, answers)
  return bounds !== undefined && Temporal.PlainDate.compare(wardDate(startsAt), bounds.from) < 0
}

/** The days that can be chosen for these answers; those after the law's last day say so. */
export function daysWithin(field: AppointmentField, answers: Kept, days: readonly OfferedDay[]): OfferedDay[] {
  const bounds = boundsOf(field, answers)
  if (!bounds) return [...days]
  return days
    .filter(({ day }) => Temporal.PlainDate.compare(day, bounds.from) >= 0)
    .map((day) => ({ ...day, isLate: Temporal.PlainDate.compare(day.day, bounds.until) > 0 }))
}

/** Kept answers without the times that an answer given since has made too early. */
export function withoutEarlyTimes(
  { pages }: Definition,
  kept: Kept,
  times: ReadonlyMap<string, { startsAt: Temporal.Instant }>,
): Kept {
  const early = pages.flatMap((page) =>
    page.fields.flatMap((field) => {
      const time = field.type === 'appointment' ? times.get(String(kept[field.id])) : undefined
      return field.type === 'appointment' && time && isTooEarly(field, kept, time.startsAt) ? [field.id] : []
    }),
  )
  if (early.length === 0) return kept
  return Object.fromEntries(Object.entries(kept).filter(([id]) => !early.includes(id)))
}
