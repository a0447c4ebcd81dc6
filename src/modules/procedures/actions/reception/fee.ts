import { type CounterOutcome, paymentOf, requestPayment, takeAtCounter } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId, type ReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { yen } from '#platform/money/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import { lockApplication } from '../../store/applications.ts'
import type { Paying } from '../../store/reception/receptions.ts'
import { type Case, loadCase } from '../load-case.ts'
import { linesOf, purposeOf } from '../payment.ts'
import { giveBack } from '../reopen.ts'

export type TillProblem = Extract<CounterOutcome, { ok: false }>['reason']

/**
 * The fee of a sheet that was filed or typed anew: taken from the drawer now, or asked for, so that a cashier finds it
 * under the receipt number. What has been paid stays. Returns why cash could not be taken.
 */
export async function settleFee(
  tx: Tx,
  house: House,
  actor: Staff,
  found: Case,
  { paying, tendered, receiptNumber }: { paying: Paying; tendered?: number; receiptNumber: ReceiptNumber },
): Promise<TillProblem | undefined> {
  const { id, applicantPersonId: payer } = found.application
  if ((await paymentOf(tx, purposeOf(id)))?.secured) return undefined
  // Typed anew without a fee: what was asked for before is not asked for any more.
  if (found.fee.total === 0) await giveBack(tx, id, 'no_fee')
  if (paying === 'later') await askForFee(tx, found, receiptNumber)
  if (paying !== 'counter') return undefined
  const taken = await takeAtCounter(tx, house, actor, {
    purpose: purposeOf(id),
    payer,
    lines: linesOf(found),
    method: 'cash',
    reference: receiptNumber,
    ...(tendered !== undefined && { tendered: yen(tendered) }),
  })
  return taken.ok ? undefined : taken.reason
}

/** Whoever has no account pays at a counter, or by what the counter sends them: found by the receipt number. */
export async function askForFee(tx: Tx, found: Case, reference: ReceiptNumber): Promise<void> {
  if (found.fee.total === 0) return
  const { id, applicantPersonId: payerPersonId } = found.application
  await requestPayment(tx, { purpose: purposeOf(id), payerPersonId, lines: linesOf(found), reference })
}

// From the issue on, money that goes back does so by rule and is not asked for again.
const beforeIssue: readonly ApplicationState[] = [
  'submitted',
  'in_review',
  'awaiting_correction',
  'proposed',
  'awaiting_payment',
  'decided',
  'issuing',
]

/** News that an attempt to pay came to nothing, such as a cancelled receipt: a case that goes on can be paid anew. */
export async function askForFeeAgain(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  const application = id && (await lockApplication(tx, id))
  if (!application?.receiptNumber || application.channel === 'web') return
  if (!beforeIssue.includes(application.state)) return
  if ((await paymentOf(tx, purposeOf(application.id)))?.secured) return
  await askForFee(tx, await loadCase(tx, house, application), application.receiptNumber)
}
