import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { addYen } from '#platform/money/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import { type ApplicationId, findApplication } from '../../store/applications.ts'
import { hasCaseEvent, recordCaseEvent } from '../../store/case-events.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { byStaff } from '../../store/transition.ts'
import { plainWords } from '../../text/index.ts'
import { linesOfCharge } from '../domain.ts'
import { feeDays, feeRuleOf, feeStanding } from '../fee.ts'
import { tellCharge } from '../notices.ts'
import { chargesOf, findCharge, insertCharge } from '../store.ts'
import { type Charged, requestMoney } from './ask-charge.ts'

/**
 * 事後決済: the office fixes the fee before it decides, by so many of each line; all zero fixes that nothing is to be paid.
 * The person is told and has until the last day; nothing is decided before it is paid.
 */
export async function askFee(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  counts: Readonly<Record<string, number>>,
): Promise<Charged | { ok: true; chargeId: undefined }> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  const definition = parseDefinition(row.definition)
  const rule = feeRuleOf(definition)
  if (!rule || row.state !== 'in_review') throw new Conflict('wrong_state')
  const standing = await standingOf(tx, row)
  if (standing !== 'to_fix' && standing !== 'given_up') return { ok: false, reason: 'open_already' }
  const at = house.clock.now()
  const by = byStaff(actor.staffId)
  const lines = linesOfCharge(
    rule,
    counts,
    (fee) => feeOf(house.profile, fee),
    ({ label }) => plainWords(label),
  )
  const audit = (chargeId?: string) =>
    recordAudit(tx, {
      actor,
      action: 'procedures.charge.fix',
      subject: { kind: 'procedures.application', id },
      personId: row.applicantPersonId,
      ...(chargeId && { ids: { chargeId } }),
    })
  if (lines.length === 0) {
    await recordCaseEvent(tx, id, { kind: 'fee_free', at, by })
    await audit()
    return { ok: true, chargeId: undefined }
  }
  const days = feeDays(rule, house.clock.today(), wardCalendar(house.profile))
  const total = addYen(...lines.map(({ amount }) => amount))
  const fee = { ...days, beforeDecision: true, lines, total, rule: rule.key, applicationId: id, by: actor.staffId, at }
  const chargeId = await insertCharge(tx, fee)
  const charge = chargeId && (await findCharge(tx, chargeId))
  const application = await findApplication(tx, id)
  if (!charge || !application) return { ok: false, reason: 'open_already' }
  await requestMoney(tx, house, charge, charge.applicantPersonId)
  await recordCaseEvent(tx, id, { kind: 'charge_asked', at, by, data: { chargeId } })
  await audit(chargeId)
  await tellCharge(tx, application, charge, 'procedures.fee-asked')
  return { ok: true, chargeId }
}

/** How it stands with the fee of a case. */
export const standingOf = async (tx: Tx, { id, definition }: Pick<CaseRow, 'id' | 'definition'>) =>
  feeStanding(parseDefinition(definition), await chargesOf(tx, id), { isFree: await hasCaseEvent(tx, id, 'fee_free') })

/** Throws `Conflict('fee_unpaid')` before something is granted whose fee is not fixed, or not paid. */
export async function requireFee(tx: Tx, row: Pick<CaseRow, 'id' | 'definition'>): Promise<void> {
  const standing = await standingOf(tx, row)
  if (standing !== 'none' && standing !== 'settled') throw new Conflict('fee_unpaid')
}
