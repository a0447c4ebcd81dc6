import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { RevisionId } from '../store/applications.ts'
import type { Revision } from '../store/revisions.ts'

export type PracticeRunId = Id<'practice-run'>
export type PracticeStep = 'answering' | 'signing' | 'paying' | 'ended'

export type PracticeRun = {
  id: PracticeRunId
  procedure: string
  revisionId: RevisionId
  answers: Readonly<Record<string, unknown>>
  step: PracticeStep
}

const columns = sql`id, procedure, revision_id as "revisionId", answers, step`

/** The practice of this browser, locked; `undefined` where it has none of this procedure. */
export async function findRun(tx: Tx, token: string, procedure: string): Promise<PracticeRun | undefined> {
  const { rows } = await sql<PracticeRun>`
    select ${columns} from procedures.practice_runs
    where token_hash = ${hashOf(token)} and procedure = ${procedure}`.execute(tx)
  return rows[0]
}

export async function lockRun(tx: Tx, token: string, procedure: string): Promise<PracticeRun | undefined> {
  const { rows } = await sql<PracticeRun>`
    select ${columns} from procedures.practice_runs
    where token_hash = ${hashOf(token)} and procedure = ${procedure} for update`.execute(tx)
  return rows[0]
}

/** Begins anew: what this browser had typed for the procedure goes. */
export async function beginRun(tx: Tx, token: string, revision: Revision, at: Temporal.Instant): Promise<void> {
  await sql`
    insert into procedures.practice_runs (token_hash, procedure, revision_id, began_at)
    values (${hashOf(token)}, ${revision.procedure}, ${revision.id}, ${at})
    on conflict (token_hash, procedure) do update
      set revision_id = excluded.revision_id, answers = '{}', step = 'answering', began_at = excluded.began_at`.execute(
    tx,
  )
}

export async function writeRun(
  tx: Tx,
  id: PracticeRunId,
  { answers, step }: Pick<PracticeRun, 'answers' | 'step'>,
): Promise<void> {
  await sql`
    update procedures.practice_runs set answers = ${JSON.stringify(answers)}::jsonb, step = ${step} where id = ${id}`.execute(
    tx,
  )
}

/** A thousand at a time; what is older than the given moment goes with everything typed. */
export async function forgetRuns(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from procedures.practice_runs where id in (
      select id from procedures.practice_runs where began_at < ${before} order by began_at limit 1000)`.execute(tx)
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest()
