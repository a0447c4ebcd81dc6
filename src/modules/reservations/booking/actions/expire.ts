import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { markWaiting } from '../../money/store/bills.ts'
import { settleOpenBill } from '../../money/actions/settle.ts'
import { expiredHolds, insertEvent, lockReservation, nextHoldEnd, writeState } from '../store/reservations.ts'
import { giveBack } from '../store/take.ts'
import type { ReservationId } from '../domain/wish.ts'

const atOnce = 200
// A payment that was begun in time may still come.
const latePayment = { hours: 24 }

/** Places whose hold is over are free again. */
export async function expireHolds(house: House): Promise<void> {
  const due = await house.db.read((tx) => expiredHolds(tx, house.clock.now(), atOnce))
  for (const id of due) await expireHold(house, id)
}

const expireHold = (house: House, id: ReservationId) =>
  house.db.transact(async (tx) => {
    // What is paid already is theirs, even where its news is on its way.
    await lockReservation(tx, id)
    await settleOpenBill(tx, house, { id })
    const { state, heldUntil } = await lockReservation(tx, id)
    const at = house.clock.now()
    if (state !== 'held' || !heldUntil || Temporal.Instant.compare(at, heldUntil) < 0) return
    await giveBack(tx, id)
    await writeState(tx, id, { state: 'expired', heldUntil: null, at })
    await insertEvent(tx, { reservationId: id, kind: 'expired', at })
    await markWaiting(tx, id, at.add(latePayment))
  })

/** For the demo's clock. */
export async function nextExpiry(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const at = await nextHoldEnd(tx, now)
  return at && { at, label: '仮押さえの時間切れ' }
}
