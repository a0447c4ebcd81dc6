import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { memberIdsOf } from '../../registrants/index.ts'
import type { Reservation } from '../domain/reservation.ts'
import type { NoticeKey } from '../notices.ts'

/** Tells every member of the registrant; neither place nor names stand in the notice, the page behind it has them. */
export async function tellRegistrant(
  tx: Tx,
  house: House,
  { kind, reservation }: { kind: NoticeKey; reservation: Reservation },
): Promise<void> {
  if (!reservation.registrantId) return
  for (const personId of await memberIdsOf(tx, reservation.registrantId, house.clock.today()))
    await notify(tx, {
      kind: `reservations.${kind}`,
      personId,
      key: `reservations.${kind}:${reservation.id}:${reservation.sequence}:${personId}`,
      data: { reservationId: reservation.id, day: reservation.day.toString() },
    })
}
