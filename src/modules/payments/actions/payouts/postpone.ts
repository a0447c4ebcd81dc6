import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { mayBePaidOn } from '../../domain/books/fiscal-year.ts'
import { fileOfDay, lockApproved, mostItems } from '../../store/payouts/files.ts'
import { lockPayouts, writePayOn } from '../../store/payouts/payouts.ts'
import { dayToPay } from './examine.ts'
import { requireTreasury } from './treasury.ts'

export type Postponed =
  | { ok: true; payOn: Temporal.PlainDate }
  | { ok: false; reason: 'not_needed' | 'nothing' | 'books_closed' }

/**
 * Moves approved payouts that missed their day to the next one that has no file yet: the day is over, or its file was
 * made without them. Amounts, accounts and who examined them stay.
 */
export async function postponeDay(tx: Tx, house: House, staff: Staff, payOn: Temporal.PlainDate): Promise<Postponed> {
  await requireTreasury(tx, house, staff)
  await lockFor(tx, 'payments.payout-file', payOn.toString())
  const today = house.clock.today()
  if (!hasMissed(payOn, today) && !(await fileOfDay(tx, payOn))) return { ok: false, reason: 'not_needed' }
  const missed = await lockApproved(tx, payOn, mostItems)
  if (missed.length === 0) return { ok: false, reason: 'nothing' }
  const ids = missed.map(({ id }) => id)
  const later = hasMissed(payOn, today) ? today : payOn
  const next = await dayToPay(tx, house, later.add({ days: 1 }))
  const payouts = await lockPayouts(tx, ids)
  if (!payouts.every(({ fiscalYear }) => mayBePaidOn(fiscalYear, next))) return { ok: false, reason: 'books_closed' }
  await writePayOn(tx, ids, next)
  for (const { id, payeePersonId } of payouts) {
    await recordAudit(tx, {
      actor: staff,
      action: 'payments.payout.postpone',
      subject: { kind: 'payments.payout', id },
      personId: payeePersonId,
      reason: 'duty',
    })
  }
  return { ok: true, payOn: next }
}

/** A file for this day can be made no more. */
export const hasMissed = (payOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(payOn, today) < 0
