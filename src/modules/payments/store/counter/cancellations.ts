import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { CounterReceipt, CounterReceiptId } from '../../domain/counter/receipt.ts'

/** `false`: somebody has asked for it already. */
export async function wishCancellation(
  tx: Tx,
  wish: { id: CounterReceiptId; reason: string; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into payments.receipt_cancel_wishes (receipt_id, reason, asked_by, asked_at)
    values (${wish.id}, ${wish.reason}, ${wish.by}, ${wish.at})
    on conflict do nothing returning receipt_id`.execute(tx)
  return rows.length > 0
}

/** The database refuses another day than the receipt's own, a day that is not open, and one person alone. */
export async function insertCancellation(
  tx: Tx,
  { id, drawerId, day }: CounterReceipt,
  done: { reason: string; by: StaffId; confirmedBy: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into payments.receipt_cancellations
      (receipt_id, drawer_id, day, reason, asked_by, confirmed_by, cancelled_at)
    values (${id}, ${drawerId}, ${day}, ${done.reason}, ${done.by}, ${done.confirmedBy}, ${done.at})`.execute(tx)
}
