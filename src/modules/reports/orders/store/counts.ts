import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { isLate, isStillToDo } from './conditions.ts'

/** Where counting stops: more than that is 「99+」. */
export const countedTo = 99

export type OrderCounts = { today: number; late: number; reported: number; unable: number }

/** What there is to do in these offices; each number stops at one more than `countedTo`. */
export async function countOrders(
  tx: Tx,
  { offices, today }: { offices: readonly OfficeId[]; today: Temporal.PlainDate },
): Promise<OrderCounts> {
  const most = sql.lit(countedTo + 1)
  const some = (condition: RawBuilder<SqlBool>) => sql`(select count(*)::int from (
    select from unnest(${[...offices]}::uuid[]) as of_office (id) cross join lateral (
      select from reports.orders o where o.office_id = of_office.id and ${condition} limit ${most}) o
    limit ${most}) counted)`
  const { rows } = await sql<OrderCounts>`
    select ${some(sql`o.closed_at is null and o.planned_on = ${today} and ${isStillToDo}`)} as today,
           ${some(sql`o.closed_at is null and ${isLate(today)}`)} as late,
           ${some(sql`o.state = 'reported'`)} as reported,
           ${some(sql`o.state = 'unable'`)} as unable`.execute(tx)
  return rows[0] ?? { today: 0, late: 0, reported: 0, unable: 0 }
}

export type OrdersWaiting = {
  reportedSince: Temporal.Instant | null
  unableSince: Temporal.Instant | null
  lateSince: Temporal.PlainDate | null
}

/** Since when the oldest of these offices' orders waits to be accepted, waits for a new order, and is late. */
export async function ordersWaiting(
  tx: Tx,
  offices: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<OrdersWaiting> {
  const first = (what: RawBuilder<unknown>, condition: RawBuilder<SqlBool>) => sql`(
    select min(o.since) from unnest(${[...offices]}::uuid[]) as of_office (id) cross join lateral (
      select ${what} as since from reports.orders o where o.office_id = of_office.id and ${condition}
      order by 1 limit 1) o)`
  const { rows } = await sql<OrdersWaiting>`
    select ${first(sql`o.reported_at`, sql`o.state = 'reported'`)} as "reportedSince",
           ${first(sql`o.state_since`, sql`o.state = 'unable'`)} as "unableSince",
           ${first(sql`o.planned_on`, sql`o.closed_at is null and ${isLate(today)}`)} as "lateSince"`.execute(tx)
  return rows[0] ?? { reportedSince: null, unableSince: null, lateSince: null }
}

/** How many orders each of these members has still to do. */
export async function openOrdersOf(tx: Tx, staff: readonly StaffId[]): Promise<ReadonlyMap<StaffId, number>> {
  const { rows } = await sql<{ id: StaffId; count: number }>`
    select o.assigned_to as id, count(*)::int as count from reports.orders o
    where o.closed_at is null and ${isStillToDo} and o.assigned_to = any(${[...staff]}::uuid[])
    group by o.assigned_to order by o.assigned_to`.execute(tx)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
