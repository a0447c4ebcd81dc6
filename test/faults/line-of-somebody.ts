import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** A kept event of a stranger who follows; its id. */
export async function followed(tx: Tx): Promise<string> {
  const id = '01KBTWICE00000000000000000'
  await sql`
    insert into messaging.line_events (webhook_event_id, kind, line_user_id, at, payload)
    values (${id}, 'follow', ${`U${'0'.repeat(31)}2`}, '2026-12-02T02:00:00Z', '{}')`.execute(tx)
  return id
}

export async function lineContact(tx: Tx, personId: PersonId): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from messaging.contacts where person_id = ${personId} and channel = 'line' order by id limit 1`.execute(
    tx,
  )
  if (!rows[0]) throw new Error('nobody is linked')
  return rows[0].id
}
