import { sql, type Tx } from '#platform/db/index.ts'

/** Deletes drafts that nobody touched since `before`, a hundred at a time. Nothing was filed, so nothing has to be kept. */
export async function deleteOldDrafts(tx: Tx, before: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from procedures.applications
    where submitted_at is null and state in ('draft', 'withdrawn') and updated_at < ${before}
    order by updated_at limit 100 for update skip locked`.execute(tx)
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return 0
  await sql`delete from procedures.case_events where application_id = any(${ids}::uuid[])`.execute(tx)
  await sql`delete from procedures.applications where id = any(${ids}::uuid[])`.execute(tx)
  return ids.length
}
