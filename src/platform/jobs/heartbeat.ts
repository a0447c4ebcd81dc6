import { sql, type Tx } from '#platform/db/index.ts'

export type Heartbeat = { processId: string; poolIds: string[] }

/** Says that this process lives and which queue pools it runs. */
export async function beat(tx: Tx, heart: Heartbeat): Promise<void> {
  await sql`
    insert into platform.workers (process_id, worker_ids) values (${heart.processId}, ${heart.poolIds}::text[])
    on conflict (process_id) do update set worker_ids = excluded.worker_ids, seen_at = clock_timestamp()`.execute(tx)
}

export async function signOff(tx: Tx, processId: string): Promise<void> {
  await sql`delete from platform.workers where process_id = ${processId}`.execute(tx)
}

/**
 * Frees the jobs of workers that have not been seen for `deadAfterSeconds`. graphile-worker itself waits four hours
 * (graphile/worker #222). Jobs whose owner never signed on, or that name no owner (#449), are freed after as long.
 */
export async function freeJobsOfTheDead(tx: Tx, deadAfterSeconds: number): Promise<number> {
  const { rows: dead } = await sql<{ workerIds: string[] }>`
    delete from platform.workers where seen_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds})
    returning worker_ids as "workerIds"`.execute(tx)
  const { rows: strays } = await sql<{ workerId: string }>`
    select distinct locked_by as "workerId" from graphile_worker._private_jobs j
    where locked_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds}) and locked_by is not null
      and not exists (select from platform.workers w where j.locked_by = any(w.worker_ids))`.execute(tx)
  const ids = [...dead.flatMap((row) => row.workerIds), ...strays.map((row) => row.workerId)]
  if (ids.length > 0) await sql`select graphile_worker.force_unlock_workers(${ids}::text[])`.execute(tx)
  await sql`
    update graphile_worker._private_jobs set locked_at = null
    where locked_by is null and locked_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds})`.execute(tx)
  return ids.length
}
