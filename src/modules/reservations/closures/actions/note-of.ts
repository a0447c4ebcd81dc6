import type { Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { ClosureKind } from '../domain/closure.ts'
import { closureOf } from '../store/hits.ts'

/** What a reservation's page says of a closure: another place is offered until a day, or it was called off and why. */
export type ClosureNote =
  | { what: 'offered'; id: ReservationId; until: Temporal.PlainDate }
  | { what: 'called_off'; kind: ClosureKind; reason: string }

export async function closureNote(tx: Tx, id: ReservationId): Promise<ClosureNote | undefined> {
  const found = await closureOf(tx, id)
  if (!found) return undefined
  const { state, until, kind, reason } = found
  if (state === 'called_off') return { what: 'called_off', kind, reason }
  return until ? { what: 'offered', id, until } : undefined
}
