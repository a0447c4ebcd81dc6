import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { mayBePaidOn } from '../../domain/books/fiscal-year.ts'
import type { Payout, PayoutId } from '../../domain/payouts/payout.ts'
import { fileOfDay } from '../../store/payouts/files.ts'
import { approve, endPayout, lockPayout } from '../../store/payouts/payouts.ts'
import { bookPayout } from './book-payout.ts'
import { emitPayout } from './request-payout.ts'
import { requireTreasury } from './treasury.ts'

export type Examination = { ok: true } | { ok: false; reason: 'own_decision' | 'too_late' | 'books_closed' }

/** 審査出納: somebody of the treasury who did not decide it lets it be paid, on a day on which banks work. */
export async function approvePayout(tx: Tx, house: House, staff: Staff, id: PayoutId): Promise<Examination> {
  await requireTreasury(tx, house, staff)
  const payout = await requested(tx, id)
  if (payout.decidedBy === staff.staffId) return { ok: false, reason: 'own_decision' }
  const today = house.clock.today()
  const payOn = await dayToPay(tx, house, payout.payOn)
  if (Temporal.PlainDate.compare(payOn, today) <= 0) return { ok: false, reason: 'too_late' }
  if (!mayBePaidOn(payout.fiscalYear, payOn)) return { ok: false, reason: 'books_closed' }
  await approve(tx, id, { by: staff.staffId, at: house.clock.now(), payOn })
  await bookPayout(tx, house, payout)
  await audit(tx, staff, payout, 'payments.payout.approve')
  return { ok: true }
}

/** A day on which banks work, on or after this one, whose file has not been made yet: nothing is added to a file. */
export async function dayToPay(tx: Tx, house: House, wished: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const { nextOpenDay } = wardCalendar(house.profile)
  let day = nextOpenDay(wished)
  while (await fileOfDay(tx, day)) day = nextOpenDay(day.add({ days: 1 }))
  return day
}

/** Sends it back to who asked, with the reason; it ends, and may be asked for anew. */
export async function returnPayout(tx: Tx, house: House, staff: Staff, id: PayoutId, reason: string): Promise<void> {
  await requireTreasury(tx, house, staff)
  const payout = await requested(tx, id)
  await endPayout(tx, id, 'returned', reason, house.clock.now())
  await audit(tx, staff, payout, 'payments.payout.return')
  await emitPayout(tx, payout, 'returned')
}

async function requested(tx: Tx, id: PayoutId): Promise<Payout> {
  const payout = await lockPayout(tx, id)
  if (!payout) throw new NotFound(id)
  if (payout.state !== 'requested') throw new Conflict('payout_examined', id)
  return payout
}

const audit = (tx: Tx, actor: Staff, { id, payeePersonId }: Payout, action: string) =>
  recordAudit(tx, { actor, action, subject: { kind: 'payments.payout', id }, personId: payeePersonId, reason: 'duty' })
