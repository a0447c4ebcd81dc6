import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { assetCard } from '../assets/index.ts'
import { openOrder, type OrderId, orderStepsOf, ordersSeenBy } from '../orders/index.ts'
import { reportPermissions, requireCatalogue } from '../record/index.ts'
import { dayOf } from './domain/day.ts'
import { wardDayBegins } from './domain/ward-day.ts'
import { drawingsFor } from './drawings.ts'
import { reasonsFor } from './reasons.ts'
import { doneBefore, ordersOfCrew } from './store/orders.ts'
import { photosFor } from './store/photos.ts'
import { reportedBefore, reportOf } from './store/site.ts'

/** The day of who is signed in. */
export async function dayView(tx: Tx, house: House, staff: Staff) {
  const today = house.clock.today()
  const orders = await ordersOfCrew(
    tx,
    { seen: ordersSeenBy(staff), staffId: staff.staffId },
    { until: today.add({ days: 1 }), since: wardDayBegins(today) },
  )
  return { today, ...dayOf(orders, today) }
}

export type DayView = Awaited<ReturnType<typeof dayView>>
export type OrderView = Awaited<ReturnType<typeof orderView>>

/** All that a crew needs to know of an order; 404 for another office's, and for what another company was given. */
export async function orderView(tx: Tx, house: House, staff: Staff, id: OrderId) {
  const order = await openOrder(tx, staff, id)
  const place = { lat: order.lat, lon: order.lon }
  const steps = await orderStepsOf(tx, id)
  const isCompany = staff.contract !== undefined
  return {
    order,
    place,
    isCompany,
    steps,
    names: await staffNames(tx, [...new Set(steps.flatMap(({ byStaff }) => byStaff ?? []))]),
    report: await reportOf(tx, order),
    photos: await photosFor(tx, order, { isCompany }),
    asset: order.assetId ? await assetCard(tx, house, order.assetId) : undefined,
    drawings: await drawingsFor(tx, staff, order),
    before: {
      orders: await doneBefore(tx, order),
      reports: order.assetId ? await reportedBefore(tx, order) : [],
    },
    catalogue: requireCatalogue(house),
    reasons: reasonsFor(house),
    mayReadReports: staff.permissions.has(reportPermissions.read),
  }
}
