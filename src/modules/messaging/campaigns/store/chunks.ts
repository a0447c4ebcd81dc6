import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { CampaignChannel, CampaignId } from '../domain/campaign.ts'

export type ChunkId = Id<'chunk'>

export type UnknownChunk = {
  id: ChunkId
  channel: CampaignChannel
  firstAttemptAt: Temporal.Instant | null
}

/** Chunks of which nobody knows whether they arrived, the oldest first. */
export async function unknownChunks(tx: Tx, id: CampaignId, limit: number): Promise<UnknownChunk[]> {
  const { rows } = await sql<UnknownChunk>`
    select id, channel, first_attempt_at as "firstAttemptAt" from messaging.chunks
    where cause = ${id} and state = 'unknown' order by id limit ${limit}`.execute(tx)
  return rows
}

/** The chunk counts as sent, because a person said so. False when it is not unknown any more. */
export async function settleAsSent(tx: Tx, campaignId: CampaignId, id: ChunkId): Promise<boolean> {
  const { rows } = await sql`
    update messaging.chunks set state = 'sent', reason = 'said-so'
    where id = ${id} and cause = ${campaignId} and state = 'unknown' returning id`.execute(tx)
  return rows.length > 0
}

/**
 * The same bytes to the same people once more, under a key of their own: the provider has forgotten the old one, so whoever
 * got them gets them twice. Where people are served one by one it goes on behind the last one who was. It is overdue, so the
 * engine takes it up at once. `undefined` when the chunk is not unknown any more.
 */
export async function sendAnew(tx: Tx, campaignId: CampaignId, id: ChunkId): Promise<ChunkId | undefined> {
  const { rows } = await sql<{ id: ChunkId }>`
    with old as (
      update messaging.chunks
      set state = 'split', reason = 'sent-anew', planned = greatest(0, planned - cardinality(recipients))
      where id = ${id} and cause = ${campaignId} and state = 'unknown' returning *)
    insert into messaging.chunks
    select (jsonb_populate_record(null::messaging.chunks, to_jsonb(old) || jsonb_build_object(
      'id', uuidv7(), 'split_from', old.id, 'state', 'created', 'reason', null, 'retry_key', gen_random_uuid(),
      'planned', cardinality(old.recipients), 'left_out', '{}'::jsonb, 'attempts', 0, 'is_ambiguous', false,
      'first_attempt_at', clock_timestamp(), 'next_attempt_at', clock_timestamp() - interval '1 hour', 'provider_id', null,
      'settled_at', null))).*
    from old returning id`.execute(tx)
  return rows[0]?.id
}

/** A finished campaign that has something to send again goes on. */
export async function reopenForChunks(tx: Tx, id: CampaignId, at: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.campaigns set state = 'sending', finished_at = null, changed_at = ${at}
    where id = ${id} and state = 'done'`.execute(tx)
}

/** What is not out is not sent any more; what may have left without an answer becomes unknown. */
export async function cancelOpenChunks(tx: Tx, id: CampaignId, reason: string, at: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.chunks set settled_at = ${at}, reason = ${reason},
      state = case when is_ambiguous then 'unknown' else 'cancelled' end
    where cause = ${id} and state in ('created', 'temporary-failure')`.execute(tx)
}
