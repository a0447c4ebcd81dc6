import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id } from '#platform/ids/index.ts'

export type ProgressId = Id<'progress'>

export type Progress = {
  kind: string
  accountId: AccountId | null
  total: number
  done: number
  state: 'running' | 'finished' | 'failed'
  reason: string | null
  updatedAt: Temporal.Instant
}

/** Begins long work of `total` steps that a page can watch; only `accountId` should be shown it. */
export async function startProgress(tx: Tx, work: { kind: string; total: number; accountId?: AccountId }) {
  const { rows } = await sql<{ id: ProgressId }>`
    insert into platform.progress (kind, total, account_id)
    values (${work.kind}, ${work.total}, ${work.accountId ?? null}) returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('progress row was not written')
  return row.id
}

/** Says how many steps are done so far. Going back is ignored, so tasks may run twice. */
export async function reportProgress(tx: Tx, id: ProgressId, done: number): Promise<void> {
  await sql`
    update platform.progress set done = greatest(done, least(${done}, total)), updated_at = clock_timestamp()
    where id = ${id} and state = 'running'`.execute(tx)
}

/** Ends the work; `reason` is a code, never text about a person. */
export async function endProgress(
  tx: Tx,
  id: ProgressId,
  end: { state: 'finished' } | { state: 'failed'; reason: string },
): Promise<void> {
  await sql`
    update platform.progress
    set state = ${end.state}, reason = ${end.state === 'failed' ? end.reason : null},
        done = case when ${end.state} = 'finished' then total else done end, updated_at = clock_timestamp()
    where id = ${id} and state = 'running'`.execute(tx)
}

export async function findProgress(tx: Tx, id: ProgressId): Promise<Progress | undefined> {
  const { rows } = await sql<Progress>`
    select kind, account_id as "accountId", total, done, state, reason, updated_at as "updatedAt"
    from platform.progress where id = ${id}`.execute(tx)
  return rows[0]
}
