import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { insertEvent, writeState } from '../../booking/store/reservations.ts'
import { giveBack } from '../../booking/store/take.ts'
import { settleAway } from '../../money/actions/give-back.ts'
import type { Closure } from '../domain/closure.ts'
import { tellMembers } from '../notices.ts'
import { writeHit } from '../store/hits.ts'

/** The office takes the use away, and what was paid comes back whole. The reservation is locked and has its place. */
export async function callOff(
  tx: Tx,
  house: House,
  { reservation, closure, actor }: { reservation: Reservation; closure: Closure; actor: Actor },
  answeredBy?: PersonId,
): Promise<void> {
  const { id } = reservation
  const at = house.clock.now()
  const why = closure.kind === 'weather' ? 'weather' : 'closure'
  await giveBack(tx, id)
  await writeState(tx, id, { state: 'called_off', heldUntil: null, payUntil: null, at })
  await settleAway(tx, house, reservation, why)
  await writeHit(tx, closure.id, id, { state: 'called_off', answeredBy, at })
  const by = answeredBy && { personId: answeredBy }
  await insertEvent(tx, { reservationId: id, kind: 'called_off', at, by, data: { closure: closure.id, why } })
  await emit(tx, {
    type: 'reservations.called_off',
    subjectKind: 'reservation',
    subjectId: id,
    data: { why, closure: closure.id },
  })
  await recordAudit(tx, {
    actor,
    action: 'reservations.reservation.call_off',
    subject: { kind: 'reservations.reservation', id },
    ids: { closure: closure.id },
  })
  await tellMembers(tx, house, { ...reservation, sequence: reservation.sequence + 1 }, 'called-off')
}
