import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { RevisionId } from './applications.ts'

export type EarlierAnswers = {
  submittedAt: Temporal.Instant
  revisionId: RevisionId
  /** Texts only, by field. */
  answers: Readonly<Record<string, string>>
}

/** What the same person filed online before, in the same person's matter: the last ten, newest first. */
export async function earlierAnswers(
  tx: Tx,
  { applicantPersonId, filerPersonId }: { applicantPersonId: PersonId; filerPersonId: PersonId | null },
): Promise<EarlierAnswers[]> {
  const { rows } = await sql<EarlierAnswers>`
    with last as (
      select id, submitted_at, submitted_revision_id from procedures.applications
      where applicant_person_id = ${applicantPersonId} and filer_person_id is not distinct from ${filerPersonId}
        and submitted_at is not null and channel = 'web' and not is_guest
      order by submitted_at desc, id desc limit 10)
    select l.submitted_at as "submittedAt", l.submitted_revision_id as "revisionId",
           jsonb_object_agg(x.field_id, x.value) as answers
    from last l join procedures.answers x on x.application_id = l.id
    where x.row_id = '' and x.source <> 'staff' and jsonb_typeof(x.value) = 'string'
    group by l.id, l.submitted_at, l.submitted_revision_id order by l.submitted_at desc, l.id desc`.execute(tx)
  return rows
}
