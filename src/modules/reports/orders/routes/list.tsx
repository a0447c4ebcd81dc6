import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type HttpEnv, readCursor, requireStaff, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { exportOrders } from '../actions/export.ts'
import { type OrderFilter, parseOrderFilter } from '../domain/list-filter.ts'
import type { Order } from '../domain/order.ts'
import { doersOf } from '../doers.ts'
import { OrderListPage, OrderSummary } from '../pages/list-page.tsx'
import { exportPath, ordersPath } from '../pages/paths.ts'
import { countOrders } from '../store/counts.ts'
import { listOrders } from '../store/list.ts'
import { orderTexts } from '../text/index.ts'

const t = orderTexts.list
const pageSize = 50

/** What the own offices have ordered. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(ordersPath, async (c) => {
    const staff = requireStaff(c, may.handle)
    const query = c.req.query()
    const filter = parseOrderFilter(query)
    const shown = await house.db.read((tx) => listFor(tx, house, staff, filter, query.after))
    return staffPage(
      c,
      house,
      {
        title: t.title,
        current: ordersPath,
        summary: <OrderSummary counts={shown.counts} now={house.clock.now()} />,
        styles: ['queue.css'],
        islands: ['queue-keys'],
      },
      <OrderListPage {...shown} filter={filter} today={house.clock.today()} news={newsIn(query)} />,
    )
  })

  app.get(exportPath, async (c) => {
    const staff = requireStaff(c, may.handle)
    const filter = parseOrderFilter(c.req.query())
    const rows = await house.db.transact((tx) => exportOrders(tx, house, staff, filter))
    const { bytes, headers } = await smallTable({ name: 'orders', title: t.exported.title, format: 'csv' }, rows)
    return new Response(bytes, { headers })
  })
}

async function listFor(tx: Tx, house: House, staff: Staff, filter: OrderFilter, cursor: string | undefined) {
  const asker = { offices: ownOffices(staff), today: house.clock.today() }
  const list = `orders:${filter.states}`
  const after = readCursor(house, list, cursor)
  const rows = await listOrders(
    tx,
    asker,
    filter,
    after && { on: String(after[0]), id: String(after[1]) },
    pageSize + 1,
  )
  const orders = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? orders.at(-1) : undefined
  return {
    orders,
    more: last && writeCursor(house, list, [last.plannedOn.toString(), last.id]),
    names: await staffNames(tx, namedIn(orders, filter)),
    choices: { doers: await doersOf(tx, house, asker.offices, asker.today) },
    counts: await countOrders(tx, asker),
  }
}

const namedIn = (orders: readonly Order[], { who }: OrderFilter) => [
  ...new Set([
    ...orders.flatMap(({ assignedTo }) => assignedTo ?? []),
    ...(who?.kind === 'member' ? [who.staffId] : []),
  ]),
]

function newsIn({ given, left }: Readonly<Record<string, string | undefined>>): string[] {
  const count = (text: string | undefined) => (/^[1-9]\d{0,2}$/.test(text ?? '') ? Number(text) : 0)
  return [
    ...(count(given) > 0 ? [t.done.given(count(given))] : []),
    ...(count(left) > 0 ? [t.done.left(count(left))] : []),
  ]
}
