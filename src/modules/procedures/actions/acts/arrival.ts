import { capture, paymentOf, release } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import { type Id, maskGuardedNumbers } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { requireFee } from '../../charges/actions/ask-fee.ts'
import type { ProcedureKind } from '../../domain/definition/kinds.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import { insertClosing } from '../../store/acts/closings.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { waitsForChangedFee } from '../payment.ts'
import { caseToChange } from '../desk/open-case.ts'

/** 届出 or 申込 taken as it is: the form is met, or the place is given. A 届出 needs no decision: it was done on arrival. */
export async function acceptCase(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<void> {
  const row = await ownReview(tx, actor, id, ['notification', 'entry'])
  await requireFee(tx, row)
  if (await waitsForChangedFee(tx, row)) throw new Conflict('fee_unpaid')
  await close(tx, house, actor, row, 'accepted')
  const payment = await paymentOf(tx, { kind: 'procedures.application', id })
  // What a correction made free was given back.
  if (payment && row.feeTotal > 0) await capture(tx, payment.id)
}

/** 処理済み: what was taken has been worked off. */
export async function completeCase(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  await moveTo(tx, id, ['accepted'], 'completed', { at: house.clock.now(), by: byStaff(actor.staffId) })
  await audit(tx, actor, row, 'complete')
}

/** 申込 that cannot be taken. No 処分: a letter with the reason, without 教示. */
export async function declineCase(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  reason: string,
): Promise<void> {
  const row = await ownReview(tx, actor, id, ['entry'])
  await endWithLetter(tx, house, actor, row, 'declined', reason)
}

export type Lapsed = { ok: true } | { ok: false; reason: 'not_asked' }

/**
 * 届出 that stayed incomplete after it was asked for: ended with a polite letter, never refused.
 * 根拠: 行政手続法 第37条. Only after a 補正 to which nobody answered in time.
 */
export async function lapseCase(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  reason: string,
): Promise<Lapsed> {
  const row = await ownReview(tx, actor, id, ['notification'])
  const { rows } = await sql`
    select from procedures.case_events where application_id = ${id} and kind = 'answer_overdue' limit 1`.execute(tx)
  if (rows.length === 0) return { ok: false, reason: 'not_asked' }
  await endWithLetter(tx, house, actor, row, 'lapsed', reason)
  return { ok: true }
}

async function ownReview(
  tx: Tx,
  actor: Staff,
  id: Id<'application'>,
  kinds: readonly ProcedureKind[],
): Promise<CaseRow> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  if (!kinds.includes(row.kind)) throw new Conflict('no_decision_of_this_kind')
  return row
}

async function endWithLetter(
  tx: Tx,
  house: House,
  actor: Staff,
  row: CaseRow,
  outcome: 'declined' | 'lapsed',
  reason: string,
): Promise<void> {
  await close(tx, house, actor, row, outcome, reason)
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  if (payment) await release(tx, payment.id, 'not_issued')
  await enqueue(tx, 'procedures.case-letter', { applicationId: row.id }, { key: `case-letter:${row.id}` })
}

async function close(
  tx: Tx,
  house: House,
  actor: Staff,
  row: CaseRow,
  outcome: 'accepted' | 'declined' | 'lapsed',
  reason?: string,
): Promise<void> {
  const at = house.clock.now()
  await moveTo(tx, row.id, ['in_review'], outcome, { at, by: byStaff(actor.staffId) })
  await insertClosing(tx, row.id, { outcome, reason: reason && maskGuardedNumbers(reason), by: actor.staffId, at })
  await audit(tx, actor, row, outcome)
}

const audit = (tx: Tx, actor: Staff, row: CaseRow, deed: string): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `procedures.case.${deed}`,
    subject: { kind: 'procedures.application', id: row.id },
    personId: row.applicantPersonId,
  })
