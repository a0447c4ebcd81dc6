import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { PaymentPurpose } from '../../domain/payment.ts'
import type { RefundId } from './refunds.ts'

/** Cash that the payee owes for this purpose and that nobody has handed out yet, the oldest first. */
export async function payeeCashOwed(tx: Tx, { kind, id }: PaymentPurpose): Promise<{ id: RefundId; amount: Yen }[]> {
  const { rows } = await sql<{ id: RefundId; amount: Yen }>`
    select r.id, r.amount
    from payments.refunds r join payments.payments p on p.id = r.payment_id
    where p.purpose_kind = ${kind} and p.purpose_id = ${id} and p.payee_id is not null and r.way = 'cash'
      and not exists (select from payments.payee_cash_refunds c where c.refund_id = r.id)
    order by r.id limit 20`.execute(tx)
  return rows
}

/** `false`: somebody has handed it out already. */
export async function insertPayeeCashRefund(
  tx: Tx,
  { id, by, at }: { id: RefundId; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into payments.payee_cash_refunds (refund_id, handed_by, handed_at)
    values (${id}, ${by}, ${at.toString()}) on conflict do nothing returning refund_id`.execute(tx)
  return rows.length > 0
}
