import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../applications.ts'
import type { CaseRow } from './cases.ts'

export type OtherRequest = {
  id: ApplicationId
  receiptNumber: string
  applicantPersonId: PersonId
  officeId: OfficeId
  procedure: string
}

/** Open requests for the same thing by somebody else that name one of these people. */
export async function requestsNaming(
  tx: Tx,
  { id, procedure, applicantPersonId }: Pick<CaseRow, 'id' | 'procedure' | 'applicantPersonId'>,
  { fields, people }: { fields: readonly string[]; people: readonly PersonId[] },
): Promise<OtherRequest[]> {
  if (people.length === 0) return []
  const named = people.map((person) => JSON.stringify([person]))
  const { rows } = await sql<OtherRequest>`
    select a.id, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId",
           a.office_id as "officeId", a.procedure
      from procedures.applications a
     where a.procedure = ${procedure} and a.id <> ${id} and a.applicant_person_id <> ${applicantPersonId}
       and a.submitted_at is not null and a.closed_at is null
       and a.id in (select v.application_id from procedures.answers v
                     where jsonb_typeof(v.value) = 'array' and v.field_id = any(${[...fields]}::text[])
                       and v.value @> any(${named}::jsonb[]))
     order by a.submitted_at, a.id limit 5`.execute(tx)
  return rows
}
