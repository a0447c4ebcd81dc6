import { createHash, randomBytes } from 'node:crypto'
import type { ClientHolder } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, ClientId, Id, OfficeId, OrganisationId } from '#platform/ids/index.ts'
import { holderOf } from './clients.ts'

const prefix = 'madoc_'

/** Whether a bearer token is a client's; a person's begins otherwise. */
export const isClientToken = (token: string): boolean => token.startsWith(prefix)

export type ClientTokenId = Id<'client-token'>

/** What may be shown of a token: never itself, never its hash. */
export type ClientToken = {
  id: ClientTokenId
  clientId: ClientId
  createdAt: Temporal.Instant
  expiresAt: Temporal.Instant
  revokedAt: Temporal.Instant | null
  /** To the hour. */
  seenAt: Temporal.Instant | null
  state: 'live' | 'expired' | 'revoked'
}

/**
 * Makes a token of 256 random bits for a client; only its hash is stored, so this is the one time it can be seen. Others
 * go on until their own end, so that a program can be changed over without a gap. `days` at most 366. `undefined` when
 * the client has ended or has five that live.
 */
export async function issueClientToken(
  tx: Tx,
  { clientId, days, by }: { clientId: ClientId; days: number; by: AccountId },
): Promise<string | undefined> {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`
  // Apart from the insert: five at most also when two people make one at the same moment.
  await sql`select 1 from auth.clients where id = ${clientId} for update`.execute(tx)
  const { rows } = await sql`
    insert into auth.client_tokens (client_id, token_hash, created_by, created_at, expires_at)
    select c.id, ${hashOf(token)}, ${by}, made.at, made.at + make_interval(days => ${days})
    from auth.clients c, (select clock_timestamp() as at) made
    where c.id = ${clientId} and c.ended_at is null and (
      select count(*) from auth.client_tokens t
      where t.client_id = c.id and t.revoked_at is null and t.expires_at > clock_timestamp()) < 5
    returning 1`.execute(tx)
  return rows.length > 0 ? token : undefined
}

/** Takes a token of this client out of use at once. False when there is none in use. */
export async function revokeClientToken(
  tx: Tx,
  { clientId, tokenId, by }: { clientId: ClientId; tokenId: ClientTokenId; by: AccountId },
): Promise<boolean> {
  const { rows } = await sql`
    update auth.client_tokens set revoked_at = clock_timestamp(), revoked_by = ${by}
    where id = ${tokenId} and client_id = ${clientId} and revoked_at is null and expires_at > clock_timestamp()
    returning 1`.execute(tx)
  return rows.length > 0
}

export async function tokensOfClients(tx: Tx, clients: readonly ClientId[]): Promise<ClientToken[]> {
  const { rows } = await sql<ClientToken>`
    select id, client_id as "clientId", created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt",
      date_trunc('hour', seen_at) as "seenAt",
      case when revoked_at is not null then 'revoked' when expires_at <= clock_timestamp() then 'expired' else 'live' end
        as state
    from auth.client_tokens where client_id = any(${[...clients]}::uuid[])
    order by id desc limit 1000`.execute(tx)
  return rows
}

export type ClientUse = {
  tokenId: ClientTokenId
  clientId: ClientId
  holder: ClientHolder
  scopes: string[]
  isQuiet: boolean
}

/** The client that a token speaks for; `undefined` when either is unknown or has ended. The hash is looked up whole, so an answer's time says nothing about a token. */
export async function findClientUse(tx: Tx, token: string): Promise<ClientUse | undefined> {
  const { rows } = await sql<
    Omit<ClientUse, 'holder'> & { organisationId: OrganisationId | null; officeId: OfficeId | null }
  >`
    select t.id as "tokenId", c.id as "clientId", c.organisation_id as "organisationId", c.office_id as "officeId",
      c.scopes, coalesce(t.seen_at < date_trunc('hour', clock_timestamp()), true) as "isQuiet"
    from auth.client_tokens t join auth.clients c on c.id = t.client_id
    where t.token_hash = ${hashOf(token)} and t.revoked_at is null and t.expires_at > clock_timestamp()
      and c.ended_at is null`.execute(tx)
  return rows.map(({ organisationId, officeId, ...use }) => ({ ...use, holder: holderOf(organisationId, officeId) }))[0]
}

/** Notes the hour of the use. */
export async function touchClientToken(tx: Tx, id: ClientTokenId): Promise<void> {
  await sql`update auth.client_tokens set seen_at = date_trunc('hour', clock_timestamp()) where id = ${id}`.execute(tx)
}

/** `first`: thirty days before a token ends; `last`: seven. */
export type Warning = 'first' | 'last'
const daysBefore: Record<Warning, number> = { first: 30, last: 7 }

/** Tokens that end within these days and of which nobody was told so; each is handed out once, the last warning in place of a first. */
export async function tokensToWarn(
  tx: Tx,
  warning: Warning,
): Promise<{ tokenId: ClientTokenId; clientId: ClientId; expiresAt: Temporal.Instant }[]> {
  const [untold, told] =
    warning === 'first'
      ? [sql`due.warned_at is null`, sql`warned_at = clock_timestamp()`]
      : [
          sql`due.warned_last_at is null`,
          sql`warned_last_at = clock_timestamp(), warned_at = coalesce(t.warned_at, clock_timestamp())`,
        ]
  const { rows } = await sql<{ tokenId: ClientTokenId; clientId: ClientId; expiresAt: Temporal.Instant }>`
    update auth.client_tokens t set ${told}
    where t.id = any(array(
      select due.id from auth.client_tokens due join auth.clients c on c.id = due.client_id
      where ${untold} and due.revoked_at is null and c.ended_at is null
        and due.expires_at > clock_timestamp() and due.expires_at < clock_timestamp() + make_interval(days => ${daysBefore[warning]})
      order by due.expires_at limit 100 for update of due skip locked))
    returning t.id as "tokenId", t.client_id as "clientId", t.expires_at as "expiresAt"`.execute(tx)
  return rows
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** How many live tokens of these offices end within seven days, and how many more within thirty. */
export async function officeTokensEnding(
  tx: Tx,
  offices: readonly OfficeId[],
): Promise<ReadonlyMap<OfficeId, { soon: number; last: number }>> {
  const { rows } = await sql<{ officeId: OfficeId; soon: number; last: number }>`
    select c.office_id as "officeId",
      (count(*) filter (where t.expires_at >= clock_timestamp() + interval '7 days'))::int as soon,
      (count(*) filter (where t.expires_at < clock_timestamp() + interval '7 days'))::int as last
    from auth.clients c join auth.client_tokens t on t.client_id = c.id
    where c.office_id = any(${[...offices]}::uuid[]) and c.ended_at is null and t.revoked_at is null
      and t.expires_at > clock_timestamp() and t.expires_at < clock_timestamp() + interval '30 days'
    group by c.office_id`.execute(tx)
  return new Map(rows.map(({ officeId, soon, last }) => [officeId, { soon, last }]))
}
