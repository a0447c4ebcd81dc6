import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { type OrderId, orderNumber } from '../domain/order.ts'
import { insertOrders, nextOrderSerials } from '../store/orders.ts'
import { insertFirstSteps } from '../store/steps.ts'
import type { OrderWish } from './give-order.ts'
import { promiseDay } from './promise-day.ts'

/**
 * Many orders at once, as `giveOrder` gives one: reports locked, in the order of their ids, and the office's own. Gives an id
 * for each wish in its order, `undefined` where the report has an order already.
 */
export async function giveOrders(
  tx: Tx,
  house: House,
  staff: Staff,
  wishes: readonly OrderWish[],
): Promise<(OrderId | undefined)[]> {
  const at = house.clock.now()
  const serials = await nextOrderSerials(tx, wishes.length)
  const ids = await insertOrders(
    tx,
    wishes.map(({ report, place, ...row }, index) => ({
      ...row,
      number: orderNumber(serials[index] ?? 0, at),
      reportId: report?.id,
      assetId: row.assetId ?? report?.assetId ?? undefined,
      instructions: row.instructions,
      placeText: row.placeText,
      assignedTo: row.assignedTo,
      employer: row.employer,
      position: place,
      at,
      by: staff.staffId,
    })),
  )
  const given = wishes.flatMap((wish, index) => {
    const id = ids[index]
    return id ? [{ id, wish }] : []
  })
  await insertFirstSteps(
    tx,
    given.map(({ id, wish }) => ({ id, on: wish.plannedOn })),
    { at, by: staff.staffId },
  )
  for (const { id, wish } of given) {
    if (wish.report) await promiseDay(tx, house, staff, wish.report, { on: wish.plannedOn, order: id })
    const subject = { kind: 'reports.order', id }
    await emit(tx, { type: 'reports.order-given', subjectKind: subject.kind, subjectId: id, data: { kind: wish.kind } })
    await recordAudit(tx, { actor: staff, action: 'reports.order.give', subject, ids: { kind: wish.kind } })
  }
  return ids
}
