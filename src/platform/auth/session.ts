import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import { randomToken } from '#platform/http/keys.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { Realm } from './accounts.ts'

// Minutes without a request, and hours in all, after which a person signs in again (ASVS 7.3.1, 7.3.2).
const limits = { resident: { idleMinutes: 30, hours: 8 }, staff: { idleMinutes: 30, hours: 10 } } as const

/** How a session began. `provider`: the staff's identity provider. */
export type How = 'card' | 'passkey' | 'mail' | 'recovery' | 'provider' | 'guest'

export type Session = {
  id: string
  accountId: AccountId
  how: How
  /** How many kinds of proof stand behind it; counts for staff. */
  factors: 1 | 2
  /** Real time of the last proof, or of its beginning. */
  provenAt: Temporal.Instant
  passkeyId: string | null
  isLive: boolean
  isQuiet: boolean
}

export type Beginning = {
  how: How
  factors: 1 | 2
  /** Coarse words, 「iPhone（Safari）」; the User-Agent itself is not kept. */
  device?: string | undefined
  /** The passkey that proved it: the session ends with it. */
  passkeyId?: string | undefined
}

/** Begins a session with a new token, which is returned and stored only as its hash; ends the one that the browser had. */
export async function beginSession(
  tx: Tx,
  realm: Realm,
  accountId: AccountId,
  { how, factors, device, passkeyId }: Beginning,
  oldToken?: string,
): Promise<string> {
  if (oldToken) await endSession(tx, realm, oldToken)
  const token = randomToken()
  await sql`
    insert into auth.sessions (token_hash, account_id, realm, how, factors, device, passkey_id, ends_at)
    values (${hashOf(token)}, ${accountId}, ${realm}, ${how}, ${factors}, ${device ?? null}, ${passkeyId ?? null},
      clock_timestamp() + make_interval(hours => ${limits[realm].hours}))
  `.execute(tx)
  return token
}

/**
 * Gives a session a new token after a new proof; the old one is dead at once. A passkey counts as the second factor of
 * staff; what the session began with and when it ends stay as they are.
 */
export async function renewSession(tx: Tx, id: string, passkeyId: string): Promise<string | undefined> {
  const token = randomToken()
  const { rows } = await sql`
    update auth.sessions
    set token_hash = ${hashOf(token)}, proven_at = clock_timestamp(), seen_at = clock_timestamp(),
      passkey_id = ${passkeyId}, factors = 2
    where id = ${id} and ended_at is null returning 1
  `.execute(tx)
  return rows.length > 0 ? token : undefined
}

/**
 * The sessions of these cookies, in their order; `isLive` is false when its time is over, `isQuiet` when it should be
 * touched. Ended ones, and those whose passkey was removed, are not found.
 */
export async function findSessions(tx: Tx, realm: Realm, tokens: readonly string[]): Promise<(Session | undefined)[]> {
  const { rows } = await sql<Session & { place: number }>`
    select asked.place::int, s.id, s.account_id as "accountId", s.how, s.factors, s.proven_at as "provenAt", s.passkey_id as "passkeyId",
      s.ends_at > clock_timestamp()
        and s.seen_at > clock_timestamp() - make_interval(mins => ${limits[realm].idleMinutes}) as "isLive",
      s.seen_at < clock_timestamp() - interval '1 minute' as "isQuiet"
    from unnest((select ${tokens.map(hashOf)}::bytea[])) with ordinality as asked (hash, place)
    join auth.sessions s on s.token_hash = asked.hash left join auth.passkeys p on p.id = s.passkey_id
    where s.realm = ${realm} and s.ended_at is null and p.removed_at is null
  `.execute(tx)
  const found = new Map(rows.map(({ place, ...session }) => [place, session]))
  return tokens.map((_, at) => found.get(at + 1))
}

export async function touchSession(tx: Tx, id: string): Promise<void> {
  await sql`update auth.sessions set seen_at = clock_timestamp() where id = ${id}`.execute(tx)
}

export async function endSession(tx: Tx, realm: Realm, token: string): Promise<void> {
  await sql`
    update auth.sessions set ended_at = clock_timestamp()
    where token_hash = ${hashOf(token)} and realm = ${realm} and ended_at is null
  `.execute(tx)
}

export type OpenSession = {
  id: string
  how: How
  device: string | null
  beganAt: Temporal.Instant
  seenAt: Temporal.Instant
}

/** Sessions of the account that still work, the last used first; at most 50. */
export async function openSessions(tx: Tx, realm: Realm, accountId: AccountId): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select s.id, s.how, s.device, s.created_at as "beganAt", s.seen_at as "seenAt"
    from auth.sessions s left join auth.passkeys p on p.id = s.passkey_id
    where s.account_id = ${accountId} and s.realm = ${realm} and s.ended_at is null and p.removed_at is null
      and s.ends_at > clock_timestamp()
      and s.seen_at > clock_timestamp() - make_interval(mins => ${limits[realm].idleMinutes})
    order by s.seen_at desc, s.id desc limit 50`.execute(tx)
  return rows
}

/** Ends one session of this very account; false when it has none such. */
export async function endSessionOf(tx: Tx, accountId: AccountId, id: string): Promise<boolean> {
  const { rows } = await sql`
    update auth.sessions set ended_at = clock_timestamp()
    where id = ${id} and account_id = ${accountId} and ended_at is null returning 1`.execute(tx)
  return rows.length > 0
}

/** Ends every other session of the account, and leaves the one that asks. */
export async function endOthers(tx: Tx, accountId: AccountId, here: string): Promise<void> {
  await sql`
    update auth.sessions set ended_at = clock_timestamp()
    where account_id = ${accountId} and id <> ${here} and ended_at is null`.execute(tx)
}

/** Ends every session of the account and takes its API tokens out of use. */
export async function endEverything(tx: Tx, accountId: AccountId): Promise<void> {
  await sql`update auth.sessions set ended_at = clock_timestamp() where account_id = ${accountId} and ended_at is null`.execute(
    tx,
  )
  await sql`update auth.tokens set revoked_at = clock_timestamp() where account_id = ${accountId} and revoked_at is null`.execute(
    tx,
  )
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
