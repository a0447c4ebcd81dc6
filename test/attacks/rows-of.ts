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
