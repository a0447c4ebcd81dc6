import { sql, type Tx } from '#platform/db/index.ts'
import type { DocumentId } from '#platform/documents/index.ts'
import type { PaymentId } from '../domain/payment.ts'

export type ReceiptIssue = { issue: number; number: string; documentId: DocumentId; issuedOn: Temporal.PlainDate }

const most = 20

/** Oldest first; the first is the original, the others are 再発行. */
export async function receiptIssues(tx: Tx, paymentId: PaymentId): Promise<ReceiptIssue[]> {
  const { rows } = await sql<ReceiptIssue>`
    select issue, number, document_id as "documentId", issued_on as "issuedOn"
    from payments.receipts where payment_id = ${paymentId} order by issue limit ${most}`.execute(tx)
  return rows
}

export const isReceiptLimit = (issues: readonly ReceiptIssue[]): boolean => issues.length >= most

export async function insertReceipt(tx: Tx, paymentId: PaymentId, receipt: ReceiptIssue): Promise<void> {
  await sql`
    insert into payments.receipts (payment_id, issue, number, document_id, issued_on)
    values (${paymentId}, ${receipt.issue}, ${receipt.number}, ${receipt.documentId}, ${receipt.issuedOn})`.execute(tx)
}
