import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Place } from '../../ground/index.ts'
import type { AssetId, Report } from '../../record/index.ts'
import { type OrderId, type OrderKind, orderNumber } from '../domain/order.ts'
import { insertOrder, nextOrderSerials } from '../store/orders.ts'
import { insertOrderStep } from '../store/steps.ts'
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
 * Gives an order out: number, first step, event `reports.order-given` and audit; its report is `scheduled` for that day.
 * `undefined`: the report has an order already. Whether the member may is the caller's to ask before.
 */
export async function giveOrder(tx: Tx, house: House, staff: Staff, wish: OrderWish): Promise<OrderId | undefined> {
  const at = house.clock.now()
  const { report, place, ...row } = wish
  const [serial = 0] = await nextOrderSerials(tx, 1)
  const id = await insertOrder(tx, {
    ...row,
    number: orderNumber(serial, at),
    reportId: report?.id,
    assetId: wish.assetId ?? report?.assetId ?? undefined,
    instructions: wish.instructions,
    placeText: wish.placeText,
    assignedTo: wish.assignedTo,
    employer: wish.employer,
    position: place,
    at,
    by: staff.staffId,
  })
  if (!id) return undefined
  await insertOrderStep(tx, id, {
    kind: 'ordered',
    at,
    by: staff.staffId,
    to: 'ordered',
    details: { on: wish.plannedOn.toString() },
  })
  if (report) await promiseDay(tx, house, staff, report, { on: wish.plannedOn, order: id })
  const subject = { kind: 'reports.order', id }
  await emit(tx, { type: 'reports.order-given', subjectKind: subject.kind, subjectId: id, data: { kind: wish.kind } })
  await recordAudit(tx, { actor: staff, action: 'reports.order.give', subject, ids: { kind: wish.kind } })
  return id
}
