import { beginsAt, endsAt, type Reservation } from '../../booking/domain/reservation.ts'

type Standing = Pick<Reservation, 'kind' | 'state' | 'day' | 'starts' | 'ends'>

/**
 * What becomes of a reservation by the passing of time. `noShowAfter`: minutes after the start without a check-in, of
 * the rules; missing: whoever reserved is taken to have come. Never later than the end.
 */
export function becomes(
  one: Standing,
  noShowAfter: number | undefined,
  now: Temporal.Instant,
): 'done' | 'no_show' | undefined {
  const isPast = (moment: Temporal.Instant) => Temporal.Instant.compare(moment, now) <= 0
  if (one.state === 'in_use') return isPast(endsAt(one)) ? 'done' : undefined
  if (one.state !== 'confirmed') return undefined
  // 公用 is nobody's to miss.
  if (noShowAfter === undefined || one.kind === 'official') return isPast(endsAt(one)) ? 'done' : undefined
  return isPast(missedAt(one, noShowAfter)) ? 'no_show' : undefined
}

export function missedAt(one: Pick<Reservation, 'day' | 'starts' | 'ends'>, noShowAfter: number): Temporal.Instant {
  const late = beginsAt(one).add({ minutes: noShowAfter })
  const end = endsAt(one)
  return Temporal.Instant.compare(late, end) < 0 ? late : end
}

export type CheckInAnswer = 'now' | 'already' | 'another-day' | 'over' | 'not-standing'

/** Whether somebody who comes to the desk can be let in: on the day, until the end. */
export function mayCheckIn(
  { state, day, ends }: Pick<Reservation, 'state' | 'day' | 'ends'>,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): CheckInAnswer {
  if (state === 'in_use') return 'already'
  if (state !== 'confirmed') return 'not-standing'
  if (!day.equals(today)) return Temporal.PlainDate.compare(day, today) < 0 ? 'over' : 'another-day'
  return Temporal.Instant.compare(now, endsAt({ day, ends })) < 0 ? 'now' : 'over'
}
