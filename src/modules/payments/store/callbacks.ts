import { sql, type Tx } from '#platform/db/index.ts'
import type { PaymentId } from '../domain/payment.ts'

export type CallbackRow = {
  eventId: string
  paymentId: PaymentId
  type: string
  sequence: number
  outcome: 'applied' | 'stale' | 'alarm'
}

export async function isKnownCallback(tx: Tx, eventId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from payments.callbacks where event_id = ${eventId}`.execute(tx)
  return rows.length > 0
}

export async function insertCallback(tx: Tx, row: CallbackRow): Promise<void> {
  await sql`
    insert into payments.callbacks (event_id, payment_id, type, sequence, outcome)
    values (${row.eventId}, ${row.paymentId}, ${row.type}, ${row.sequence}, ${row.outcome})`.execute(tx)
}
