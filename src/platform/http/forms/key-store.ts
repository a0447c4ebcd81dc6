import { type RawBuilder, sendAhead, type SqlBool, sql, sqlState, type Tx } from '#platform/db/index.ts'

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

/** Keeps others out of this key until the transaction ends, where nobody else works under it; and what was answered before. */
export async function lockKey(tx: Tx, { owner, form, key }: KeyUse): Promise<{ isFree: boolean; used?: UsedKey }> {
  const { rows } = await sql<{ isFree: boolean; found: boolean } & UsedKey>`
    with lock as materialized (
      select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${owner} ${form} ${key}`}, 0)) as "isFree")
    select "isFree", k.key is not null as found, location, answer, body_hash as "bodyHash"
    from lock left join platform.idempotency_keys k
      on lock."isFree" and (k.owner, k.form, k.key) = (${owner}, ${form}, ${key})
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a lock was not answered')
  const { isFree, found, ...used } = row
  return found ? { isFree, used } : { isFree }
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
  const written = sql`
    update platform.idempotency_keys set location = ${location}
    where owner = ${owner} and form = ${form} and key = ${key}`
  await sendAhead(tx, written.execute(tx))
}

/** Stores what is answered under a locked key. Who was answered between the look and the lock begins again, and is told the same. */
export async function keepAnswer(tx: Tx, use: KeyUse, answer: UsedKey['answer']): Promise<void> {
  const kept = sql`
    insert into platform.idempotency_keys (owner, form, key, body_hash, answer)
    values (${use.owner}, ${use.form}, ${use.key}, ${use.bodyHash}, ${JSON.stringify(answer)}::jsonb)`
  await sendAhead(tx, kept.execute(tx).catch(againWhenUsed))
}

function againWhenUsed(error: unknown): never {
  if (sqlState(error) !== '23505') throw error
  throw Object.assign(new Error('the key was used at the same moment', { cause: error }), { code: '40001' })
}
