import { sql, type Tx } from '#platform/db/index.ts'
import type { Channel } from './deliveries.ts'

/** A message that did not arrive, or may not have. Whose it is stays out of it. */
export type DeliveryTrouble = {
  id: string
  state: 'unknown' | 'permanent-failure'
  channel: Channel
  kind: string
  /** A code of this house. */
  reason: string | null
  settledAt: Temporal.Instant
}

/** The newest first. */
export async function deliveryTroubles(
  tx: Tx,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<DeliveryTrouble[]> {
  const { rows } = await sql<DeliveryTrouble>`
    select id, state, channel, kind, reason, settled_at as "settledAt" from messaging.deliveries
    where state in ('unknown', 'permanent-failure') and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(tx)
  return rows
}

export type DayOfDeliveries = { channel: Channel; state: string; count: number }

/** How many messages of the last 24 real hours are in which state, by channel; counting stops at 100,000. */
export async function deliveriesOfDay(tx: Tx): Promise<DayOfDeliveries[]> {
  // Ids begin with the moment they were made.
  const { rows } = await sql<DayOfDeliveries>`
    select channel, state, count(*)::int as count
    from (select channel, state from messaging.deliveries where id >= uuidv7(interval '-24 hours')
      order by id desc limit 100000) d
    group by channel, state order by channel, state`.execute(tx)
  return rows
}
