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

/** The accounts that these tokens speak for, in their order; `undefined` where one is unknown, expired or revoked. */
export async function findTokens(tx: Tx, tokens: readonly string[]): Promise<(TokenUse | undefined)[]> {
  const { rows } = await sql<TokenUse & { place: number }>`
    select asked.place::int, t.id, t.account_id as "accountId", a.realm, t.scopes,
      coalesce(t.seen_at < clock_timestamp() - interval '1 hour', true) as "isQuiet"
    from unnest((select ${tokens.map(hashOf)}::bytea[])) with ordinality as asked (hash, place)
    join auth.tokens t on t.token_hash = asked.hash join auth.accounts a on a.id = t.account_id
    where t.revoked_at is null and t.expires_at > clock_timestamp() and a.closed_at is null
  `.execute(tx)
  const found = new Map(rows.map(({ place, ...use }) => [place, use]))
  return tokens.map((_, at) => found.get(at + 1))
}

/** Notes that the token is in use; once an hour is enough to find those that nobody needs any more. */
export async function touchToken(tx: Tx, id: string): Promise<void> {
  await sql`update auth.tokens set seen_at = clock_timestamp() where id = ${id}`.execute(tx)
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
