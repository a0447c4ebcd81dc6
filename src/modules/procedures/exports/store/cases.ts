import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { ApplicationId, RevisionId } from '../../store/applications.ts'

export type CaseFacts = {
  revisionId: RevisionId
  closedAt: Temporal.Instant | null
  office: string
  /** Whose record it is about, beside who asks. */
  subjects: readonly PersonId[]
}

/** What the list of the queue does not have. */
export async function caseFactsOf(tx: Tx, ids: readonly ApplicationId[]): Promise<Map<ApplicationId, CaseFacts>> {
  const { rows } = await sql<CaseFacts & { id: ApplicationId }>`
    select a.id, a.submitted_revision_id as "revisionId", a.closed_at as "closedAt", o.name as office,
           array(select s.person_id from procedures.subjects s where s.application_id = a.id order by 1) as subjects
      from procedures.applications a join people.offices o on o.id = a.office_id
     where a.id = any(${[...ids]}::uuid[]) order by a.id limit ${ids.length}`.execute(tx)
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

/** The times behind these answers, by the id that was answered. */
export async function slotTimes(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { startsAt: Temporal.Instant; endsAt: Temporal.Instant }>> {
  const { rows } = await sql<{ id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }>`
    select id, starts_at as "startsAt", ends_at as "endsAt" from procedures.appointment_slots
    where id = any(${[...ids]}::uuid[]) order by id limit ${ids.length}`.execute(tx)
  return new Map(rows.map(({ id, ...time }) => [id, time]))
}
