import { staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { sayDoerOf } from '../pages/say.ts'
import type { OrderFilter } from '../domain/list-filter.ts'
import type { Order } from '../domain/order.ts'
import { listOrders } from '../store/list.ts'
import { numbersOfReports } from '../store/of-report.ts'
import { orderKindWords, orderStateWords, orderTexts } from '../text/index.ts'

/** As many as a file holds; who wants more narrows the list. */
export const mostExported = 20_000
const batch = 2000

/** The list under its filter as lines of a file, the head first. */
export async function exportOrders(tx: Tx, house: House, staff: Staff, filter: OrderFilter): Promise<string[][]> {
  const asker = { offices: ownOffices(staff), today: house.clock.today() }
  const orders: Order[] = []
  for (let last: Order | undefined; orders.length < mostExported; ) {
    const after = last && { on: last.plannedOn.toString(), id: last.id }
    const next = await listOrders(tx, asker, filter, after, batch)
    orders.push(...next)
    last = next.at(-1)
    if (next.length < batch) break
  }
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.orders.export',
    subject: { kind: 'reports.orders', id: 'list' },
    ids: { rows: String(orders.length) },
  })
  const names = await staffNames(tx, [...new Set(orders.flatMap(({ assignedTo }) => assignedTo ?? []))])
  const reports = await numbersOfReports(
    tx,
    orders.flatMap(({ reportId }) => reportId ?? []),
  )
  const moment = (at: Temporal.Instant | null) => (at ? formatDateTime(at, 'ja') : '')
  const { columns, urgent } = orderTexts.list.exported
  return [
    [...columns],
    ...orders.map((order) => [
      order.number,
      orderKindWords[order.kind],
      order.title,
      order.town,
      order.placeText ?? '',
      order.lat.toFixed(6),
      order.lon.toFixed(6),
      order.isUrgent ? urgent : '',
      sayDoerOf(order, names),
      order.plannedOn.toString(),
      orderStateWords[order.state],
      moment(order.orderedAt),
      moment(order.reportedAt),
      order.minutes === null ? '' : String(order.minutes),
      moment(order.closedAt),
      (order.reportId && reports.get(order.reportId)) ?? '',
    ]),
  ]
}
