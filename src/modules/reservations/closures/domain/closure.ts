import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ProgressId } from '#platform/progress/index.ts'
import type { ReservationState } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { FacilityId } from '../../places/domain/space.ts'

export type ClosureId = Id<'closure'>

/** 休館, 工事, 天候, 選挙, 災害, 公用. */
export const closureKinds = ['closed', 'works', 'election', 'disaster', 'weather', 'official'] as const
export type ClosureKind = (typeof closureKinds)[number]

/** Which spaces, on which days, from when until when. Local wall time; without times: all day. */
export type ClosedTimes = {
  facilityId: FacilityId
  spaces: readonly number[]
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  /** 1 Monday … 7 Sunday. */
  weekdays: readonly number[]
  starts?: Temporal.PlainTime
  ends?: Temporal.PlainTime
}

export type Closure = ClosedTimes & {
  id: ClosureId
  kind: ClosureKind
  /** Told to whoever is hit. */
  reason: string
  madeBy: StaffId
  madeAt: Temporal.Instant
  /** The last day on which an offered place is held; missing: nothing is offered. */
  answerUntil?: Temporal.PlainDate
  closedTo?: Temporal.PlainDate
  settledAt?: Temporal.Instant
  endedAt?: Temporal.Instant
  progressId?: ProgressId
}

/** How a reservation in the way was settled; `left`: the registrant cancelled or moved it; `kept`: it stands. */
export type HitState = 'waiting' | 'offered' | 'moved' | 'called_off' | 'left' | 'kept'

export type ClosureHit = {
  closureId: ClosureId
  reservationId: ReservationId
  state: HitState
  offeredSpace?: number
  offerUntil?: Temporal.PlainDate
  answeredBy?: PersonId
}

/** Whether there is an approval to take back, or a use of the office's to end. */
export const isApproved = (state: ReservationState): boolean => state === 'confirmed' || state === 'in_use'

/** The days that are closed, in order. */
export function closedDaysOf({ first, last, weekdays }: Pick<ClosedTimes, 'first' | 'last' | 'weekdays'>) {
  const days: Temporal.PlainDate[] = []
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    if (weekdays.includes(day.dayOfWeek)) days.push(day)
  return days
}

/** Until when an offer is held: the closure's day, but no later than the day before the use. `undefined`: no time is left. */
export function offerEnd(
  { answerUntil }: Pick<Closure, 'answerUntil'>,
  useDay: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (!answerUntil) return undefined
  const eve = useDay.subtract({ days: 1 })
  const until = Temporal.PlainDate.compare(answerUntil, eve) < 0 ? answerUntil : eve
  return Temporal.PlainDate.compare(today, until) <= 0 ? until : undefined
}
