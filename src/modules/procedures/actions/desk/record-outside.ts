import { capture, paymentOf } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { type NumbersProblem, outsideOf, piecesAsked, readNumbers } from '../../domain/desk/outside-paper.ts'
import { deliveryAsked, parseDefinition } from '../../domain/definition/definition.ts'
import { takesPaper } from '../../domain/acts/act.ts'
import { actsOf } from '../../store/acts/acts.ts'
import { keptAnswers } from '../../store/answers.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { insertDispatch } from '../../store/desk/dispatches.ts'
import { insertOutsidePaper } from '../../store/desk/outside-papers.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { caseToChange } from './open-case.ts'
import { askForPaymentAgain, isSecured } from './start-issuing.ts'

export type Recorded =
  | { ok: true }
  | { ok: false; reason: 'wrong_count'; pieces: number }
  | { ok: false; reason: Exclude<NumbersProblem, 'wrong_count'> | 'taken' }

/**
 * The numbers of what another system has printed for a decided case. A certificate is then ready for the post or the
 * shelf and its fee is taken; a card goes out with the letter of the decision. A refused answer leaves nothing behind
 * only if the transaction is rolled back.
 */
export async function recordOutside(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  typed: string,
): Promise<Recorded> {
  const row = await caseToChange(tx, actor, id, deskPermissions.dispatch)
  const definition = parseDefinition(row.definition)
  if (!outsideOf(definition) || !(await isReady(tx, row))) throw new Conflict('nothing_to_record')
  const at = house.clock.now()
  const answers = await keptAnswers(tx, id)
  const pieces = piecesAsked(definition, answers)
  const read = readNumbers(typed, pieces)
  if (!read.ok)
    return read.problem === 'wrong_count'
      ? { ok: false, reason: 'wrong_count', pieces }
      : { ok: false, reason: read.problem }
  if (row.kind === 'certificate-request') {
    const payment = await paymentOf(tx, { kind: 'procedures.application', id })
    if (!isSecured(row, payment, at)) {
      // The sheets stay here and are recorded when she has paid.
      await askForPaymentAgain(tx, row, payment, byStaff(actor.staffId), at)
      return { ok: true }
    }
  }
  const issuedOn = house.clock.today()
  const numbers = read.numbers
  const certificateId = await insertOutsidePaper(tx, {
    applicationId: id,
    kind: row.procedure,
    issuedOn,
    numbers,
    by: actor.staffId,
    at,
  })
  if (!certificateId) return { ok: false, reason: 'taken' }
  if (row.kind === 'certificate-request') {
    const way = deliveryAsked(definition, answers) === 'counter' ? 'counter' : 'post'
    await issue(tx, actor, row, { certificateId, way, at })
  } else await recordCaseEvent(tx, id, { kind: 'outside_recorded', at, by: byStaff(actor.staffId) })
  await recordAudit(tx, {
    actor,
    action: 'procedures.certificate.record',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { certificateId },
  })
  return { ok: true }
}

/** Decided and not out yet; of an act, granted. */
async function isReady(tx: Tx, row: CaseRow): Promise<boolean> {
  if (row.kind === 'certificate-request') return row.state === 'issuing'
  const acts = row.state === 'decided' ? await actsOf(tx, row.id) : []
  return acts.some(takesPaper)
}

async function issue(
  tx: Tx,
  actor: Staff,
  row: CaseRow,
  { certificateId, way, at }: { certificateId: Id<'certificate'>; way: 'post' | 'counter'; at: Temporal.Instant },
): Promise<void> {
  const printedBy = actor.staffId
  await insertDispatch(tx, { applicationId: row.id, certificateId, way, officeId: row.officeId, at, printedBy })
  await moveTo(tx, row.id, ['issuing'], 'issued', { at, by: byStaff(actor.staffId) })
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  if (payment) await capture(tx, payment.id)
}
