import { booksOf, type PaymentId, requestPayment } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { addYen } from '#platform/money/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import type { ChargeRule } from '../../domain/definition/law.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { standingGrant } from '../../store/acts/acts.ts'
import { type ApplicationId, findApplication, lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { byStaff } from '../../store/transition.ts'
import type { TagId } from '../../tags/store.ts'
import { plainWords } from '../../text/index.ts'
import { type ChargeId, linesOfCharge, stateOfCharge } from '../domain.ts'
import { tellCharge } from '../notices.ts'
import { type Charge, findCharge, insertCharge } from '../store.ts'
import { purposeOfCharge } from './settle-charge.ts'

export type ChargeWish = {
  rule: string
  /** How many of each fee, by its key. */
  counts: Readonly<Record<string, number>>
  tagId?: TagId | undefined
}

export type Charged =
  | { ok: true; chargeId: ChargeId }
  | { ok: false; reason: 'nothing' | 'not_granted' | 'open_already' }

/**
 * The office fixes what its grant costs (写しの枚数, 再交付): 調定 is booked, the person is told and pays online or at the
 * counter by the receipt number. Amounts are the profile's. Only for a grant that stands.
 */
export async function askCharge(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  { rule: key, counts, tagId }: ChargeWish,
): Promise<Charged> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const rule = ruleOf(parseDefinition(row.definition), key)
  if (rule.beforeDecision) throw new NotFound('charge rule')
  if (!(await standingGrant(tx, id))) return { ok: false, reason: 'not_granted' }
  const lines = linesOfCharge(
    rule,
    counts,
    (fee) => feeOf(house.profile, fee),
    ({ label }) => plainWords(label),
  )
  const total = addYen(...lines.map(({ amount }) => amount))
  if (total <= 0) return { ok: false, reason: 'nothing' }
  const at = house.clock.now()
  const payBy = house.clock.today().add({ days: rule.payWithinDays })
  const chargeId = await insertCharge(tx, {
    applicationId: id,
    rule: key,
    lines,
    total,
    payBy,
    tagId,
    by: actor.staffId,
    at,
  })
  if (!chargeId) return { ok: false, reason: 'open_already' }
  const charge = await findCharge(tx, chargeId)
  if (!charge) throw new Error('charge was not inserted')
  await requestMoney(tx, house, charge, charge.applicantPersonId)
  await recordCaseEvent(tx, id, { kind: 'charge_asked', at, by: byStaff(actor.staffId), data: { chargeId } })
  await recordAudit(tx, {
    actor,
    action: 'procedures.charge.ask',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { chargeId },
  })
  const application = await findApplication(tx, id)
  if (!application) throw new Conflict('application_gone')
  await tellCharge(tx, application, { id: chargeId, payBy }, 'procedures.charge-asked')
  return { ok: true, chargeId }
}

/** The payment that stands for this bill, or a new one after it died or where another person pays; `undefined` when nothing is to be paid any more. */
export async function payAgain(tx: Tx, house: House, id: ChargeId, payer: PersonId): Promise<PaymentId | undefined> {
  const before = await findCharge(tx, id)
  if (!before) return undefined
  await lockApplication(tx, before.applicationId)
  const charge = await findCharge(tx, id)
  return charge && stateOfCharge(charge) === 'asked' ? requestMoney(tx, house, charge, payer) : undefined
}

export async function requestMoney(tx: Tx, house: House, charge: Charge, payerPersonId: PersonId): Promise<PaymentId> {
  const { paymentId } = await requestPayment(tx, {
    purpose: purposeOfCharge(charge.id),
    payerPersonId,
    lines: charge.lines.map(({ label, unit, count, amount, account, revenueItem }) => ({
      label,
      unit,
      count,
      amount,
      account,
      ...(revenueItem && { revenueItem }),
    })),
    reference: charge.receiptNumber,
    assessed: booksOf(house),
  })
  return paymentId
}

/** Throws `NotFound` for a rule that the procedure does not have. */
export function ruleOf({ charges = [] }: Definition, key: string): ChargeRule {
  const rule = charges.find((one) => one.key === key)
  if (!rule) throw new NotFound('charge rule')
  return rule
}
