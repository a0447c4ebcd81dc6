import type { ReservationState } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'

/** What a code of a reservation hangs on. Another place or time makes another code, and so does coming back to the first. */
export type CodeGround = {
  id: ReservationId
  serial: number
  spaceId: number
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  state: ReservationState
  /** The last time it was moved; 0: never. */
  move: string
}

/** The same for the same ground only. */
export const groundText = ({ id, spaceId, day, starts, ends, move }: CodeGround): string =>
  [id, spaceId, day, starts, ends, move].join('\0')

/** Whether codes of it are good for anything. */
export const mayUse = ({ state }: Pick<CodeGround, 'state'>): boolean => state === 'confirmed' || state === 'in_use'
