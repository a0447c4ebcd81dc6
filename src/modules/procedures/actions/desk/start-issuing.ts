import { paymentOf, requestPaymentAgain } from '#modules/payments/index.ts'
import { nextDocumentNumber } from '#platform/documents/index.ts'
import type { Staff, SystemActor } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { fiscalYear, reiwaYear } from '#platform/time/index.ts'
import { verificationCode } from '../../domain/codes.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { certificateOfCase, insertCertificate } from '../../store/desk/certificates.ts'
import { answersOf } from '../../store/answers.ts'
import { moveTo } from '../../store/transition.ts'

/** Shorter than this and the hold may lapse while the paper is made. */
const holdMargin = Temporal.Duration.from({ hours: 1 })

/**
 * The decision stands: number the paper and leave the drawing of it to a task.
 * A hold that lapsed in the meantime is asked for again first; the decision keeps.
 */
export async function startIssuing(tx: Tx, house: House, actor: Staff | SystemActor, row: CaseRow): Promise<void> {
  const at = house.clock.now()
  const purpose = { kind: 'procedures.application', id: row.id }
  const payment = await paymentOf(tx, purpose)
  const isPaid =
    row.feeTotal === 0 ||
    payment?.state === 'captured' ||
    (payment?.state === 'authorised' &&
      (!payment.holdExpiresAt || Temporal.Instant.compare(payment.holdExpiresAt, at.add(holdMargin)) > 0))
  if (!isPaid) {
    await moveTo(tx, { applicationId: row.id, to: 'awaiting_payment', at, actor })
    await requestPaymentAgain(tx, house, purpose)
    await notify(tx, {
      kind: 'procedures.payment_asked_again',
      personId: row.applicantPersonId,
      key: `payment-again:${row.id}:${at}`,
      data: { applicationId: row.id, receiptNumber: row.receiptNumber },
    })
    return
  }
  await moveTo(tx, { applicationId: row.id, to: 'issuing', at, actor })
  if (!(await certificateOfCase(tx, row.id))) await numberCertificate(tx, house, row)
  await enqueue(tx, 'procedures.render', { applicationId: row.id }, { key: `render:${row.id}` })
}

async function numberCertificate(tx: Tx, house: House, row: CaseRow): Promise<void> {
  const today = house.clock.today()
  const answers = await answersOf(tx, row.id)
  await insertCertificate(tx, {
    applicationId: row.id,
    kind: row.procedure,
    documentNumber: await nextDocumentNumber(tx, {
      symbol: house.profile.documentSymbols.certificates,
      fiscalYear: fiscalYear(today),
    }),
    issueNumber: `R${reiwaYear(today)}-${await nextIssueSerial(tx)}`,
    verificationCode: verificationCode(crypto.getRandomValues(new Uint8Array(16))),
    issuedOn: today,
    copies: Number(answers['copies'] ?? 1),
  })
}

async function nextIssueSerial(tx: Tx): Promise<string> {
  const { rows } = await sql<{ serial: number }>`select nextval('procedures.issue_serial') as serial`.execute(tx)
  return String(rows[0]?.serial ?? 0).padStart(8, '0')
}

/** The fee is held again: go on where the decision stopped. Does nothing in any other state. */
export async function resumeIssuing(tx: Tx, house: House, row: CaseRow): Promise<void> {
  if (row.state === 'awaiting_payment') await startIssuing(tx, house, { kind: 'system', task: 'payments.authorised' }, row)
}

export type IssueTask = { applicationId: Id<'application'> }
