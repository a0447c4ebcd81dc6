import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../domain/course/states.ts'
import type { ProcedureKind } from '../domain/definition/kinds.ts'
import type { Words } from '../domain/definition/words.ts'
import type { ApplicationId } from '../store/applications.ts'

export type OrganisationCase = {
  id: ApplicationId
  name: Words
  kind: ProcedureKind
  receiptNumber: string | null
  state: ApplicationState
}

const columns = sql.raw(`a.id, r.definition -> 'name' as name, a.kind, a.receipt_number as "receiptNumber", a.state`)

/** Of the organisation, the newest first: nothing of who filed it or of what it says. */
export async function casesOfOrganisation(tx: Tx, id: OrganisationId, limit: number): Promise<OrganisationCase[]> {
  const { rows } = await sql<OrganisationCase>`
    select ${columns} from procedures.organisation_cases o
      join procedures.applications a on a.id = o.application_id
      join procedures.revisions r on r.id = a.revision_id
     where o.organisation_id = ${id} order by o.named_at desc, o.application_id desc limit ${limit}`.execute(tx)
  return rows
}

/** This person's own requests of procedures for organisations that are no organisation's yet and not over. */
export async function casesToName(tx: Tx, personId: PersonId): Promise<OrganisationCase[]> {
  const { rows } = await sql<OrganisationCase>`
    select ${columns} from procedures.applications a
      join procedures.revisions r on r.id = a.revision_id
     where a.applicant_person_id = ${personId} and a.filer_person_id is null and a.closed_at is null
       and (r.definition ->> 'forOrganisations')::boolean
       and not exists (select from procedures.organisation_cases o where o.application_id = a.id)
     order by a.created_at desc, a.id desc limit 50`.execute(tx)
  return rows
}

/** False when it is an organisation's already. */
export async function insertOrganisationCase(
  tx: Tx,
  one: { applicationId: ApplicationId; organisationId: OrganisationId; namedBy: PersonId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.organisation_cases (application_id, organisation_id, named_by, named_at)
    values (${one.applicationId}, ${one.organisationId}, ${one.namedBy}, ${one.at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export async function deleteOrganisationCase(tx: Tx, id: ApplicationId, of: OrganisationId): Promise<boolean> {
  const { rows } = await sql`
    delete from procedures.organisation_cases where application_id = ${id} and organisation_id = ${of}
    returning 1`.execute(tx)
  return rows.length > 0
}
