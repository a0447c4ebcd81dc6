import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { isUnlooked } from './board.ts'

export type Waiting = { unlookedSince: Temporal.Instant | null; overdueSince: Temporal.Instant | null }

/** Since when the oldest of these offices' reports waits for a look, and for an answer that is late. */
export async function waitingIn(tx: Tx, offices: readonly OfficeId[], today: Temporal.PlainDate): Promise<Waiting> {
  const own = sql`unnest(${[...offices]}::uuid[]) as of_office (id)`
  const { rows } = await sql<Waiting>`
    select (select min(r.filed_at) from ${own} cross join lateral (
              select r.filed_at from reports.reports r where r.office_id = of_office.id and ${isUnlooked}
               order by r.filed_at limit 1) r) as "unlookedSince",
           (select min(r.filed_at) from ${own} cross join lateral (
              select r.filed_at from reports.reports r
               where r.office_id = of_office.id and r.closed_at is null and r.paused_on is null
                 and coalesce(r.due_on, 'infinity'::date) < ${today}
               order by coalesce(r.due_on, 'infinity'::date), r.id limit 1) r) as "overdueSince"`.execute(tx)
  return rows[0] ?? { unlookedSince: null, overdueSince: null }
}

/** How many open reports each of these members handles. */
export async function openReportsOf(tx: Tx, staff: readonly StaffId[]): Promise<ReadonlyMap<StaffId, number>> {
  const { rows } = await sql<{ id: StaffId; count: number }>`
    select assigned_to as id, count(*)::int as count from reports.reports
    where closed_at is null and assigned_to = any(${[...staff]}::uuid[]) group by assigned_to order by assigned_to`.execute(
    tx,
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}
