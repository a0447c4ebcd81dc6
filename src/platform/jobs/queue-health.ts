import { sql, type Tx } from '#platform/db/index.ts'

export type QueueHealth = {
  waitingJobs: number
  /** Tried as often as allowed; a person has to look. */
  deadJobs: number
  failingEvents: number
  /** Age of the oldest event that a consumer has not handled. */
  oldestEventSeconds: number
  workers: number
}

/** Figures for `/metrics` and `doctor`; counting stops at 10,000. */
export async function queueHealth(tx: Tx): Promise<QueueHealth> {
  const { rows } = await sql<QueueHealth>`
    select
      (select count(*)::int from (select from graphile_worker._private_jobs where attempts < max_attempts limit 10000) w) as "waitingJobs",
      (select count(*)::int from (select from graphile_worker._private_jobs where attempts >= max_attempts limit 10000) d) as "deadJobs",
      (select count(*)::int from (select from platform.failing_events limit 10000) f) as "failingEvents",
      coalesce((select extract(epoch from platform.business_now() - e.at)::int
        from platform.event_deliveries d join platform.events e on e.id = d.event_id
        where d.done_at is null order by d.event_id limit 1), 0) as "oldestEventSeconds",
      (select count(*)::int from platform.workers) as workers`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the queue gave no figures')
  return row
}
