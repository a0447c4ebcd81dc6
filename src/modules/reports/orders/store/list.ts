import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { parseOrderNumber, type Order } from '../domain/order.ts'
import { daysOfSpan, type OrderFilter } from '../domain/list-filter.ts'
import { isDoneBy, isLate } from './conditions.ts'
import { orderColumns } from './orders.ts'

export type ListAsker = { offices: readonly OfficeId[]; today: Temporal.PlainDate }
export type ListCursor = { on: string; id: string }

/** Where a filter that fits few stops looking. */
export const lookedThrough = 10_000

/** What is open comes by its day, the rest with the newest day first. */
const isForward = ({ states }: OrderFilter): boolean => !['closed', 'all', 'accepted', 'cancelled'].includes(states)

/** One page of the list; each office's part is the beginning of one index. */
export async function listOrders(
  tx: Tx,
  asker: ListAsker,
  filter: OrderFilter,
  after: ListCursor | undefined,
  limit: number,
): Promise<Order[]> {
  const direction = isForward(filter) ? sql`asc` : sql`desc`
  const { rows } = await sql<Order>`
    select ${orderColumns} from (${pageOf(asker, filter, after, limit)}) page join reports.orders o on o.id = page.id
    order by o.planned_on ${direction}, o.id ${direction} limit ${limit}`.execute(tx)
  return rows
}

function pageOf(
  { offices, today }: ListAsker,
  filter: OrderFilter,
  after: ListCursor | undefined,
  limit: number,
): RawBuilder<unknown> {
  const number = filter.find === undefined ? undefined : parseOrderNumber(filter.find)
  if (number)
    return sql`select o.id from reports.orders o where o.number = ${number} and o.office_id = any(${[...offices]}::uuid[])`
  const direction = isForward(filter) ? sql`asc` : sql`desc`
  const order = sql`planned_on ${direction}, id ${direction}`
  const further = isForward(filter) ? sql`>` : sql`<`
  const broad = sql.join(
    [
      ...broadOf(filter, today),
      ...(after ? [sql<SqlBool>`(o.planned_on, o.id) ${further} (${after.on}::date, ${after.id}::uuid)`] : []),
    ],
    sql` and `,
  )
  const narrow = narrowOf(filter, today)
  const part =
    narrow.length === 0
      ? sql`(select o.id, o.planned_on from reports.orders o where o.office_id = of_office.id and ${broad}
          order by ${order} limit ${limit})`
      : sql`(select o.id, o.planned_on from (
          select * from reports.orders o where o.office_id = of_office.id and ${broad} order by ${order} limit ${lookedThrough}) o
          where ${sql.join(narrow, sql` and `)} order by ${order} limit ${limit})`
  return sql`
    select o.id, o.planned_on from unnest(${[...offices]}::uuid[]) as of_office (id) cross join lateral ${part} o
    order by o.planned_on ${direction}, o.id ${direction} limit ${limit}`
}

/** What an index has or nearly all fulfil. */
function broadOf({ states, on }: OrderFilter, today: Temporal.PlainDate): RawBuilder<SqlBool>[] {
  const span = on && daysOfSpan(on, today)
  return [
    ...(states === 'all'
      ? []
      : [isEnd(states) ? sql<SqlBool>`o.closed_at is not null` : sql<SqlBool>`o.closed_at is null`]),
    ...(states === 'reported' ? [sql<SqlBool>`o.state = 'reported'`] : []),
    ...(states === 'unable' ? [sql<SqlBool>`o.state = 'unable'`] : []),
    ...(states === 'late' ? [sql<SqlBool>`o.planned_on < ${today}`] : []),
    ...(span ? [sql<SqlBool>`o.planned_on >= ${span.from} and o.planned_on < ${span.until}`] : []),
    sql<SqlBool>`true`,
  ]
}

const isEnd = (states: OrderFilter['states']): boolean =>
  states === 'closed' || states === 'accepted' || states === 'cancelled'

function narrowOf({ states, who, isUrgent, find }: OrderFilter, today: Temporal.PlainDate): RawBuilder<SqlBool>[] {
  return [
    ...(['open', 'closed', 'all', 'reported', 'unable'].includes(states)
      ? []
      : [states === 'late' ? isLate(today) : sql<SqlBool>`o.state = ${states}`]),
    ...(who ? [isDoneBy(who)] : []),
    ...(isUrgent ? [sql<SqlBool>`o.is_urgent`] : []),
    ...(find ? [holdsWords(find)] : []),
  ]
}

// Looks at each row once, and at letters as they are: thousands of rows are read for it.
const holdsWords = (find: string): RawBuilder<SqlBool> =>
  sql`strpos(concat_ws(' ', o.title, o.town, o.place_text), ${find}) > 0`
