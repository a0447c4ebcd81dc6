import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { CampaignContent, CampaignId } from '../domain/campaign.ts'

export type CampaignEventKind =
  | 'drafted'
  | 'changed'
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'materialised'
  | 'braked'
  | 'released'
  | 'done'
  | 'expired'
  | 'withdrawn'
  | 'tested'
  | 'corrected'

export type CampaignEvent = { kind: CampaignEventKind; staffId: StaffId | null; at: Temporal.Instant }

export async function insertEvent(
  tx: Tx,
  campaignId: CampaignId,
  {
    kind,
    by,
    at,
    content,
  }: { kind: CampaignEventKind; by: StaffId | null; at: Temporal.Instant; content: CampaignContent },
): Promise<void> {
  await sql`
    insert into messaging.campaign_events (campaign_id, kind, staff_id, at, content)
    values (${campaignId}, ${kind}, ${by}, ${at}, ${JSON.stringify(content)}::jsonb)`.execute(tx)
}

export async function eventsOf(tx: Tx, campaignId: CampaignId): Promise<CampaignEvent[]> {
  const { rows } = await sql<CampaignEvent>`
    select kind, staff_id as "staffId", at from messaging.campaign_events
    where campaign_id = ${campaignId} order by id desc limit 200`.execute(tx)
  return rows
}

/** Everybody who drafted, changed or submitted it. */
export async function authorsOf(tx: Tx, campaignId: CampaignId): Promise<ReadonlySet<StaffId>> {
  const { rows } = await sql<{ staffId: StaffId }>`
    select distinct staff_id as "staffId" from messaging.campaign_events
    where campaign_id = ${campaignId} and kind in ('drafted', 'changed', 'submitted') and staff_id is not null
    order by 1 limit 1000`.execute(tx)
  return new Set(rows.map(({ staffId }) => staffId))
}

/** What stood in it when it was submitted or approved the last time before this submission. */
export async function contentBefore(tx: Tx, campaignId: CampaignId): Promise<CampaignContent | undefined> {
  const { rows } = await sql<{ content: CampaignContent }>`
    select content from messaging.campaign_events
    where campaign_id = ${campaignId} and kind in ('submitted', 'approved')
      and id < (select id from messaging.campaign_events
        where campaign_id = ${campaignId} and kind = 'returned' order by id desc limit 1)
    order by id desc limit 1`.execute(tx)
  return rows[0]?.content
}
