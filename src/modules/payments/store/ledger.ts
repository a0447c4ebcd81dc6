import { sql, type Tx } from '#platform/db/index.ts'
import type { Booking, LedgerAccount } from '../domain/books/bookings.ts'
import type { DrawerId, PaymentId } from '../domain/payment.ts'
import type { PayoutId } from '../domain/payouts/payout.ts'

/** What a booking belongs to: a payment, a drawer's day, a payout. */
export type BookedFor = { paymentId?: PaymentId; drawerId?: DrawerId; payoutId?: PayoutId }

/** Books for good. The database refuses what does not sum to zero, a second charge, and every later change. */
export async function book(
  tx: Tx,
  { paymentId, drawerId, payoutId }: BookedFor,
  booking: Booking,
  on: Temporal.PlainDate,
  year: number,
): Promise<void> {
  const entries = booking.entries.map((entry, index) => ({ ...entry, position: index + 1 }))
  await sql`
    with booked as (
      insert into payments.ledger_transactions (payment_id, drawer_id, payout_id, kind, booked_on, fiscal_year)
      values (${paymentId ?? null}, ${drawerId ?? null}, ${payoutId ?? null}, ${booking.kind}, ${on}, ${year})
      returning id
    )
    insert into payments.ledger_entries (transaction_id, position, account, amount, item)
    select booked.id, entry.position, entry.account, entry.amount, entry.item
    from booked, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as entry (position int, account text, amount int8, item text)`.execute(tx)
}

/** Balance of each account: debits minus credits. All of them together are zero. */
export async function balances(tx: Tx): Promise<Record<LedgerAccount, number>> {
  const { rows } = await sql<{ key: LedgerAccount; balance: number }>`
    select key, balance from payments.ledger_balances order by key`.execute(tx)
  // Parse edge: the keys are those of the migration.
  return Object.fromEntries(rows.map((row) => [row.key, row.balance])) as Record<LedgerAccount, number>
}
