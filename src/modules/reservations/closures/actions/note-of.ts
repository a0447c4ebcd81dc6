import type { Tx } from '#platform/db/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { ClosureKind } from '../domain/closure.ts'
import { closureOf } from '../store/hits.ts'
import { revocationOf } from '../store/revocations.ts'

/** What a reservation's page says of what the office did: another place is offered until a day, it was called off and why, or revoked. */
export type ClosureNote =
  | { what: 'offered'; id: ReservationId; until: Temporal.PlainDate }
  | { what: 'called_off'; kind: ClosureKind; reason: string }
  | { what: 'revoked' }

export async function closureNote(tx: Tx, id: ReservationId): Promise<ClosureNote | undefined> {
  const found = await closureOf(tx, id)
  if (!found) return (await revocationOf(tx, id)) && { what: 'revoked' }
  const { state, until, kind, reason } = found
  if (state === 'called_off') return { what: 'called_off', kind, reason }
  return until ? { what: 'offered', id, until } : undefined
}
