import { sql, type Tx } from '#platform/db/index.ts'
import { deleteFilesOf } from '#platform/files/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { ApplicationId } from './applications.ts'

/** Requests that nobody touched since `before` and that were never filed, a hundred at a time; locked. */
export async function oldDrafts(tx: Tx, before: Temporal.Instant): Promise<ApplicationId[]> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select id from procedures.applications
    where submitted_at is null and state in ('draft', 'confirmed', 'withdrawn') and updated_at < ${before}
      -- what was filed at the portal has arrived, whether or not somebody has completed it here
      and channel <> 'mynaportal' and not is_guest
    order by updated_at limit 100 for update skip locked`.execute(tx)
  return rows.map((row) => row.id)
}

/** Of people without a card, with whom they are; as above. */
export async function oldGuestDrafts(
  tx: Tx,
  before: Temporal.Instant,
): Promise<{ id: ApplicationId; personId: PersonId }[]> {
  const { rows } = await sql<{ id: ApplicationId; personId: PersonId }>`
    select id, applicant_person_id as "personId" from procedures.applications
    where is_guest and submitted_at is null and updated_at < ${before}
    order by updated_at limit 100 for update skip locked`.execute(tx)
  return rows
}

/** Nothing was filed, so nothing has to be kept. */
export async function deleteDrafts(tx: Tx, ids: readonly ApplicationId[]): Promise<void> {
  await deleteFilesOf(tx, 'procedures.application', ids)
  await sql`delete from procedures.case_events where application_id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`delete from procedures.applications where id = any(${[...ids]}::uuid[])`.execute(tx)
}
