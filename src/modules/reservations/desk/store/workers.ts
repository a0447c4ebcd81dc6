import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, StaffId } from '#platform/ids/index.ts'

type Stay = { operatorId: OrganisationId; staffId: StaffId; from: Temporal.PlainDate; by?: StaffId }

/** From that day without an end; false: they work there already. */
export async function insertWorker(tx: Tx, { operatorId, staffId, from, by }: Stay): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.operator_workers (operator_id, staff_id, stands, entered_by)
    values (${operatorId}, ${staffId}, daterange(${from}::date, null), ${by ?? null})
    on conflict do nothing returning staff_id`.execute(tx)
  return rows.length > 0
}
