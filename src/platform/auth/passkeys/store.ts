import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'

export type Passkey = {
  id: string
  accountId: AccountId
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  name: string
  createdAt: Temporal.Instant
  usedAt: Temporal.Instant | null
}

const columns = sql`id, account_id as "accountId", credential_id as "credentialId", public_key as "publicKey",
  counter::float8 as counter, transports, name, created_at as "createdAt", used_at as "usedAt"`

export type NewPasskey = Pick<Passkey, 'credentialId' | 'counter' | 'transports' | 'name'> & {
  publicKey: Uint8Array
  backupEligible: boolean
  backedUp: boolean
}

/** `undefined` when this key is registered already, here or for somebody else, or was removed. */
export async function insertPasskey(tx: Tx, accountId: AccountId, key: NewPasskey): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into auth.passkeys (account_id, credential_id, public_key, counter, transports, backup_eligible, backed_up, name)
    values (${accountId}, ${key.credentialId}, ${Buffer.from(key.publicKey)}, ${key.counter}, ${key.transports},
      ${key.backupEligible}, ${key.backedUp}, ${key.name})
    on conflict (credential_id) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** The account's own, oldest first. */
export async function passkeysOf(tx: Tx, accountId: AccountId): Promise<Passkey[]> {
  const { rows } = await sql<Passkey>`
    select ${columns} from auth.passkeys where account_id = ${accountId} and removed_at is null
    order by created_at, id limit 20`.execute(tx)
  return rows
}

/** Locked, because its counter is compared and then moved on. */
export async function lockPasskey(tx: Tx, credentialId: string): Promise<Passkey | undefined> {
  const { rows } = await sql<Passkey>`
    select ${columns} from auth.passkeys where credential_id = ${credentialId} and removed_at is null for update`.execute(
    tx,
  )
  return rows[0]
}

export async function notePasskeyUse(tx: Tx, id: string, counter: number, backedUp: boolean): Promise<void> {
  await sql`
    update auth.passkeys set counter = ${counter}, backed_up = ${backedUp}, used_at = clock_timestamp()
    where id = ${id}`.execute(tx)
}

/** False when the account has no such passkey. */
export async function namePasskey(tx: Tx, accountId: AccountId, id: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.passkeys set name = ${name}
    where id = ${id} and account_id = ${accountId} and removed_at is null returning 1`.execute(tx)
  return rows.length > 0
}

/** Its sessions are dead with it (`findSessions`). */
export async function removePasskeyRow(tx: Tx, accountId: AccountId, id: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.passkeys set removed_at = clock_timestamp()
    where id = ${id} and account_id = ${accountId} and removed_at is null returning 1`.execute(tx)
  return rows.length > 0
}

/** Whether the account has a passkey in use. */
export async function hasPasskeys(tx: Tx, accountId: AccountId): Promise<boolean> {
  return (await passkeysOf(tx, accountId)).length > 0
}

/** Takes all of them out of use; their sessions are dead with them. */
export async function removePasskeysOf(tx: Tx, accountId: AccountId): Promise<void> {
  await sql`
    update auth.passkeys set removed_at = clock_timestamp() where account_id = ${accountId} and removed_at is null`.execute(
    tx,
  )
}
