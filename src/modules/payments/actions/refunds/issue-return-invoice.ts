import { type InvoiceIssuer, invoiceIssuer } from '#modules/organisations/index.ts'
import { personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { MissingGlyphs, nextDocumentNumber, renderReturnInvoice, storeDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, wardDate } from '#platform/time/index.ts'
import { refundTaxesOf, taxesOf } from '../../domain/tax.ts'
import { lockPayment } from '../../store/payments.ts'
import { isReceiptLimit } from '../../store/receipts.ts'
import { insertReturnInvoice, type PapersOfRefund } from '../../store/refunds/return-invoices.ts'
import { paymentTexts } from '../../text/index.ts'
import type { IssueOutcome } from '../issue-receipt.ts'
import { type Receipt, readReceipt } from '../read-receipt.ts'

/**
 * Makes the 適格返還請求書 of a refund of what was taxed, in the name of whoever was paid, and keeps it. The first is the
 * original, every later one is marked 再発行 under the same number. 404 for a refund of another payment or of no tax.
 */
export async function issueReturnInvoice(
  tx: Tx,
  house: House,
  actor: Actor,
  { paymentId, refundId }: { paymentId: string; refundId: string },
): Promise<IssueOutcome> {
  await lockPayment(tx, (await readReceipt(tx, actor, paymentId)).payment.id)
  const receipt = await readReceipt(tx, actor, paymentId)
  const { payment } = receipt
  const refund = receipt.refunds.find(({ id }) => id === refundId)
  const payer = payment.payerPersonId
  if (!refund || !payer || taxesOf(receipt.lines).length === 0) throw new NotFound('refund')
  if (isReceiptLimit(refund.issues)) return { ok: false, reason: 'too_many' }
  const issue = refund.issues.length + 1
  const issuedOn = house.clock.today()
  const name = (await personNames(tx, [payer])).get(payer) ?? ''
  const symbol = house.profile.documentSymbols['return-invoices'] ?? '返'
  const number =
    refund.issues[0]?.number ?? (await nextDocumentNumber(tx, { symbol, fiscalYear: fiscalYear(issuedOn) }))
  const payee = payment.payeeId ? await invoiceIssuer(tx, payment.payeeId) : undefined
  const bytes = await render(house, receipt, refund, { issue, number, name, payee }).catch(refuseMissing)
  if (!bytes) return { ok: false, reason: 'name_not_printable' }
  const owner = { kind: 'payments.payment', id: payment.id }
  const at = house.clock.now()
  const documentId = await storeDocument(tx, { kind: 'return-invoice', bytes, owner, subjects: [payer], at })
  await insertReturnInvoice(tx, refund.id, { issue, number, documentId, issuedOn })
  await recordAudit(tx, {
    actor,
    action: 'payments.receipt.issue_return',
    subject: owner,
    personId: payer,
    reason: 'own',
    ids: { documentId, refund: refund.id },
  })
  return { ok: true, issue }
}

function render(
  house: House,
  { payment, lines, paidAt, issues }: Receipt,
  refund: PapersOfRefund,
  paper: { issue: number; number: string; name: string; payee: InvoiceIssuer | undefined },
) {
  const { prefecture, name, mayorTitle } = house.profile
  const t = paymentTexts('ja')
  const invoiceNumber = paper.payee ? paper.payee.invoiceNumber : house.profile.invoice?.number
  const [original] = issues
  return renderReturnInvoice({
    issuer: { prefecture, name, mayorTitle, specimen: house.config.env !== 'production' },
    number: paper.number,
    issue: paper.issue,
    issuedOn: house.clock.today(),
    payerName: paper.name,
    purpose: plainText(paper.payee ? t.usageOfPayee : t.usage),
    amount: refund.amount,
    refundedOn: refund.on,
    paid: payment.amount,
    paidOn: wardDate(paidAt),
    ...(original && { receiptNumber: original.number }),
    rates: refundTaxesOf(lines, refund.amount),
    ...(paper.payee && { payee: paper.payee.name }),
    ...(invoiceNumber && { invoiceNumber }),
  })
}

function refuseMissing(error: unknown): undefined {
  if (error instanceof MissingGlyphs) return undefined
  throw error
}
