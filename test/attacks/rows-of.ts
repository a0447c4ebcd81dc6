import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import pg from 'pg'

/** Tables that hold ids, dates and numbers, and never a word about somebody. */
const tables = ['platform.audit', 'platform.events', 'platform.notices', 'kept.jobs', 'operations.alerts']

/** Every column of every row of those tables, as text. */
export async function rowsOf(ownerUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const texts: Record<string, string> = {}
  for (const table of tables) {
    const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)
    texts[table] = rows.map(({ row }) => row).join('\n')
  }
  await client.end()
  return texts
}

/** Every table with a row that holds this text. */
export async function tablesWith({ db }: House, text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1 limit 500`.execute(
    db.kysely,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hit = await sql`
      select from ${sql.raw(name)} t where strpos(to_jsonb(t)::text, ${text}) > 0 limit 1`.execute(db.kysely)
    if (hit.rows.length > 0) found.push(name)
  }
  return found
}
