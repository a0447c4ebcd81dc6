import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Order } from '../domain/order.ts'
import { isLate, isStillToDo } from './conditions.ts'
import { orderColumns } from './orders.ts'

/** A company that works for the office, with how its work stands. */
export type Contractor = {
  employer: string
  toDo: number
  late: number
  unable: number
  reported: number
  /** Of the month that is asked for. */
  accepted: number
  minutes: number
}

type Month = { from: Temporal.Instant; until: Temporal.Instant }

export async function contractorsOf(
  tx: Tx,
  {
    offices,
    employers,
    today,
    month,
  }: {
    offices: readonly OfficeId[]
    employers: readonly string[]
    today: Temporal.PlainDate
    month: Month
  },
): Promise<Contractor[]> {
  const { rows } = await sql<Contractor>`
    with open as (
      select o.employer, count(*) filter (where ${isStillToDo})::int as "toDo", count(*) filter (where ${isLate(today)})::int as late,
        count(*) filter (where o.state = 'unable')::int as unable, count(*) filter (where o.state = 'reported')::int as reported
      from reports.orders o
      where o.office_id = any(${[...offices]}::uuid[]) and o.closed_at is null and o.employer is not null group by o.employer),
    done as (
      select o.employer, count(*)::int as accepted, coalesce(sum(o.minutes), 0)::int as minutes from reports.orders o
      where o.office_id = any(${[...offices]}::uuid[]) and o.employer is not null and o.state = 'accepted'
        and o.closed_at >= ${month.from} and o.closed_at < ${month.until} group by o.employer)
    select e.employer, coalesce("toDo", 0) as "toDo", coalesce(late, 0) as late, coalesce(unable, 0) as unable,
      coalesce(reported, 0) as reported, coalesce(accepted, 0) as accepted, coalesce(minutes, 0) as minutes
    from unnest(${[...employers]}::text[]) with ordinality as e (employer, at)
    left join open using (employer) left join done using (employer) order by e.at`.execute(tx)
  return rows
}

/** As many as a statement holds. */
export const mostOfStatement = 5000

/** What a company did that was accepted in a month, as it was accepted. */
export async function acceptedOf(
  tx: Tx,
  { offices, employer, month }: { offices: readonly OfficeId[]; employer: string; month: Month },
): Promise<Order[]> {
  const { rows } = await sql<Order>`
    select ${orderColumns} from reports.orders o
    where o.office_id = any(${[...offices]}::uuid[]) and o.employer = ${employer} and o.state = 'accepted'
      and o.closed_at >= ${month.from} and o.closed_at < ${month.until}
    order by o.closed_at, o.id limit ${mostOfStatement}`.execute(tx)
  return rows
}
