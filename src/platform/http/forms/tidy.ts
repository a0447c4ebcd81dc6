import { sql, type Tx } from '#platform/db/index.ts'

/** Forgets used form keys after three days (a repeated submit comes within minutes) and kept forms when their day is over. */
export async function tidyForms(tx: Tx): Promise<void> {
  await sql`
    delete from platform.idempotency_keys where ctid = any(array(
      select ctid from platform.idempotency_keys
      where created_at < clock_timestamp() - interval '3 days' limit 10000 for update skip locked))`.execute(tx)
  await sql`delete from platform.kept_forms where expires_at < clock_timestamp()`.execute(tx)
}
