import { capture, paymentOf, type PaymentPurpose, release } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { bySystem } from '../../store/transition.ts'
import type { ChargeId } from '../domain.ts'
import { findCharge, markPaid } from '../store.ts'

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
  if (!(await markPaid(tx, id, at))) return
  await recordCaseEvent(tx, charge.applicationId, { kind: 'charge_paid', at, by: bySystem, data: { chargeId: id } })
}
