import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import { hashOf } from '../domain/webhook.ts'

const minutes = 10

/** A link token that LINE gave us for this account of theirs. */
export async function keepLinkToken(tx: Tx, token: string, lineUserId: string): Promise<void> {
  await sql`
    insert into messaging.line_link_tokens (token_hash, line_user_id, expires_at)
    values (decode(${hashOf(token)}, 'hex'), ${lineUserId}, clock_timestamp() + make_interval(mins => ${minutes}))
    on conflict do nothing`.execute(tx)
}

/** Whether we were given this link token, and it still counts. */
export async function isOpenLinkToken(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await sql`
    select from messaging.line_link_tokens k
    where token_hash = decode(${hashOf(token)}, 'hex') and expires_at > clock_timestamp()
      and not exists (select from messaging.line_nonces n where n.token_hash = k.token_hash and n.used_at is not null)`.execute(
    tx,
  )
  return rows.length > 0
}

export type LinkingPerson = { accountId: AccountId; personId: PersonId; sessionId: string }

export async function keepNonce(tx: Tx, nonce: string, token: string, by: LinkingPerson): Promise<void> {
  await sql`
    insert into messaging.line_nonces (nonce_hash, token_hash, account_id, person_id, session_id, expires_at)
    values (decode(${hashOf(nonce)}, 'hex'), decode(${hashOf(token)}, 'hex'), ${by.accountId}, ${by.personId},
      ${by.sessionId}, clock_timestamp() + make_interval(mins => ${minutes}))`.execute(tx)
}

/**
 * Uses up a nonce for this LINE account, as of `age` seconds ago. `undefined` for one that is unknown, used or too late, that
 * answers a token of another LINE account, or whose token has linked somebody already.
 */
export async function useNonce(
  tx: Tx,
  nonceHash: string,
  lineUserId: string,
  age: number,
): Promise<LinkingPerson | undefined> {
  const { rows } = await sql<LinkingPerson & { isRight: boolean }>`
    update messaging.line_nonces n set used_at = clock_timestamp()
    from messaging.line_link_tokens k
    where n.nonce_hash = decode(${nonceHash}, 'hex') and k.token_hash = n.token_hash and n.used_at is null
    returning n.account_id as "accountId", n.person_id as "personId", n.session_id as "sessionId",
      k.line_user_id = ${lineUserId} and n.expires_at > clock_timestamp() - make_interval(secs => ${age})
        and not exists (select from messaging.line_nonces o where o.token_hash = n.token_hash and o.used_at is not null) as "isRight"`.execute(
    tx,
  )
  const [row] = rows
  return row?.isRight ? { accountId: row.accountId, personId: row.personId, sessionId: row.sessionId } : undefined
}

export type LineContact = { id: string; personId: PersonId; address: string }

/** Open LINE contacts of this person or with this LINE account. */
export async function contactsAround(tx: Tx, personId: PersonId, lineUserId: string): Promise<LineContact[]> {
  const { rows } = await sql<LineContact>`
    select id, person_id as "personId", address from messaging.contacts
    where channel = 'line' and ended_at is null and (person_id = ${personId} or address = ${lineUserId})
    order by id`.execute(tx)
  return rows
}

export async function lineContactOf(tx: Tx, personId: PersonId): Promise<LineContact | undefined> {
  const { rows } = await sql<LineContact>`
    select id, person_id as "personId", address from messaging.contacts
    where channel = 'line' and ended_at is null and person_id = ${personId}`.execute(tx)
  return rows[0]
}

/** Opens the contact with what the person has said about their others, in the language that they use there. */
export async function openLineContact(
  tx: Tx,
  personId: PersonId,
  lineUserId: string,
  at: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into messaging.contacts (person_id, channel, address, verified_at, lang, statutory_only_since, for_topics)
    select ${personId}, 'line', ${lineUserId}, ${at}, coalesce(f.lang, o.lang, 'ja'), o.statutory_only_since,
      coalesce(o.for_topics, true)
    from (values (1)) as one
    left join messaging.line_friends f on f.line_user_id = ${lineUserId}
    left join lateral (
      select lang, statutory_only_since, for_topics from messaging.contacts
      where person_id = ${personId} and (ended_at is null or ended_at = ${at})
      order by channel = 'line' desc, id desc limit 1) o on true
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function endLineContact(
  tx: Tx,
  id: string,
  reason: 'by-person' | 'linked-anew' | 'linked-by-another',
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update messaging.contacts set ended_at = ${at}, ended_reason = ${reason}
    where id = ${id} and ended_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** What LINE told of this person's account there, and what they began. Before their contacts are forgotten. */
export async function forgetLine(tx: Tx, personId: PersonId): Promise<void> {
  await sql`delete from messaging.line_nonces where person_id = ${personId}`.execute(tx)
  const theirs = sql`select address from messaging.contacts where person_id = ${personId} and channel = 'line'`
  await sql`delete from messaging.line_events where line_user_id in (${theirs})`.execute(tx)
  await sql`delete from messaging.line_link_tokens where line_user_id in (${theirs})`.execute(tx)
  await sql`delete from messaging.line_friends where line_user_id in (${theirs})`.execute(tx)
}
