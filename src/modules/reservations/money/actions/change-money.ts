import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import { termsOf } from '../../booking/actions/terms.ts'
import type { Reservation } from '../../booking/domain/reservation.ts'
import { lockReservation, writeState } from '../../booking/store/reservations.ts'
import { payUntil } from '../../rules/index.ts'
import { billFor, endOpenBill, requestMoney } from './ask.ts'
import { giveBackMoney, paidOf, refundFor } from './give-back.ts'

/**
 * After a change: what it costs more is asked for, what it costs less goes back by the rules, judged by the day it was
 * for before. What is held has nothing paid yet; its bill is written anew when somebody goes to pay.
 */
export async function followChange(tx: Tx, house: House, before: Reservation): Promise<void> {
  const reservation = await lockReservation(tx, before.id)
  if (reservation.state === 'held') return endOpenBill(tx, house, reservation, 'replaced')
  const over = (await paidOf(tx, reservation)) - reservation.amount
  // At the facility's desk it is asked for when they come.
  const isAsked = over < 0 && reservation.pays !== 'on-site'
  if (!isAsked) await endOpenBill(tx, house, reservation, 'replaced')
  const dueAt = isAsked ? await askMore(tx, house, reservation) : undefined
  await writeState(tx, reservation.id, { payUntil: dueAt ?? null, at: house.clock.now() })
  // What was kept of an earlier change is not given back by this one.
  const isCheaper = Math.min(over, before.amount - reservation.amount)
  if (isCheaper <= 0) return
  const answer = await refundFor(tx, house, before, { paid: yen(isCheaper), why: 'change' })
  if (answer.amount > 0) await giveBackMoney(tx, house, reservation, { ...answer, why: 'change' })
}

/** Until when the difference, or what was not paid yet, is to be paid. */
async function askMore(tx: Tx, house: House, reservation: Reservation): Promise<Temporal.Instant | undefined> {
  const dueAt = await dueOf(tx, house, reservation)
  const bill = await billFor(tx, house, reservation, { dueAt })
  if (bill && reservation.madeBy) await requestMoney(tx, house, { bill, reservation, payer: reservation.madeBy })
  return dueAt
}

async function dueOf(tx: Tx, house: House, { spaceId, day }: Reservation): Promise<Temporal.Instant | undefined> {
  const found = await termsOf(tx, house, spaceId, day)
  if (!found.ok) return undefined
  return payUntil(found.terms.rules, { approvedAt: house.clock.now(), useDay: day }, found.terms.calendar)
}
