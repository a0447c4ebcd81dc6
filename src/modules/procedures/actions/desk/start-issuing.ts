import { type PaymentSummary, paymentOf, release } from '#modules/payments/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { nextDocumentNumber } from '#platform/documents/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, reiwaYear } from '#platform/time/index.ts'
import { codeFrom } from '../../domain/desk/codes.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import { copiesAsked, type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import { tellApplicant } from '../../notices.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { CaseActor } from '../../store/case-events.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { certificateOfCase, insertCertificate, renewIssueDay } from '../../store/desk/certificates.ts'
import { bySystem, moveTo } from '../../store/transition.ts'
import { documentSymbol } from './document-symbol.ts'

/** Shorter than this and the hold may lapse while the paper is made. */
const holdMargin = Temporal.Duration.from({ hours: 1 })

/**
 * The decision stands: number the paper and leave the drawing of it to a task. What another system prints waits for its
 * numbers instead.
 * A hold that lapsed in the meantime is asked for again first; the decision keeps.
 */
export async function startIssuing(tx: Tx, house: House, by: CaseActor, row: CaseRow): Promise<void> {
  const at = house.clock.now()
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  if (!isSecured(row, payment, at.add(holdMargin))) return askForPaymentAgain(tx, row, payment, by, at)
  await moveTo(tx, row.id, ['proposed', 'awaiting_payment'], 'issuing', { at, by })
  if (outsideOf(parseDefinition(row.definition))) return
  // Numbered at an earlier try that ended without a paper: the number keeps, the day is today's.
  if (await certificateOfCase(tx, row.id)) await renewIssueDay(tx, row.id, house.clock.today())
  else await numberCertificate(tx, house, row)
  await enqueue(tx, 'procedures.render', { applicationId: row.id }, { key: `render:${row.id}` })
}

/** The fee is held again: go on where the decision stopped. Does nothing in any other state. */
export async function resumeIssuing(tx: Tx, house: House, row: CaseRow): Promise<void> {
  if (row.state === 'awaiting_payment') await startIssuing(tx, house, bySystem, row)
}

/** The fee is held or charged, and stays so beyond `until`. */
export function isSecured(row: CaseRow, payment: PaymentSummary | undefined, until: Temporal.Instant): boolean {
  if (row.feeTotal === 0) return true
  if (!payment?.secured) return false
  return !payment.holdExpiresAt || Temporal.Instant.compare(payment.holdExpiresAt, until) > 0
}

/** A hold that is about to lapse is given back first: while it stands, nobody can pay anew. */
export async function askForPaymentAgain(
  tx: Tx,
  row: CaseRow,
  payment: PaymentSummary | undefined,
  by: CaseActor,
  at: Temporal.Instant,
): Promise<void> {
  if (row.state === 'awaiting_payment') return
  const waiting = await moveTo(tx, row.id, ['proposed', 'issuing'], 'awaiting_payment', { at, by })
  if (payment) await release(tx, payment.id, 'hold_lapsed')
  await tellApplicant(tx, waiting, 'procedures.payment-again')
}

async function numberCertificate(tx: Tx, house: House, row: CaseRow): Promise<void> {
  const today = house.clock.today()
  await insertCertificate(tx, {
    applicationId: row.id,
    kind: row.procedure,
    documentNumber: await nextDocumentNumber(tx, {
      symbol: documentSymbol(house),
      fiscalYear: fiscalYear(today),
    }),
    issueNumber: `R${reiwaYear(today)}-${await nextIssueSerial(tx)}`,
    verificationCode: codeFrom(crypto.getRandomValues(new Uint8Array(16))),
    issuedOn: today,
    copies: await copiesOf(tx, row, parseDefinition(row.definition)),
  })
}

async function copiesOf(tx: Tx, row: CaseRow, definition: Definition): Promise<number> {
  const answers = await keptAnswers(tx, row.id)
  return copiesAsked(definition, answers)
}

async function nextIssueSerial(tx: Tx): Promise<string> {
  const { rows } = await sql<{ serial: number }>`select nextval('procedures.issue_serial') as serial`.execute(tx)
  return String(rows[0]?.serial ?? 0).padStart(8, '0')
}
