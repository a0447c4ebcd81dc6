import { sql, type Tx } from '#platform/db/index.ts'
import type { Channel } from '../channel.ts'
import type { ChunkState } from './chunks.ts'

export type Progress = {
  channel: Channel
  state: ChunkState
  chunks: number
  /** People in them, those who were left out not counted; before it is settled, all who are meant. */
  recipients: number
  /** Of those, to how many it was handed. */
  served: number
  leftOut: number
}

/** How far a campaign is, from its chunks alone: some thousands at most. Chunks that were split count as their halves. */
export async function campaignProgress(tx: Tx, campaignId: string): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select channel, state, count(*)::int as chunks, sum(size)::int as recipients,
      sum(case when state = 'sent' then size - refused when channel <> 'line' then progress - refused else 0 end)::int as served,
      sum(case when sealed or state = 'cancelled' then planned - size else 0 end)::int as "leftOut"
    from (
      select channel, state, progress, planned, recipients is not null as sealed,
        case when state = 'split' or reason = 'nobody' then 0 else coalesce(cardinality(recipients), planned) end as size,
        (select count(*) from jsonb_object_keys(coalesce(refused, '{}')))::int as refused
      from messaging.chunks where cause = ${campaignId}) k
    group by channel, state order by channel, state`.execute(tx)
  return rows
}

/** How many were left out, by channel and reason. */
export async function leftOutOf(
  tx: Tx,
  campaignId: string,
): Promise<{ channel: Channel; reason: string; count: number }[]> {
  const { rows } = await sql<{ channel: Channel; reason: string; count: number }>`
    select channel, reason, count(*)::int as count
    from (select k.channel, l.value as reason from messaging.chunks k, jsonb_each_text(k.left_out) l
      where k.cause = ${campaignId} and k.left_out <> '{}') o
    group by channel, reason order by channel, reason`.execute(tx)
  return rows
}
