import { capture, paymentOf, release } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellApplicant } from '../../notices.ts'
import { type Act, writeOutcome } from '../../store/acts/acts.ts'
import { writeDueDate } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { byStaff, bySystem, moveTo } from '../../store/transition.ts'
import { isSecured } from '../desk/start-issuing.ts'
import { takeBackCertificate } from '../desk/withdraw-certificate.ts'
import type { OpenedAct } from './act-to-change.ts'

/** What an act brings about at 施行, beside its letter. */
export async function bringAbout(
  tx: Tx,
  house: House,
  actor: Staff,
  { act, row }: OpenedAct,
  at: Temporal.Instant,
): Promise<void> {
  const by = byStaff(actor.staffId)
  if (act.kind === 'decision') {
    await settleFee(tx, row, act)
    if (act.outcome) await writeOutcome(tx, row.id, act.outcome)
    await moveTo(tx, row.id, ['decided'], 'notified', { at, by, data: { actId: act.id } })
    return
  }
  const data = { actId: act.id, ...(act.changesId && { changes: act.changesId }) }
  await recordCaseEvent(tx, row.id, { kind: `${act.kind}_notified`, at, by, data })
  if (act.extendedTo) await writeDueDate(tx, row.id, act.extendedTo)
  if (act.kind === 'correction') return
  if (act.certificateId) await takeBackCertificate(tx, house, actor, row, act.certificateId)
  // Payouts stop and others who rest on the act look again; the act says which one fell.
  else
    await emit(tx, { type: 'procedures.act_ended', subjectKind: 'procedures.act', subjectId: act.changesId ?? act.id })
}

// Authorised at filing, taken when it goes out; a refusal costs nothing.
async function settleFee(tx: Tx, row: CaseRow, act: Act): Promise<void> {
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  if (!payment) return
  if (act.outcome === 'refuse') await release(tx, payment.id, 'not_issued')
  // What a correction made free was given back.
  else if (row.feeTotal > 0) await capture(tx, payment.id)
}

/** The hold on the fee has lapsed: she is asked to pay again, and the decision keeps. */
export async function isPaymentMissing(tx: Tx, row: CaseRow, act: Act, at: Temporal.Instant): Promise<boolean> {
  if (act.kind !== 'decision' || act.outcome === 'refuse') return false
  if (row.state === 'awaiting_payment') return true
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  if (isSecured(row, payment, at)) return false
  const waiting = await moveTo(tx, row.id, ['decided'], 'awaiting_payment', { at, by: bySystem })
  if (payment) await release(tx, payment.id, 'hold_lapsed')
  await tellApplicant(tx, waiting, 'procedures.payment-again')
  return true
}

/** Paid again: the decision waits for 施行 where it stopped. Does nothing in any other state. */
export async function resumeDecided(tx: Tx, house: House, row: CaseRow): Promise<void> {
  if (row.kind !== 'application' || row.state !== 'awaiting_payment') return
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  const at = house.clock.now()
  if (!isSecured(row, payment, at)) return
  await moveTo(tx, row.id, ['awaiting_payment'], 'decided', { at, by: bySystem, kind: 'paid_again' })
}
