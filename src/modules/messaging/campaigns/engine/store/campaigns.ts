import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { isSelected } from '../../store/selected.ts'
import type { Channel } from '../channel.ts'

export type CampaignState = 'draft' | 'submitted' | 'approved' | 'sending' | 'braked' | 'done' | 'expired' | 'withdrawn'

export type Campaign = {
  id: string
  state: CampaignState
  topic: string | null
  segment: { definition: unknown; usesRegister: boolean } | null
  /** Whether the register told who is meant, here or in what it corrects. */
  looksAtRegister: boolean
  /** Whether a segment chose who is meant, here or in what it corrects. */
  isSelected: boolean
  isEmergency: boolean
  isStatutory: boolean
  channels: Channel[]
  texts: Partial<Record<Lang, { subject: string; body: string }>>
  link: string
  corrects: string | null
  sendAt: Temporal.Instant
  expiresAt: Temporal.Instant
  recipients: number | null
}

const columns = sql`c.id, c.state, c.topic, c.urgency = 'emergency' as "isEmergency", c.is_statutory as "isStatutory",
  c.channels, c.texts, c.link, c.corrects, c.send_at as "sendAt", c.expires_at as "expiresAt", c.recipients,
  (select json_build_object('definition', v.definition, 'usesRegister', v.uses_register)
    from messaging.segment_versions v where v.id = c.segment_version_id) as segment,
  (with recursive chain as (
      select c.corrects, c.segment_version_id, 1 as depth
      union all
      select b.corrects, b.segment_version_id, depth + 1
      from messaging.campaigns b join chain on b.id = chain.corrects where depth < 10)
    select coalesce(bool_or(v.uses_register), false)
    from chain join messaging.segment_versions v on v.id = chain.segment_version_id) as "looksAtRegister", ${isSelected} as "isSelected"`

/** For who changes its state. */
export async function lockCampaign(tx: Tx, id: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`
    select ${columns} from messaging.campaigns c where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The campaign of a chunk. Until `tx` ends nobody brakes it; any number of chunks may be claimed meanwhile. */
export async function shareCampaignOf(tx: Tx, chunkId: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`
    select ${columns} from messaging.campaigns c
    where id = (select cause from messaging.chunks where id = ${chunkId}) for share of c`.execute(tx)
  return rows[0]
}

/** Ids of those that wait for this moment, the most urgent first. */
export async function campaignsToStart(tx: Tx, isEmergency: boolean, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from messaging.campaigns
    where state = 'approved' and send_at <= ${now} and (urgency = 'emergency') = ${isEmergency}
      and (stale_at is null or stale_at >= ${now})
    order by send_at limit 20`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function campaignsOver(tx: Tx, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from messaging.campaigns c
    where state in ('approved', 'sending', 'braked')
      and (expires_at <= ${now} or (state = 'sending'
        and not exists (select from messaging.chunks k where k.cause = c.id and k.settled_at is null)))
    order by send_at limit 50`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function markStarted(
  tx: Tx,
  id: string,
  { recipients, at }: { recipients: number; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update messaging.campaigns
    set state = 'sending', materialised_at = ${at}, recipients = ${recipients}, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function setState(tx: Tx, id: string, state: 'sending' | 'braked', at: Temporal.Instant): Promise<void> {
  await sql`update messaging.campaigns set state = ${state}, changed_at = ${at} where id = ${id}`.execute(tx)
}

export async function finish(tx: Tx, id: string, state: 'done' | 'expired', at: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.campaigns set state = ${state}, finished_at = ${at}, changed_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

export type CampaignEvent = {
  kind: 'materialised' | 'braked' | 'released' | 'done' | 'expired'
  staffId?: StaffId
  at: Temporal.Instant
  content?: object
}

export async function insertEvent(tx: Tx, id: string, event: CampaignEvent): Promise<void> {
  await sql`
    insert into messaging.campaign_events (campaign_id, kind, staff_id, at, content)
    values (${id}, ${event.kind}, ${event.staffId ?? null}, ${event.at}, ${JSON.stringify(event.content ?? {})}::jsonb)`.execute(
    tx,
  )
}

/** Ordinary campaigns that went out since then: those that count towards how often somebody is told something. */
export async function countedSince(tx: Tx, since: Temporal.Instant, except: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from messaging.campaigns
    where materialised_at >= ${since} and urgency = 'ordinary' and not is_statutory and corrects is null and id <> ${except}
    order by materialised_at desc limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Campaigns that stand still, or stood still on one channel within the day, without anybody having decided it. */
export async function stoppedCampaigns(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from messaging.campaign_events e join messaging.campaigns c on c.id = e.campaign_id
      where e.kind = 'braked' and e.staff_id is null and e.id >= uuidv7(interval '-7 days')
        and (c.state = 'braked' or e.id >= uuidv7(interval '-1 day'))
        and not exists (select from messaging.campaign_events r
          where r.campaign_id = e.campaign_id and r.kind = 'released' and r.id > e.id)
      limit 100) s`.execute(tx)
  return rows[0]?.count ?? 0
}
