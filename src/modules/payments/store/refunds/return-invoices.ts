import { sql, type Tx } from '#platform/db/index.ts'
import type { DocumentId } from '#platform/documents/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { PaymentId } from '../../domain/payment.ts'
import type { ReceiptIssue } from '../receipts.ts'
import type { RefundId } from './refunds.ts'

/** A refund with the papers made of it, the original first. */
export type PapersOfRefund = { id: RefundId; amount: Yen; on: Temporal.PlainDate; issues: readonly ReceiptIssue[] }

const most = 100

/** Of a payment, the oldest first. */
export async function refundsOf(tx: Tx, paymentId: PaymentId): Promise<PapersOfRefund[]> {
  const { rows } = await sql<Omit<PapersOfRefund, 'issues'>>`
    select id, amount, coalesce(decided_on, (created_at at time zone 'Asia/Tokyo')::date) as on
    from payments.refunds where payment_id = ${paymentId} order by id limit ${most}`.execute(tx)
  const { rows: papers } = await sql<ReceiptIssue & { refundId: RefundId }>`
    select refund_id as "refundId", issue, number, document_id as "documentId", issued_on as "issuedOn"
    from payments.return_invoices where refund_id = any(${rows.map(({ id }) => id)}::uuid[])
    order by refund_id, issue`.execute(tx)
  const issues = Map.groupBy(papers, ({ refundId }) => refundId)
  return rows.map((row) => ({ ...row, issues: issues.get(row.id) ?? [] }))
}

export async function insertReturnInvoice(
  tx: Tx,
  refundId: RefundId,
  paper: { issue: number; number: string; documentId: DocumentId; issuedOn: Temporal.PlainDate },
): Promise<void> {
  await sql`
    insert into payments.return_invoices (refund_id, issue, number, document_id, issued_on)
    values (${refundId}, ${paper.issue}, ${paper.number}, ${paper.documentId}, ${paper.issuedOn})`.execute(tx)
}
