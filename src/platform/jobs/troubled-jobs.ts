import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'

/** A job that failed at least once. Its payload stays in the queue: it is nobody's to read. */
export type TroubledJob = {
  id: number
  task: string
  attempts: number
  /** Tried as often as allowed: only a person starts it again. */
  isDead: boolean
  /** The error's class name. */
  error: string | null
  createdAt: Temporal.Instant
  nextAttemptAt: Temporal.Instant
}

type Choice = {
  tasks?: readonly string[]
  /** Only some of them, as a predicate over `j.payload`. */
  scope?: RawBuilder<SqlBool>
  before?: number | undefined
  limit: number
}

/** Jobs that failed and are not done yet, the newest first; of all tasks or of these. */
export async function troubledJobs(
  tx: Tx,
  { tasks, scope = sql`true`, before, limit }: Choice,
): Promise<TroubledJob[]> {
  const { rows } = await sql<TroubledJob>`
    select j.id, t.identifier as task, j.attempts::int, j.attempts >= j.max_attempts as "isDead", j.last_error as error,
      j.created_at as "createdAt", j.run_at as "nextAttemptAt"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.last_error is not null and j.attempts > 0 and ${scope}
      and (${tasks === undefined} or t.identifier = any(${[...(tasks ?? [])]}::text[]))
      and (${before ?? null}::int8 is null or j.id < ${before ?? null}::int8)
    order by j.id desc limit ${Math.min(Math.max(limit, 1), 200)}`.execute(tx)
  return rows
}

/** Starts a failed job again at once, with all its attempts before it. The task's name, or `undefined` when it is done, running or not one of `tasks`. */
export async function retryJob(
  tx: Tx,
  id: number,
  { tasks, scope = sql`true` }: Pick<Choice, 'tasks' | 'scope'> = {},
): Promise<string | undefined> {
  const { rows } = await sql<{ task: string }>`
    select t.identifier as task
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.id = ${id} and j.last_error is not null and j.locked_at is null and ${scope}
      and (${tasks === undefined} or t.identifier = any(${[...(tasks ?? [])]}::text[]))
    for update of j`.execute(tx)
  const [job] = rows
  if (!job) return undefined
  await sql`
    select from graphile_worker.reschedule_jobs(array[${id}]::bigint[], run_at => now(), attempts => 0)`.execute(tx)
  return job.task
}

/** Age in real seconds of the job that should have begun longest ago; 0 when none waits. */
export async function oldestWaitingJobSeconds(tx: Tx): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(extract(epoch from clock_timestamp() - min(run_at))::int, 0) as seconds
    from (select run_at from graphile_worker._private_jobs
      where locked_at is null and attempts < max_attempts and run_at <= clock_timestamp() order by run_at limit 1) j`.execute(
    tx,
  )
  return rows[0]?.seconds ?? 0
}
