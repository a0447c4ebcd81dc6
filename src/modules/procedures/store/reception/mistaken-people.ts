import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../applications.ts'

/** 人の取り違え: somebody says that a case was typed for the wrong person. */
export type MistakenPerson = {
  id: Id<'mistaken-person'>
  applicationId: ApplicationId
  rightPersonId: PersonId
  reason: string
  proposedBy: StaffId
  proposedAt: Temporal.Instant
  successorId: ApplicationId | null
}

const columns = sql.raw(`m.id, m.application_id as "applicationId", m.right_person_id as "rightPersonId", m.reason,
  m.proposed_by as "proposedBy", m.proposed_at as "proposedAt", m.successor_id as "successorId"`)

/** The one that stands, whether or not a second person has confirmed it. */
export async function mistakeOf(tx: Tx, id: ApplicationId): Promise<MistakenPerson | undefined> {
  const { rows } = await sql<MistakenPerson>`
    select ${columns} from procedures.mistaken_people m
     where m.application_id = ${id} and m.dropped_at is null`.execute(tx)
  return rows[0]
}

/** The mistaken case that this one goes on for. */
export async function predecessorOf(tx: Tx, successorId: ApplicationId): Promise<ApplicationId | undefined> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select application_id as id from procedures.mistaken_people where successor_id = ${successorId}`.execute(tx)
  return rows[0]?.id
}

export type OpenMistake = MistakenPerson & { receiptNumber: string; applicantPersonId: PersonId; procedure: string }

export async function openMistakes(tx: Tx, offices: readonly OfficeId[]): Promise<OpenMistake[]> {
  const { rows } = await sql<OpenMistake>`
    select ${columns}, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId", a.procedure
      from procedures.mistaken_people m join procedures.applications a on a.id = m.application_id
     where m.confirmed_at is null and m.dropped_at is null and a.office_id = any(${[...offices]}::uuid[])
     order by m.proposed_at limit 50`.execute(tx)
  return rows
}

/** False when one stands already. */
export async function insertMistake(tx: Tx, mistake: Omit<MistakenPerson, 'id' | 'successorId'>): Promise<boolean> {
  const { applicationId, rightPersonId, reason, proposedBy, proposedAt } = mistake
  const { rows } = await sql`
    insert into procedures.mistaken_people (application_id, right_person_id, reason, proposed_by, proposed_at)
    values (${applicationId}, ${rightPersonId}, ${reason}, ${proposedBy}, ${proposedAt})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

export async function confirmMistake(
  tx: Tx,
  id: MistakenPerson['id'],
  { by, at, successorId }: { by: StaffId; at: Temporal.Instant; successorId: ApplicationId },
): Promise<void> {
  await sql`
    update procedures.mistaken_people set confirmed_by = ${by}, confirmed_at = ${at}, successor_id = ${successorId}
    where id = ${id}`.execute(tx)
}

export async function dropMistake(tx: Tx, id: MistakenPerson['id'], at: Temporal.Instant): Promise<void> {
  await sql`update procedures.mistaken_people set dropped_at = ${at} where id = ${id} and confirmed_at is null`.execute(
    tx,
  )
}
