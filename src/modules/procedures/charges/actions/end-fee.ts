import { booksOf, paymentOf, refreshPayment, withdrawRequest } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { afterOutages, outagesSince, wardCalendar, wardTimeZone } from '#platform/time/index.ts'
import { findApplication, lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { revisionById } from '../../store/revisions.ts'
import { bySystem, moveTo } from '../../store/transition.ts'
import type { ChargeId } from '../domain.ts'
import { feeRuleOf } from '../fee.ts'
import { tellCharge } from '../notices.ts'
import { chargesOf, dueFees, findCharge, markCancelled, markReminded, nextFeeDay } from '../store.ts'
import { purposeOfCharge, settleCharge } from './settle-charge.ts'

const batch = 100

/** Reminds once of a fee that is due soon, and gives up what was not paid in time. Safe to run twice. */
export async function keepFeeDays(house: House): Promise<void> {
  const ids = await house.db.read((tx) => dueFees(tx, house.clock.today(), batch))
  for (const id of ids) {
    // Paid a moment ago, and the news has not come yet.
    const payment = await house.db.read((tx) => paymentOf(tx, purposeOfCharge(id)))
    if (payment && !payment.secured) await refreshPayment(house, payment.id)
    await house.db.transact((tx) => keepDays(tx, house, id))
  }
}

async function keepDays(tx: Tx, house: House, id: ChargeId): Promise<void> {
  await settleCharge(tx, house, id)
  const charge = await findCharge(tx, id)
  if (!charge || charge.paidAt || charge.cancelledAt) return
  const application = await findApplication(tx, charge.applicationId)
  if (!application) return
  const today = house.clock.today()
  const at = house.clock.now()
  // Nobody loses the last day to a fault of ours.
  const outages = await outagesSince(tx, charge.payBy)
  const lastDay = afterOutages(charge.payBy, outages, wardCalendar(house.profile))
  if (Temporal.PlainDate.compare(today, lastDay) <= 0) {
    if (await markReminded(tx, id, at)) await tellCharge(tx, application, charge, 'procedures.fee-reminder')
    return
  }
  if (!(await markCancelled(tx, id, { why: 'not_paid', at }))) return
  await closeRequest(tx, house, id)
  const data = { chargeId: id, why: 'not_paid' }
  const { definition } = await revisionById(tx, application.revisionId)
  const ends = feeRuleOf(definition)?.beforeDecision.unpaid === 'withdraw' && application.state === 'in_review'
  if (!ends) return recordCaseEvent(tx, application.id, { kind: 'fee_unpaid', at, by: bySystem, data })
  const ended = await moveTo(tx, application.id, ['in_review'], 'withdrawn', {
    at,
    by: bySystem,
    kind: 'fee_lapsed',
    data,
  })
  await tellCharge(tx, ended, charge, 'procedures.fee-lapsed')
}

/** The case is over: what it was to cost is asked no more, and what is paid all the same goes back. Safe to run twice. */
export async function dropFees(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  if (!id) return
  await lockApplication(tx, id)
  for (const charge of await chargesOf(tx, id)) {
    if (!charge.beforeDecision || charge.paidAt || charge.cancelledAt) continue
    await settleCharge(tx, house, charge.id)
    const at = house.clock.now()
    if (!(await markCancelled(tx, charge.id, { why: 'not_wanted', at }))) continue
    await closeRequest(tx, house, charge.id)
    const data = { chargeId: charge.id, why: 'not_wanted' }
    await recordCaseEvent(tx, id, { kind: 'charge_cancelled', at, by: bySystem, data })
  }
}

async function closeRequest(tx: Tx, house: House, id: ChargeId): Promise<void> {
  const payment = await paymentOf(tx, purposeOfCharge(id))
  if (payment) await withdrawRequest(tx, payment.id, 'charge_cancelled', booksOf(house))
}

/** When `keepFeeDays` next has something to do. */
export async function nextFee(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const today = now.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const day = await nextFeeDay(tx, today)
  return day ? { at: day.toZonedDateTime(wardTimeZone).toInstant(), label: '費用の支払いの期限' } : undefined
}
