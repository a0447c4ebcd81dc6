import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { fiscalYear } from '#platform/time/index.ts'
import type { CounterReceipt, CounterReceiptId } from '../../domain/counter/receipt.ts'
import type { Payment, PaymentId } from '../../domain/payment.ts'
import { lockDrawer } from './drawers.ts'

/**
 * Gives money taken at the counter its receipt, numbered without a gap in its drawer and fiscal year. The day's row
 * stays locked until the transaction ends, so two receipts never take one number. The database refuses a closed day.
 */
export async function numberReceipt(
  tx: Tx,
  payment: Pick<Payment, 'id' | 'drawerId' | 'takenBy' | 'amount' | 'method'>,
  { day, at, tendered }: { day: Temporal.PlainDate; at: Temporal.Instant; tendered?: Yen | undefined },
): Promise<void> {
  const { id, drawerId, takenBy, amount, method } = payment
  const year = fiscalYear(day)
  if (drawerId) await lockDrawer(tx, drawerId)
  await sql`
    insert into payments.counter_receipts
      (drawer_id, day, fiscal_year, number, previous, payment_id, method, amount, tendered, taken_by, taken_at)
    select ${drawerId ?? null}, ${day}, ${year}, coalesce(max(number), 0) + 1, max(number), ${id}, ${method ?? null},
      ${amount}, ${tendered ?? (method === 'cash' ? amount : null)}, ${takenBy ?? null}, ${at}
    from payments.counter_receipts where drawer_id = ${drawerId ?? null} and fiscal_year = ${year}`.execute(tx)
}

type Row = Omit<CounterReceipt, 'tendered' | 'cancelled' | 'cancelWish'> & {
  tendered: Yen | null
  isCancelled: boolean
  wishReason: string | null
  wishBy: StaffId | null
}

const columns = sql.raw(`r.id, r.payment_id as "paymentId", r.drawer_id as "drawerId", d.name as "drawerName", r.day,
  r.fiscal_year as "fiscalYear", r.number, r.method, r.amount, r.tendered, r.taken_by as "takenBy", r.taken_at as "takenAt",
  c.receipt_id is not null as "isCancelled", w.reason as "wishReason", w.asked_by as "wishBy"`)
const tables = sql.raw(`payments.counter_receipts r join payments.drawers d on d.id = r.drawer_id
  left join payments.receipt_cancellations c on c.receipt_id = r.id
  left join payments.receipt_cancel_wishes w on w.receipt_id = r.id`)

const receiptFrom = ({ tendered, isCancelled, wishReason, wishBy, ...row }: Row): CounterReceipt => ({
  ...row,
  cancelled: isCancelled,
  ...(tendered !== null && { tendered }),
  ...(wishReason !== null && wishBy !== null && { cancelWish: { reason: wishReason, by: wishBy } }),
})

/** The receipt that a payment at the counter got; none while a terminal has not answered. */
export async function receiptOfPayment(tx: Tx, id: PaymentId): Promise<CounterReceipt | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where r.payment_id = ${id}`.execute(tx)
  return rows[0] && receiptFrom(rows[0])
}

export async function findReceipt(tx: Tx, id: CounterReceiptId): Promise<CounterReceipt | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where r.id = ${id}`.execute(tx)
  return rows[0] && receiptFrom(rows[0])
}

/** Receipts of one drawer's day, the newest first. */
export async function receiptsOfDay(
  tx: Tx,
  drawerId: string,
  day: Temporal.PlainDate,
  limit: number,
): Promise<CounterReceipt[]> {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables} where r.drawer_id = ${drawerId} and r.day = ${day}
    order by r.number desc limit ${limit}`.execute(tx)
  return rows.map(receiptFrom)
}
