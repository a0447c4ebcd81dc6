import { sql, type Tx } from '#platform/db/index.ts'

export type KeptForm = { id: string; path: string; sealed: Buffer }

/** Keeps a sealed form for a day; of one account at most the last ten. */
export async function keepForm(tx: Tx, accountId: string, form: KeptForm): Promise<void> {
  await sql`
    insert into platform.kept_forms (id, account_id, path, sealed)
    values (${form.id}, ${accountId}, ${form.path}, ${form.sealed})
  `.execute(tx)
  await sql`
    delete from platform.kept_forms where account_id = ${accountId} and id not in (
      select id from platform.kept_forms where account_id = ${accountId} order by created_at desc limit 10)
  `.execute(tx)
}

/** Only for the account that it was kept for. */
export async function findKeptForm(tx: Tx, id: string, accountId: string): Promise<KeptForm | undefined> {
  const { rows } = await sql<KeptForm>`
    select id, path, sealed from platform.kept_forms
    where id = ${id} and account_id = ${accountId} and expires_at > clock_timestamp()
  `.execute(tx)
  return rows[0]
}
