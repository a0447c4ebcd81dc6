import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { templatesFor } from '../desk/index.ts'
import { canBecome, findReport, reportPermissions, requireCatalogue } from '../record/index.ts'
import { openDays } from './domain/days.ts'
import type { Order, OrderId } from './domain/order.ts'
import { doersFor } from './doers.ts'
import { openOrder } from './own.ts'
import { picturesOfOrder } from './store/pictures.ts'
import { plateOf } from './store/assets.ts'
import { type OrderStep, orderStepsOf } from './store/steps.ts'

export type OrderView = Awaited<ReturnType<typeof orderView>>

/** All that the page of an order says to the office; 404 for an order of another office. */
export async function orderView(tx: Tx, house: House, staff: Staff, id: OrderId) {
  const order = await openOrder(tx, staff, id)
  const steps = await orderStepsOf(tx, id)
  const report = order.reportId ? await findReport(tx, order.reportId) : undefined
  const today = house.clock.today()
  const catalogue = requireCatalogue(house)
  const canAnswer = report !== undefined && order.state === 'reported' && canBecome(report.state, 'fixed')
  return {
    order,
    steps,
    report,
    canAnswer,
    plate: order.assetId ? await plateOf(tx, order.assetId) : undefined,
    pictures: await picturesOfOrder(tx, order),
    names: await staffNames(tx, namedIn(order, steps)),
    doers: await doersFor(tx, house, order.officeId, today),
    days: openDays(house.profile, today),
    templates: canAnswer ? await templatesFor(tx, catalogue, report) : [],
    reasonWords: new Map(catalogue.reasons.map(({ code, name }) => [code, withoutReadings(name.ja)])),
    today,
    me: staff.staffId,
    mayShow: staff.permissions.has(reportPermissions.moderate),
  }
}

const namedIn = (order: Order, steps: readonly OrderStep[]) => [
  ...new Set([
    ...[order.assignedTo, order.orderedBy, order.reportedBy, order.acceptedBy].filter((id) => id !== null),
    ...steps.flatMap(({ byStaff, details }) => [
      ...(byStaff ? [byStaff] : []),
      ...[details.who, details.fromWho].flatMap((one) => parseId<'staff'>(one ?? '') ?? []),
    ]),
  ]),
]
