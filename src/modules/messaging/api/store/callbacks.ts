import { sql, type Tx } from '#platform/db/index.ts'
import type { ClientId } from '#platform/ids/index.ts'
import type { EndState } from '../domain/state.ts'
import type { MessageId } from './program-messages.ts'

export async function writeCallback(
  tx: Tx,
  one: { clientId: ClientId; url: string; secret: Buffer; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into messaging.callbacks (client_id, url, secret, made_at)
    values (${one.clientId}, ${one.url}, ${one.secret}, ${one.at})
    on conflict (client_id) do update set url = excluded.url, secret = excluded.secret, made_at = excluded.made_at`.execute(
    tx,
  )
}

/** What waits is not told any more. */
export async function deleteCallback(tx: Tx, clientId: ClientId): Promise<boolean> {
  const { rows } = await sql`delete from messaging.callbacks where client_id = ${clientId} returning 1`.execute(tx)
  return rows.length > 0
}

export type News = {
  id: string
  messageId: MessageId
  clientId: ClientId
  reference: string
  state: EndState
  settledAt: Temporal.Instant
  tries: number
  /** Missing: the program wants to know nothing any more. */
  url: string | null
  secret: Buffer | null
}

/** Takes one that is due for a try, which is counted at once: a worker that dies has used it. */
export async function takeNews(tx: Tx, id: string, pauseSeconds: number): Promise<News | undefined> {
  const { rows: taken } = await sql`
    update messaging.callback_news
    set tries = tries + 1, next_try_at = clock_timestamp() + make_interval(secs => ${pauseSeconds})
    where id = ${id} and ended is null and tries < 5 and next_try_at <= clock_timestamp() returning id`.execute(tx)
  if (taken.length === 0) return undefined
  const { rows } = await sql<News>`
    select n.id, m.id as "messageId", m.client_id as "clientId", m.reference, m.state, m.settled_at as "settledAt", n.tries,
      c.url, c.secret
    from messaging.callback_news n join messaging.program_messages m on m.id = n.message_id
      left join messaging.callbacks c on c.client_id = m.client_id
    where n.id = ${id}`.execute(tx)
  return rows[0]
}

export async function noteTry(
  tx: Tx,
  id: string,
  {
    status,
    ended,
    at,
  }: { status: number | undefined; ended: 'delivered' | 'refused' | 'given-up' | undefined; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update messaging.callback_news
    set status = ${status ?? null}, ended = ${ended ?? null}::text,
        ended_at = case when ${ended ?? null}::text is null then null else ${at}::timestamptz end
    where id = ${id} and ended is null`.execute(tx)
}

/** Whose job was lost, ten minutes late; those with all tries used end. */
export async function forgottenNews(tx: Tx): Promise<string[]> {
  await sql`
    update messaging.callback_news set ended = 'given-up', ended_at = clock_timestamp()
    where ended is null and tries >= 5 and next_try_at < clock_timestamp() - interval '10 minutes'`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from messaging.callback_news
    where ended is null and next_try_at < clock_timestamp() - interval '10 minutes' order by next_try_at limit 100`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
