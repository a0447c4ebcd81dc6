import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { CampaignId } from '../domain/campaign.ts'
import type { CampaignOutcome } from '../domain/outcome.ts'

/** Who was left out, by channel and reason code. One campaign's chunks, some thousands at most. */
export async function leftOutOf(
  tx: Tx,
  id: CampaignId,
): Promise<{ channel: string; reason: string; people: number }[]> {
  const { rows } = await sql<{ channel: string; reason: string; people: number }>`
    select k.channel, l.value as reason, count(*)::int as people
    from messaging.chunks k, jsonb_each_text(k.left_out) l
    where k.cause = ${id} and k.left_out <> '{}'
    group by 1, 2 order by 1, 2 limit 1000`.execute(tx)
  return rows
}

/** Campaigns that are over and not counted yet. */
export async function uncountedCampaigns(tx: Tx): Promise<CampaignId[]> {
  const { rows } = await sql<{ id: CampaignId }>`
    select id from messaging.campaigns
    where finished_at is not null and materialised_at is not null and outcome is null order by finished_at limit 10`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** `undefined`: to be counted again. */
export async function writeOutcome(tx: Tx, id: CampaignId, outcome: CampaignOutcome | undefined): Promise<void> {
  await sql`
    update messaging.campaigns set outcome = ${outcome ? JSON.stringify(outcome) : null}::jsonb where id = ${id}`.execute(
    tx,
  )
}

export type FinishedCampaign = {
  topic: string | null
  segment: string | null
  segmentName: string | null
  outcome: CampaignOutcome
}

/** Campaigns of the offices that ended in the span and are counted; a correction reaches another one's audience, so it is left out. */
export async function finishedBetween(
  tx: Tx,
  offices: readonly OfficeId[],
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<FinishedCampaign[]> {
  const { rows } = await sql<FinishedCampaign>`
    select c.topic, v.segment_id as segment, s.name as "segmentName", c.outcome
    from messaging.campaigns c
    left join messaging.segment_versions v on v.id = c.segment_version_id
    left join messaging.segments s on s.id = v.segment_id
    where c.office_id = any(${[...offices]}::uuid[]) and c.materialised_at is not null and c.corrects is null
      and c.outcome is not null and c.finished_at >= ${from} and c.finished_at < ${until}
    order by c.id limit 300`.execute(tx)
  return rows
}
