import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { type Order, orderColumns, type OrdersSeen } from '../../orders/index.ts'

type Crew = { seen: OrdersSeen; staffId: StaffId }
type Span = { until: Temporal.PlainDate; since: Temporal.Instant }

/**
 * What a crew has to do until that day, and what it said since then to be done or not to be possible. A company has what
 * it was given; a member of an office what is theirs, and what is nobody's.
 */
export async function ordersOfCrew(tx: Tx, { seen, staffId }: Crew, { until, since }: Span): Promise<Order[]> {
  const own = seen.employer
    ? sql`o.employer = ${seen.employer}`
    : sql`o.employer is null and (o.assigned_to = ${staffId} or o.assigned_to is null)`
  const { rows } = await sql<Order>`
    select ${orderColumns} from reports.orders o
    where o.office_id = any(${[...seen.offices]}::uuid[]) and ${own} and o.planned_on <= ${until}
      and (o.state in ('ordered', 'started', 'returned')
        or o.state in ('reported', 'unable', 'accepted') and o.state_since >= ${since})
    order by o.planned_on, o.turn nulls last, o.id limit 200`.execute(tx)
  return rows
}

export type Before = {
  number: string
  title: string
  outcome: string
  on: Temporal.Instant
}

/** What was done before at the same thing, or for the same report; found good by the office, the newest first. */
export async function doneBefore(tx: Tx, { id, assetId, reportId }: Order): Promise<Before[]> {
  const { rows } = await sql<Before>`
    select o.number, o.title, o.outcome, o.reported_at as "on" from reports.orders o
    where (o.asset_id = ${assetId} or o.report_id = ${reportId}) and o.id <> ${id} and o.state = 'accepted'
      and o.outcome is not null
    order by o.ordered_at desc, o.id desc limit 10`.execute(tx)
  return rows
}
