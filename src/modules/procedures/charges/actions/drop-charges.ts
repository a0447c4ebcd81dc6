import { booksOf, paymentOf, withdrawRequest } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { findAct } from '../../store/acts/acts.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { bySystem } from '../../store/transition.ts'
import { chargesOf, markCancelled } from '../store.ts'
import { purposeOfCharge, settleCharge } from './settle-charge.ts'

/** The grant has fallen (取消, 撤回): what it was to cost is not asked any more. Safe to run twice. */
export async function dropAfterAct(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const actId = parseId<'act'>(event.subjectId)
  const act = actId && (await findAct(tx, actId))
  if (!act) return
  await lockApplication(tx, act.applicationId)
  for (const { id } of await chargesOf(tx, act.applicationId)) {
    await settleCharge(tx, house, id)
    const at = house.clock.now()
    if (!(await markCancelled(tx, id, { why: 'mistake', at }))) continue
    const payment = await paymentOf(tx, purposeOfCharge(id))
    if (payment) await withdrawRequest(tx, payment.id, 'charge_cancelled', booksOf(house))
    await recordCaseEvent(tx, act.applicationId, {
      kind: 'charge_cancelled',
      at,
      by: bySystem,
      data: { chargeId: id, why: 'mistake' },
    })
  }
}
