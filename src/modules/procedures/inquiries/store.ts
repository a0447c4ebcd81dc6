import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../store/applications.ts'

export type Inquiry = {
  at: Temporal.Instant
  /** Who asked, or who answered for the office. */
  personId: PersonId | null
  staffId: StaffId | null
  body: string
}

/** The whole exchange about one application, oldest first. */
export async function inquiriesOf(tx: Tx, id: ApplicationId): Promise<Inquiry[]> {
  const { rows } = await sql<Inquiry>`
    select written_at as at, person_id as "personId", staff_id as "staffId", body
    from procedures.inquiries where application_id = ${id} order by written_at, id limit 200`.execute(tx)
  return rows
}

export async function insertInquiry(
  tx: Tx,
  id: ApplicationId,
  by: { personId: PersonId } | { staffId: StaffId },
  body: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into procedures.inquiries (application_id, written_at, person_id, staff_id, body)
    values (${id}, ${at}, ${'personId' in by ? by.personId : null}, ${'staffId' in by ? by.staffId : null}, ${body})
  `.execute(tx)
}

export async function writeWaiting(tx: Tx, id: ApplicationId, isWaiting: boolean): Promise<void> {
  await sql`
    update procedures.applications set question_waiting = ${isWaiting}
    where id = ${id} and question_waiting <> ${isWaiting}`.execute(tx)
}
