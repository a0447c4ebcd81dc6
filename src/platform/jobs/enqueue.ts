import { sql, type Tx } from '#platform/db/index.ts'
import { type TraceParent, traceParent } from '#platform/telemetry/index.ts'

/** Rows of one job: about three days of growing pauses (graphile-worker: exp(attempt) seconds, 6 hours at most). */
const maxAttempts = 20

export type JobOptions = {
  /** A waiting job with this key is replaced instead of doubled. */
  key?: string
  /** Jobs of one queue run one after another, in whatever process. */
  queue?: string
  /** Technical pauses only. A business deadline is a row that a sweep finds. */
  runAfter?: Temporal.Instant
  /** Lower goes first; 0 where none is given. */
  priority?: number
}

/** Puts a background task into the queue, in the transaction that causes it. `task`: a name of a module's `tasks`. */
export async function enqueue(tx: Tx, task: string, payload: object, options: JobOptions = {}): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      identifier => ${task}::text, payload => ${JSON.stringify(payload)}::json,
      run_at => ${options.runAfter ?? null}::timestamptz, max_attempts => ${maxAttempts}::int,
      flags => ${flagsOf(traceParent())}::text[], job_key => ${options.key ?? null}::text,
      queue_name => ${options.queue ?? null}::text, priority => ${options.priority ?? null}::int)`.execute(tx)
}

/** As `enqueue`, each job with its own key, however many in one statement. */
export async function enqueueAll(
  tx: Tx,
  task: string,
  jobs: readonly { payload: object; key: string }[],
  options: Pick<JobOptions, 'runAfter' | 'priority'> = {},
): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row(${task}::text, j.payload, null, ${options.runAfter ?? null}::timestamptz, ${maxAttempts}::int, j.key,
        ${options.priority ?? null}::int, ${flagsOf(traceParent())}::text[])::graphile_worker.job_spec
      from json_to_recordset(${JSON.stringify(jobs)}::json) as j (payload json, key text)))`.execute(tx)
}

// The queue has no place of its own for it, and flags that nobody forbids change nothing.
const flagsOf = (trace: TraceParent | null): string[] | null => (trace ? [`${tracePrefix}${trace}`] : null)

/** Where a job began, if that was traced. */
export const traceOfFlags = (flags: Record<string, unknown> | null): TraceParent | undefined =>
  Object.keys(flags ?? {})
    .find((flag) => flag.startsWith(tracePrefix))
    ?.slice(tracePrefix.length)

const tracePrefix = 'trace:'
