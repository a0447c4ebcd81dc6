import { type InvoiceIssuer, invoiceIssuer } from '#modules/organisations/index.ts'
import { personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { MissingGlyphs, nextDocumentNumber, renderReceipt, storeDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, wardDate } from '#platform/time/index.ts'
import { refundedOf } from '../domain/payment.ts'
import { taxesOf } from '../domain/tax.ts'
import { lockPayment } from '../store/payments.ts'
import { insertReceipt, isReceiptLimit } from '../store/receipts.ts'
import { paymentTexts } from '../text/index.ts'
import { type Receipt, readReceipt } from './read-receipt.ts'

export type IssueOutcome = { ok: true; issue: number } | { ok: false; reason: 'name_not_printable' | 'too_many' }

/** Makes the receipt's PDF and keeps it. The first is the original, every later one is marked 再発行 under the same number. */
export async function issueReceipt(tx: Tx, house: House, actor: Actor, id: string): Promise<IssueOutcome> {
  await lockPayment(tx, (await readReceipt(tx, actor, id)).payment.id)
  const receipt = await readReceipt(tx, actor, id)
  const { payment, issues } = receipt
  if (isReceiptLimit(issues)) return { ok: false, reason: 'too_many' }
  const issue = issues.length + 1
  const issuedOn = house.clock.today()
  const payer = payment.payerPersonId
  if (!payer) throw new NotFound()
  const name = (await personNames(tx, [payer])).get(payer) ?? ''
  const number = issues[0]?.number ?? (await takeNumber(tx, house))
  const payee = payment.payeeId ? await invoiceIssuer(tx, payment.payeeId) : undefined
  const bytes = await render(house, receipt, { issue, number, name, payee }).catch(refuseMissing)
  if (!bytes) return { ok: false, reason: 'name_not_printable' }
  const owner = { kind: 'payments.payment', id: payment.id }
  const subjects = [payer]
  const documentId = await storeDocument(tx, { kind: 'receipt', bytes, owner, subjects, at: house.clock.now() })
  await insertReceipt(tx, payment.id, { issue, number, documentId, issuedOn })
  await recordAudit(tx, {
    actor,
    action: 'payments.receipt.issue',
    subject: owner,
    personId: payer,
    reason: 'own',
    ids: { documentId },
  })
  return { ok: true, issue }
}

const takeNumber = (tx: Tx, { profile, clock }: House) =>
  nextDocumentNumber(tx, { symbol: profile.documentSymbols.receipts ?? '領', fiscalYear: fiscalYear(clock.today()) })

function render(
  house: House,
  { payment, lines, paidAt }: Receipt,
  paper: { issue: number; number: string; name: string; payee: InvoiceIssuer | undefined },
) {
  const { prefecture, name, mayorTitle } = house.profile
  const t = paymentTexts('ja')
  const rates = taxesOf(lines)
  const invoiceNumber = paper.payee ? paper.payee.invoiceNumber : house.profile.invoice?.number
  return renderReceipt({
    issuer: { prefecture, name, mayorTitle, specimen: house.config.env !== 'production' },
    number: paper.number,
    issuedOn: house.clock.today(),
    paidOn: wardDate(paidAt),
    payerName: paper.name,
    lines,
    total: payment.amount,
    refunded: refundedOf(payment),
    methodLabel: plainText(t.methods[payment.method ?? 'card']),
    issue: paper.issue,
    purpose: plainText(purposeOf(t, { isTaxed: rates.length > 0, isPayees: paper.payee !== undefined })),
    ...(paper.payee && { payee: paper.payee.name }),
    ...(rates.length > 0 && { invoice: { rates, ...(invoiceNumber && { number: invoiceNumber }) } }),
  })
}

const purposeOf = (
  t: ReturnType<typeof paymentTexts>,
  { isTaxed, isPayees }: { isTaxed: boolean; isPayees: boolean },
): string => (isPayees ? t.usageOfPayee : isTaxed ? t.usage : t.purpose)

function refuseMissing(error: unknown): undefined {
  if (error instanceof MissingGlyphs) return undefined
  throw error
}
