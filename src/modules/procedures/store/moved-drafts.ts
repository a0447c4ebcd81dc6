import { sql, type Tx } from '#platform/db/index.ts'
import type { ApplicationId, RevisionId } from './applications.ts'

/** Older revisions of a procedure on which drafts still stand that could go on with the newest one. */
export async function olderRevisionsWithDrafts(tx: Tx, procedure: string, newest: number): Promise<RevisionId[]> {
  const { rows } = await sql<{ id: RevisionId }>`
    select r.id from procedures.revisions r
    where r.procedure = ${procedure} and r.number < ${newest} and exists (
      select from procedures.applications a
      where a.revision_id = r.id and a.state = 'draft' and a.submitted_at is null and a.channel = 'web')
    order by r.number limit 1000`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Drafts of the web on this revision that only their own people wrote, a hundred at a time after `after`; locked, and
 * those that somebody is changing at the moment are left for the next time.
 */
export async function draftsToMove(
  tx: Tx,
  revisionId: RevisionId,
  after: ApplicationId | null,
): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select a.id from procedures.applications a
    where a.revision_id = ${revisionId} and a.state = 'draft' and a.submitted_at is null and a.channel = 'web'
      and (${after}::uuid is null or a.id > ${after}::uuid)
      and not exists (select from procedures.answers w where w.application_id = a.id and w.source = 'staff')
    order by a.id limit 100 for update of a skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/** They go on with the other revision. When they were last touched stays: forgetting a draft counts from its person's last answer. */
export async function moveToRevision(tx: Tx, ids: readonly ApplicationId[], to: RevisionId): Promise<void> {
  await sql`
    update procedures.applications
    set moved_from_revision_id = coalesce(moved_from_revision_id, revision_id), revision_id = ${to},
      version = version + 1
    where id = any(${[...ids]}::uuid[])`.execute(tx)
}

export type EmptyAnswer = { field: string; value: unknown }

/** Empty answers to new questions; what stands there already stays. */
export async function keepEmpty(
  tx: Tx,
  ids: readonly ApplicationId[],
  empty: readonly EmptyAnswer[],
  at: Temporal.Instant,
): Promise<void> {
  if (empty.length === 0) return
  await sql`
    insert into procedures.answers (application_id, field_id, row_id, value, source, updated_at)
    select id, e.field, '', e.value, 'moved', ${at}
    from unnest(${[...ids]}::uuid[]) as id
    cross join jsonb_to_recordset(${JSON.stringify(empty)}::jsonb) as e (field text, value jsonb)
    on conflict (application_id, field_id, row_id) do nothing`.execute(tx)
}

/** The same in every row that a group has. */
export async function keepEmptyInRows(
  tx: Tx,
  ids: readonly ApplicationId[],
  group: string,
  empty: readonly EmptyAnswer[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into procedures.answers (application_id, field_id, row_id, value, source, updated_at)
    select g.application_id, e.field, r.row_id, e.value, 'moved', ${at}
    from procedures.answers g
    cross join lateral jsonb_array_elements_text(g.value -> 'rows') as r (row_id)
    cross join jsonb_to_recordset(${JSON.stringify(empty)}::jsonb) as e (field text, value jsonb)
    where g.application_id = any(${[...ids]}::uuid[]) and g.field_id = ${group} and g.row_id = ''
    on conflict (application_id, field_id, row_id) do nothing`.execute(tx)
}

/** The person has been told and has gone on. */
export async function forgetMove(tx: Tx, id: ApplicationId): Promise<void> {
  await sql`
    update procedures.applications set moved_from_revision_id = null
    where id = ${id} and moved_from_revision_id is not null`.execute(tx)
}
