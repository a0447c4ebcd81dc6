import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Place } from '../../ground/index.ts'
import type { AssetId, Report } from '../../record/index.ts'
import { type OrderId, type OrderKind, orderNumber } from '../domain/order.ts'
import { insertOrders, nextOrderSerials } from '../store/orders.ts'
import { insertFirstSteps } from '../store/steps.ts'
import { promiseDay } from './promise-day.ts'

/** What is ordered, checked: a member of the office or a company under contract for it, a day that has not gone. */
export type OrderWish = {
  kind: OrderKind
  officeId: OfficeId
  /** Locked, and the office's own; its asset is the order's. */
  report?: Report | undefined
  assetId?: AssetId | undefined
  title: string
  instructions?: string | undefined
  place: Place
  town: string
  placeText?: string | undefined
  isUrgent: boolean
  assignedTo?: StaffId | undefined
  employer?: string | undefined
  plannedOn: Temporal.PlainDate
}

/**
 * Gives orders out: numbers, first steps, events `reports.order-given` and audit; their reports, locked in the order of their
 * ids and the office's own, are `scheduled` for that day. Gives an id for each wish in its order, `undefined` where the report
 * has an order already. Whether the member may is the caller's to ask before.
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
