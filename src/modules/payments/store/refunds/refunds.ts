import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { PaymentId } from '../../domain/payment.ts'

export type RefundId = Id<'refund'>

/** Through the provider (card, QR), out of a drawer, or by bank transfer. */
export type RefundWay = 'provider' | 'cash' | 'transfer'

export type NewRefund = {
  paymentId: PaymentId
  amount: Yen
  ground: string
  way: RefundWay
  afterIssue?: boolean
  proposedBy?: StaffId
  approvedBy?: StaffId
  byRule?: string
  decidedOn?: Temporal.PlainDate
}

/** Kept for good; the database refuses one after issue that only one person stands for. */
export async function insertRefund(tx: Tx, refund: NewRefund): Promise<RefundId> {
  const { paymentId, amount, ground, way, afterIssue, proposedBy, approvedBy, byRule, decidedOn } = refund
  const { rows } = await sql<{ id: RefundId }>`
    insert into payments.refunds (payment_id, amount, ground, way, after_issue, proposed_by, approved_by, by_rule, decided_on)
    values (${paymentId}, ${amount}, ${ground}, ${way}, ${afterIssue ?? false}, ${proposedBy ?? null}, ${approvedBy ?? null}, ${byRule ?? null},
      ${decidedOn?.toString() ?? null}::date)
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('refund was not inserted')
  return id
}

export type Refund = {
  id: RefundId
  paymentId: PaymentId
  amount: Yen
  ground: string
  way: RefundWay
  afterIssue: boolean
}

const columns = sql.raw(`id, payment_id as "paymentId", amount, ground, way, after_issue as "afterIssue"`)

export async function findRefund(tx: Tx, id: RefundId): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`select ${columns} from payments.refunds where id = ${id}`.execute(tx)
  return rows[0]
}
