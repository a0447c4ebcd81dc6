import { sql, type Tx } from '#platform/db/index.ts'
import type { Booking, LedgerAccount } from '../domain/bookings.ts'
import type { PaymentId } from '../domain/payment.ts'

/** Books for good. The database refuses what does not sum to zero, a second charge, and every later change. */
export async function book(tx: Tx, paymentId: PaymentId, booking: Booking, on: Temporal.PlainDate): Promise<void> {
  const entries = booking.entries.map((entry, index) => ({ ...entry, position: index + 1 }))
  await sql`
    with booked as (
      insert into payments.ledger_transactions (payment_id, kind, booked_on)
      values (${paymentId}, ${booking.kind}, ${on}) returning id
    )
    insert into payments.ledger_entries (transaction_id, position, account, amount)
    select booked.id, entry.position, entry.account, entry.amount
    from booked, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry (position int, account text, amount int8)`.execute(
    tx,
  )
}

/** Balance of each account: debits minus credits. All of them together are zero. */
export async function balances(tx: Tx): Promise<Record<LedgerAccount, number>> {
  const { rows } = await sql<{ key: LedgerAccount; balance: number }>`
    select key, balance from payments.ledger_balances order by key`.execute(tx)
  // Parse edge: the keys are those of the migration.
  return Object.fromEntries(rows.map((row) => [row.key, row.balance])) as Record<LedgerAccount, number>
}
