import { officeOn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

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
