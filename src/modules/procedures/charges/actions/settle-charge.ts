import { capture, paymentOf, type PaymentPurpose, release } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { dueAfterWait, type Wait } from '../../domain/course/waits.ts'
import { findApplication, lockApplication, writeDueDate } from '../../store/applications.ts'
import { caseEventsOf, recordCaseEvent } from '../../store/case-events.ts'
import { waitsOf } from '../../store/corrections.ts'
import { revisionById } from '../../store/revisions.ts'
import { bySystem } from '../../store/transition.ts'
import type { ChargeId } from '../domain.ts'
import { type Charge, findCharge, markPaid } from '../store.ts'

export const purposeOfCharge = (id: ChargeId): PaymentPurpose => ({ kind: 'procedures.charge', id })

/** News of a payment, whichever attempt and way it came by. */
export async function chargePaid(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.charge' ? parseId<'charge'>(event.subjectId) : undefined
  if (id) await settleCharge(tx, house, id)
}

/**
 * Takes the money for good once it is safe: what it pays for was granted before. What comes for a bill that was given up
 * goes back. Does nothing otherwise, and may run twice.
 */
export async function settleCharge(tx: Tx, house: House, id: ChargeId): Promise<void> {
  const before = await findCharge(tx, id)
  if (!before) return
  await lockApplication(tx, before.applicationId)
  const charge = await findCharge(tx, id)
  const payment = await paymentOf(tx, purposeOfCharge(id))
  if (!charge || !payment?.secured || payment.amount !== charge.total) return
  if (charge.cancelledAt) return release(tx, payment.id, 'charge_cancelled')
  await capture(tx, payment.id)
  const at = house.clock.now()
  const waits = charge.beforeDecision ? await waitsOf(tx, charge.applicationId) : []
  if (!(await markPaid(tx, id, at))) return
  const moved = charge.beforeDecision ? await moveDueDay(tx, house, charge, { at, before: waits }) : {}
  await recordCaseEvent(tx, charge.applicationId, {
    kind: 'charge_paid',
    at,
    by: bySystem,
    data: { chargeId: id, ...moved },
  })
}

/** News that money went back: given up, and paid all the same. The course says so once. */
export async function chargeReturned(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.charge' ? parseId<'charge'>(event.subjectId) : undefined
  const charge = id && (await findCharge(tx, id))
  if (!charge?.cancelledAt) return
  await lockApplication(tx, charge.applicationId)
  const told = await caseEventsOf(tx, charge.applicationId)
  if (told.some(({ kind, data }) => kind === 'charge_returned' && data['chargeId'] === id)) return
  const at = house.clock.now()
  await recordCaseEvent(tx, charge.applicationId, { kind: 'charge_returned', at, by: bySystem, data: { chargeId: id } })
}

/** The office waited for the money, as it waits for an answer. */
async function moveDueDay(
  tx: Tx,
  house: House,
  charge: Charge,
  { at, before }: { at: Temporal.Instant; before: readonly Wait[] },
) {
  const application = await findApplication(tx, charge.applicationId)
  if (!application?.dueOn) return {}
  const { definition } = await revisionById(tx, application.revisionId)
  const ended = { asked: wardDate(charge.askedAt), answered: wardDate(at) }
  const waiting = { before, ended, restarts: false }
  const { dueOn, waited } = dueAfterWait(definition, application.dueOn, waiting, wardCalendar(house.profile))
  if (waited === 0) return {}
  await writeDueDate(tx, application.id, dueOn)
  return { dueBefore: application.dueOn.toString(), due: dueOn.toString(), waited }
}
