import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import { randomToken } from '#platform/http/keys.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { Realm } from './accounts.ts'

// Minutes without a request, and hours in all, after which a person signs in again (ASVS 7.3.1, 7.3.2).
const limits = { resident: { idleMinutes: 30, hours: 8 }, staff: { idleMinutes: 30, hours: 10 } } as const

export type Session = { id: string; accountId: AccountId; isLive: boolean; isQuiet: boolean }

/** Begins a session with a new token, which is returned and stored only as its hash; ends the one that the browser had. */
export async function beginSession(tx: Tx, realm: Realm, accountId: AccountId, oldToken?: string): Promise<string> {
  if (oldToken) await endSession(tx, realm, oldToken)
  const token = randomToken()
  await sql`
    insert into auth.sessions (token_hash, account_id, realm, ends_at)
    values (${hashOf(token)}, ${accountId}, ${realm}, clock_timestamp() + make_interval(hours => ${limits[realm].hours}))
  `.execute(tx)
  return token
}

/** The session of a cookie; `isLive` is false when its time is over, `isQuiet` when it should be touched. Ended ones are not found. */
export async function findSession(tx: Tx, realm: Realm, token: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select s.id, s.account_id as "accountId",
      s.ends_at > clock_timestamp()
        and s.seen_at > clock_timestamp() - make_interval(mins => ${limits[realm].idleMinutes}) as "isLive",
      s.seen_at < clock_timestamp() - interval '1 minute' as "isQuiet"
    from auth.sessions s
    where s.token_hash = ${hashOf(token)} and s.realm = ${realm} and s.ended_at is null
  `.execute(tx)
  return rows[0]
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

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
