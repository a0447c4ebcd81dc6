import { createHash, randomBytes } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'

/** Makes a token for an account; only its hash is stored, so this is the one time it can be seen. `undefined` when the account is closed or unknown. */
export async function issueToken(
  tx: Tx,
  { accountId, scopes, expires }: { accountId: AccountId; scopes: readonly string[]; expires: Temporal.Instant },
): Promise<string | undefined> {
  const token = `mado_${randomBytes(32).toString('base64url')}`
  const { rows } = await sql`
    insert into auth.tokens (token_hash, account_id, scopes, expires_at)
    select ${hashOf(token)}, id, ${[...scopes]}, ${expires} from auth.accounts where id = ${accountId} and closed_at is null
    returning 1
  `.execute(tx)
  return rows.length > 0 ? token : undefined
}

/** Takes a token out of use at once. False when there is none in use. */
export async function revokeToken(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.tokens set revoked_at = clock_timestamp() where token_hash = ${hashOf(token)} and revoked_at is null returning 1
  `.execute(tx)
  return rows.length > 0
}

export type TokenUse = {
  id: string
  accountId: AccountId
  realm: 'resident' | 'staff'
  scopes: string[]
  isQuiet: boolean
}

/** The account that a token speaks for; `undefined` when it is unknown, expired or revoked. */
export async function findToken(tx: Tx, token: string): Promise<TokenUse | undefined> {
  const { rows } = await sql<TokenUse>`
    select t.id, t.account_id as "accountId", a.realm, t.scopes,
      coalesce(t.seen_at < clock_timestamp() - interval '1 hour', true) as "isQuiet"
    from auth.tokens t join auth.accounts a on a.id = t.account_id
    where t.token_hash = ${hashOf(token)} and t.revoked_at is null and t.expires_at > clock_timestamp() and a.closed_at is null
  `.execute(tx)
  return rows[0]
}

/** Notes that the token is in use; once an hour is enough to find those that nobody needs any more. */
export async function touchToken(tx: Tx, id: string): Promise<void> {
  await sql`update auth.tokens set seen_at = clock_timestamp() where id = ${id}`.execute(tx)
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
