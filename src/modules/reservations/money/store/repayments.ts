import { sql, type Tx } from '#platform/db/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { BillId } from '../domain/bill.ts'

export type RepaymentWhy = 'own' | 'change' | 'weather' | 'closure' | 'lapse'

/** What goes back of a bill; the database refuses more than was paid. */
export async function insertRepayment(
  tx: Tx,
  made: { billId: BillId; amount: Yen; percent: number; why: RepaymentWhy; at: Temporal.Instant },
): Promise<void> {
  const { billId, amount, percent, why, at } = made
  await sql`
    with counted as (update reservations.bills set repaid = repaid + ${amount} where id = ${billId})
    insert into reservations.repayments (bill_id, amount, percent, why, decided_at)
    values (${billId}, ${amount}, ${percent}, ${why}, ${at.toString()})`.execute(tx)
}

/** Marks what was decided and not ordered yet as ordered, and gives it. */
export async function takeUnordered(
  tx: Tx,
  id: BillId,
  at: Temporal.Instant,
): Promise<{ amount: Yen; why: RepaymentWhy }[]> {
  const { rows } = await sql<{ amount: number; why: RepaymentWhy }>`
    update reservations.repayments set ordered_at = ${at.toString()}
    where bill_id = ${id} and ordered_at is null returning amount, why`.execute(tx)
  return rows.map(({ amount, why }) => ({ amount: yen(Number(amount)), why }))
}
