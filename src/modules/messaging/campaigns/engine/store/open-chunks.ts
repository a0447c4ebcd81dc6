import { sql, type Tx } from '#platform/db/index.ts'
import type { Channel } from '../channel.ts'

export type OpenChunk = { id: string; channel: Channel; isEmergency: boolean }

const found = sql`id, channel, priority = 0 as "isEmergency"`

/** Chunks that waited for their hour; from now on their jobs do. */
export async function chunksWhoseHourHasCome(tx: Tx, now: Temporal.Instant): Promise<OpenChunk[]> {
  const { rows } = await sql<OpenChunk>`
    update messaging.chunks set next_attempt_at = clock_timestamp()
    where id in (
      select id from messaging.chunks
      where next_attempt_at = 'infinity' and settled_at is null and not_before <= ${now}
      order by not_before limit 2000 for update skip locked)
    returning ${found}`.execute(tx)
  return rows
}

/** Chunks of running campaigns that should have moved on ten minutes ago: their job was lost, or waits in a long queue. */
export async function forgottenChunks(tx: Tx, now: Temporal.Instant): Promise<OpenChunk[]> {
  const { rows } = await sql<OpenChunk>`
    update messaging.chunks set next_attempt_at = clock_timestamp()
    where id in (
      select k.id from messaging.chunks k join messaging.campaigns c on c.id = k.cause
      where k.settled_at is null and k.next_attempt_at < clock_timestamp() - interval '10 minutes' 
        and (c.state <> 'braked' or c.expires_at <= ${now})
      order by k.priority, k.next_attempt_at limit 500 for update of k skip locked)
    returning ${found}`.execute(tx)
  return rows
}

/** All of a campaign that are not settled and wait for no hour. */
export async function chunksToGoOn(tx: Tx, cause: string): Promise<OpenChunk[]> {
  const { rows } = await sql<OpenChunk>`
    update messaging.chunks set next_attempt_at = clock_timestamp()
    where cause = ${cause} and settled_at is null and next_attempt_at < 'infinity'
    returning ${found}`.execute(tx)
  return rows
}

/**
 * Ends what of a campaign has not left, on all channels or on one. What may have arrived becomes `unknown`: a person looks.
 * What is being sent just now ends by itself.
 */
export async function endRest(
  tx: Tx,
  cause: string,
  { reason, channel }: { reason: string; channel?: Channel },
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update messaging.chunks
    set state = case when is_ambiguous or progress > 0 then 'unknown' else 'cancelled' end, reason = ${reason}, settled_at = ${at}
    where cause = ${cause} and state in ('created', 'temporary-failure')
      and channel = coalesce(${channel ?? null}, channel)`.execute(tx)
}

export async function hasOpenChunks(tx: Tx, cause: string): Promise<boolean> {
  const { rows } = await sql`
    select from messaging.chunks where cause = ${cause} and settled_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** Whether any of it was ended because it was too late. */
export async function hasExpiredChunks(tx: Tx, cause: string): Promise<boolean> {
  const { rows } = await sql`
    select from messaging.chunks where cause = ${cause} and reason = 'expired' limit 1`.execute(tx)
  return rows.length > 0
}
