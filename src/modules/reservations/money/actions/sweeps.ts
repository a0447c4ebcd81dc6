import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { insertEvent, lockReservation, writeState } from '../../booking/store/reservations.ts'
import { giveBack } from '../../booking/store/take.ts'
import { type Bill, type BillId, isOpen } from '../domain/bill.ts'
import { tellMoney } from '../notices.ts'
import { billsDue, findBill, markReminded, nextBillMoment } from '../store/bills.ts'
import { endBill } from './ask.ts'
import { settleAway } from './give-back.ts'
import { settleBill } from './settle.ts'

/** Reminds of what is to be paid, lapses what was not, and waits no longer for money of holds that are over. */
export async function followBills(house: House): Promise<void> {
  await each(house, 'remind', remind)
  await each(house, 'due', lapse)
  await each(house, 'wait', endWaiting)
}

type Found = { bill: Bill; reservation: Reservation }

async function each(
  house: House,
  what: Parameters<typeof billsDue>[1],
  act: (tx: Tx, house: House, found: Found) => Promise<void>,
): Promise<void> {
  const due = await house.db.read((tx) => billsDue(tx, what, house.clock.now()))
  for (const id of due)
    await house.db.transact(async (tx) => {
      const found = await stillOpen(tx, house, id)
      if (found) await act(tx, house, found)
    })
}

/** Locked, and what was paid at the last moment is taken in first. */
async function stillOpen(tx: Tx, house: House, id: BillId): Promise<Found | undefined> {
  await settleBill(tx, house, id)
  const bill = await findBill(tx, id)
  const reservation = bill && (await lockReservation(tx, bill.reservationId))
  return bill && reservation && isOpen(bill) ? { bill, reservation } : undefined
}

async function remind(tx: Tx, house: House, { bill, reservation }: Found): Promise<void> {
  // Too late to remind; the lapse itself is told.
  if (bill.dueAt && Temporal.Instant.compare(house.clock.now(), bill.dueAt) >= 0) return
  if (!(await markReminded(tx, bill.id, house.clock.now()))) return
  await tellMoney(tx, house, { kind: 'pay-reminder', reservation, key: bill.id, by: bill.dueAt })
}

async function lapse(tx: Tx, house: House, { bill, reservation }: Found): Promise<void> {
  const at = house.clock.now()
  if (reservation.state !== 'confirmed' || !bill.dueAt || Temporal.Instant.compare(at, bill.dueAt) < 0) return
  const { id } = reservation
  await giveBack(tx, id)
  await writeState(tx, id, { state: 'lapsed', payUntil: null, at })
  await insertEvent(tx, { reservationId: id, kind: 'lapsed', at })
  await settleAway(tx, house, reservation, 'lapse')
  await emit(tx, { type: 'reservations.cancelled', subjectKind: 'reservation', subjectId: id })
  await tellMoney(tx, house, { kind: 'lapsed', reservation, key: bill.id })
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'reservations' },
    action: 'reservations.reservation.lapse',
    subject: { kind: 'reservations.reservation', id },
  })
}

const endWaiting = async (tx: Tx, house: House, { bill, reservation }: Found): Promise<void> => {
  if (reservation.state === 'expired') await endBill(tx, house, bill, 'expired')
}

/** For the demo's clock. */
export async function nextBill(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const at = await nextBillMoment(tx, now)
  return at && { at, label: '施設の料金の支払期限' }
}
