import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'

export type CallKey = { owner: string; form: string; key: string }
export type KeyUse = CallKey & { bodyHash: Buffer }

/** Takes the key for this transaction; waits for another that holds it, and is false when that one committed. */
export async function takeKey(tx: Tx, use: KeyUse): Promise<boolean> {
  const { rows } = await sql`
    insert into platform.idempotency_keys (owner, form, key, body_hash)
    values (${use.owner}, ${use.form}, ${use.key}, ${use.bodyHash})
    on conflict do nothing returning 1
  `.execute(tx)
  return rows.length > 0
}

/** False while another transaction works under this key. */
export async function tryLock(tx: Tx, { owner, form, key }: KeyUse): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${owner} ${form} ${key}`}, 0)) as free
  `.execute(tx)
  return rows[0]?.free ?? false
}

/** A condition over a row with the columns of a `CallKey`: nothing was answered under it yet. Nulls are new. */
export const isNewKey = (row: RawBuilder<unknown>): RawBuilder<SqlBool> => sql`not exists (
  select from platform.idempotency_keys k where (k.owner, k.form, k.key) = (${row}.owner, ${row}.form, ${row}.key))`

export type UsedKey = { location: string | null; answer: { status: number; body: unknown } | null; bodyHash: Buffer }

export async function findUsedKey(tx: Tx, { owner, form, key }: KeyUse): Promise<UsedKey | undefined> {
  const { rows } = await sql<UsedKey>`
    select location, answer, body_hash as "bodyHash" from platform.idempotency_keys
    where owner = ${owner} and form = ${form} and key = ${key}
  `.execute(tx)
  return rows[0]
}

export async function writeLocation(tx: Tx, { owner, form, key }: KeyUse, location: string): Promise<void> {
  await sql`
    update platform.idempotency_keys set location = ${location}
    where owner = ${owner} and form = ${form} and key = ${key}
  `.execute(tx)
}

export async function writeAnswer(tx: Tx, { owner, form, key }: KeyUse, answer: UsedKey['answer']): Promise<void> {
  await sql`
    update platform.idempotency_keys set answer = ${JSON.stringify(answer)}::jsonb
    where owner = ${owner} and form = ${form} and key = ${key}
  `.execute(tx)
}
