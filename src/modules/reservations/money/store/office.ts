import { officeOn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId, StaffId } from '#platform/ids/index.ts'

/** The office that a facility is of on that day, after successions. */
export async function findFacilityOffice(
  tx: Tx,
  facilityId: string,
  on: Temporal.PlainDate,
): Promise<OfficeId | undefined> {
  const { rows } = await sql<{ id: OfficeId }>`
    select coalesce(${officeOn(sql.ref('f.office_id'), on, sql`null`)}, f.office_id) as id
    from reservations.facilities f where f.id = ${facilityId}`.execute(tx)
  return rows[0]?.id
}

/** Whether this member's employer is the organisation: the office gives both the name of the contract. */
export async function worksForOperator(tx: Tx, staffId: StaffId, operatorId: OrganisationId): Promise<boolean> {
  const { rows } = await sql`
    select from people.staff s join organisations.organisations o on o.name = s.employer
    where s.id = ${staffId} and o.id = ${operatorId} and o.state = 'recognised'`.execute(tx)
  return rows.length > 0
}
