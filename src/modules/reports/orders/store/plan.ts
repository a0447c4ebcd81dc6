import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Doer } from '../domain/doer.ts'
import type { Order, OrderId } from '../domain/order.ts'
import { isDoneBy } from './conditions.ts'
import { orderColumns } from './orders.ts'

/** The order has to be locked. Its turn was one of another day. */
export async function writePlan(
  tx: Tx,
  id: OrderId,
  { on, assignedTo, employer }: { on: Temporal.PlainDate } & Pick<Order, 'assignedTo' | 'employer'>,
): Promise<void> {
  await sql`
    update reports.orders set planned_on = ${on}, assigned_to = ${assignedTo}, employer = ${employer}, turn = null,
      version = version + 1
    where id = ${id}`.execute(tx)
}

/** As many as one day of a crew shows. */
export const mostOfDay = 200

/** What somebody has on a day, done or not, called off or not; in the order of turns. */
export async function ordersOfDay(
  tx: Tx,
  { offices, on, doer }: { offices: readonly OfficeId[]; on: Temporal.PlainDate; doer: Doer },
): Promise<Order[]> {
  const { rows } = await sql<Order>`
    select ${orderColumns} from reports.orders o
    where o.office_id = any(${[...offices]}::uuid[]) and o.planned_on = ${on} and ${isDoneBy(doer)} and o.state <> 'cancelled'
    order by o.turn nulls last, o.id limit ${mostOfDay}`.execute(tx)
  return rows
}

/** Turns of a day from 1 on, as the ids are listed. Nobody's words change, so no version counts. */
export async function writeTurns(tx: Tx, ids: readonly OrderId[]): Promise<void> {
  await sql`
    update reports.orders o set turn = listed.turn
    from unnest(${[...ids]}::uuid[]) with ordinality as listed (id, turn) where o.id = listed.id`.execute(tx)
}
