import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'

export type Closing = { outcome: 'accepted' | 'declined' | 'lapsed'; reason: string | null }

export async function insertClosing(
  tx: Tx,
  id: Id<'application'>,
  closing: { outcome: Closing['outcome']; reason: string | undefined; by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into procedures.closings (application_id, outcome, reason, by_staff_id, at)
    values (${id}, ${closing.outcome}, ${closing.reason ?? null}, ${closing.by}, ${closing.at})`.execute(tx)
}

export async function closingOf(tx: Tx, id: Id<'application'>): Promise<Closing | undefined> {
  const { rows } = await sql<Closing>`
    select outcome, reason from procedures.closings where application_id = ${id}`.execute(tx)
  return rows[0]
}
