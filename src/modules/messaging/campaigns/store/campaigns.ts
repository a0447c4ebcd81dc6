import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { CampaignContent, CampaignId } from '../domain/campaign.ts'
import type { CampaignOutcome } from '../domain/outcome.ts'
import type { CampaignState } from '../domain/states.ts'
import { isSelected } from './selected.ts'

export type Campaign = {
  id: CampaignId
  serial: number
  officeId: OfficeId
  state: CampaignState
  content: CampaignContent
  draftedBy: StaffId
  submittedBy: StaffId | null
  submittedAt: Temporal.Instant | null
  approvedBy: StaffId | null
  approvedAt: Temporal.Instant | null
  alsoApprovedBy: StaffId | null
  staleAt: Temporal.Instant | null
  materialisedAt: Temporal.Instant | null
  recipients: number | null
  finishedAt: Temporal.Instant | null
  /** Whether a segment chose who is meant, here or in what it corrects. */
  isSelected: boolean
  /** Counted once, when it is over. */
  outcome: CampaignOutcome | null
}

type Row = Omit<Campaign, 'content'> &
  Omit<CampaignContent, 'sendAt' | 'expiresAt' | 'sourceAt'> & {
    sendAt: Temporal.Instant
    expiresAt: Temporal.Instant
    sourceAt: Temporal.Instant | null
  }

const columns = sql`
  id, serial::int, office_id as "officeId", title, topic, segment_version_id as "segmentVersionId", urgency,
  is_statutory as "isStatutory", channels, texts, link, source_at as "sourceAt", send_at as "sendAt",
  expires_at as "expiresAt", state, corrects, drafted_by as "draftedBy", submitted_by as "submittedBy",
  submitted_at as "submittedAt", approved_by as "approvedBy", approved_at as "approvedAt",
  also_approved_by as "alsoApprovedBy", stale_at as "staleAt", override_reason as "overrideReason",
  materialised_at as "materialisedAt", recipients, finished_at as "finishedAt", outcome, ${isSelected} as "isSelected"`

function campaignOf(row: Row): Campaign {
  const { title, topic, segmentVersionId, urgency, isStatutory, channels, texts, link, overrideReason, corrects } = row
  const [sendAt, expiresAt, sourceAt] = [
    row.sendAt.toString(),
    row.expiresAt.toString(),
    row.sourceAt?.toString() ?? null,
  ]
  const said = { title, topic, segmentVersionId, urgency, isStatutory, channels, texts, link, overrideReason, corrects }
  const { id, serial, officeId, state, draftedBy, submittedBy, submittedAt, approvedBy, approvedAt } = row
  const { alsoApprovedBy, staleAt, materialisedAt, recipients, finishedAt } = row
  const course = { draftedBy, submittedBy, submittedAt, approvedBy, approvedAt, alsoApprovedBy, staleAt }
  const end = { materialisedAt, recipients, finishedAt, isSelected: row.isSelected, outcome: row.outcome }
  return { id, serial, officeId, state, content: { ...said, sourceAt, sendAt, expiresAt }, ...course, ...end }
}

export async function findCampaign(tx: Tx, id: CampaignId): Promise<Campaign | undefined> {
  const { rows } = await sql<Row>`select ${columns} from messaging.campaigns where id = ${id}`.execute(tx)
  return rows[0] && campaignOf(rows[0])
}

export async function lockCampaign(tx: Tx, id: CampaignId): Promise<Campaign | undefined> {
  await sql`select 1 from messaging.campaigns where id = ${id} for update`.execute(tx)
  return findCampaign(tx, id)
}

/** The correction of a campaign that stands. */
export async function correctionOf(tx: Tx, id: CampaignId): Promise<CampaignId | undefined> {
  const { rows } = await sql<{ id: CampaignId }>`
    select id from messaging.campaigns where corrects = ${id} and state not in ('withdrawn', 'expired')`.execute(tx)
  return rows[0]?.id
}

export async function insertCampaign(
  tx: Tx,
  content: CampaignContent,
  { officeId, by, at }: { officeId: OfficeId; by: StaffId; at: Temporal.Instant },
): Promise<CampaignId> {
  const { rows } = await sql<{ id: CampaignId }>`
    insert into messaging.campaigns (office_id, title, topic, segment_version_id, urgency, is_statutory, channels, texts,
      link, source_at, send_at, expires_at, corrects, override_reason, drafted_by, created_at, changed_at)
    values (${officeId}, ${content.title}, ${content.topic}, ${content.segmentVersionId}, ${content.urgency},
      ${content.isStatutory}, ${[...content.channels]}::text[], ${JSON.stringify(content.texts)}::jsonb, ${content.link},
      ${content.sourceAt}::timestamptz, ${content.sendAt}::timestamptz, ${content.expiresAt}::timestamptz,
      ${content.corrects}, ${content.overrideReason}, ${by}, ${at}, ${at})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the campaign was not written')
  return row.id
}

export async function writeContent(
  tx: Tx,
  id: CampaignId,
  content: CampaignContent,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update messaging.campaigns set title = ${content.title}, topic = ${content.topic},
      segment_version_id = ${content.segmentVersionId}, urgency = ${content.urgency},
      is_statutory = ${content.isStatutory}, channels = ${[...content.channels]}::text[],
      texts = ${JSON.stringify(content.texts)}::jsonb, link = ${content.link},
      source_at = ${content.sourceAt}::timestamptz, send_at = ${content.sendAt}::timestamptz,
      expires_at = ${content.expiresAt}::timestamptz, override_reason = ${content.overrideReason}, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

type Step = { by: StaffId; at: Temporal.Instant }

export async function writeSubmission(tx: Tx, id: CampaignId, { by, at }: Step, staleAt: Temporal.Instant | undefined) {
  await sql`
    update messaging.campaigns set state = 'submitted', submitted_by = ${by}, submitted_at = ${at},
      stale_at = ${staleAt ?? null}, changed_at = ${at} where id = ${id}`.execute(tx)
}

/** Back to the desk of who wrote it: whoever approved it has to look again. */
export async function writeReturn(tx: Tx, id: CampaignId, at: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.campaigns set state = 'draft', submitted_by = null, submitted_at = null, approved_by = null,
      approved_at = null, also_approved_by = null, also_approved_at = null, stale_at = null, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

/** The first of two. */
export async function writeFirstApproval(tx: Tx, id: CampaignId, { by, at }: Step): Promise<void> {
  await sql`
    update messaging.campaigns set also_approved_by = ${by}, also_approved_at = ${at}, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function writeApproval(tx: Tx, id: CampaignId, { by, at }: Step): Promise<void> {
  await sql`
    update messaging.campaigns set state = 'approved', approved_by = ${by}, approved_at = ${at}, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function writeEnd(tx: Tx, id: CampaignId, state: 'withdrawn' | 'expired', at: Temporal.Instant) {
  await sql`
    update messaging.campaigns set state = ${state}, finished_at = ${at}, changed_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

/** How many emergencies an office approved since then, those included that wait for the other approver. */
export async function emergenciesSince(tx: Tx, officeId: OfficeId, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from messaging.campaigns
      where office_id = ${officeId} and urgency = 'emergency' and approved_at > ${since} limit 1000) c`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Approved ones whose time has come and of which the source is too old by now. */
export async function staleCampaigns(tx: Tx, now: Temporal.Instant): Promise<CampaignId[]> {
  const { rows } = await sql<{ id: CampaignId }>`
    select id from messaging.campaigns where state = 'approved' and stale_at < ${now} and send_at <= ${now}
    order by send_at limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}

export type ListedCampaign = Pick<Campaign, 'id' | 'serial' | 'state'> & {
  title: string
  urgency: CampaignContent['urgency']
  sendAt: Temporal.Instant
  isCorrection: boolean
}

/** Newest first; all states without `state`. Corrections of emergencies that wait stand in every approver's list. */
export async function listCampaigns(
  tx: Tx,
  query: {
    offices: readonly OfficeId[]
    state: CampaignState | undefined
    withUrgentCorrections: boolean
    before: string | undefined
    limit: number
  },
): Promise<ListedCampaign[]> {
  const { rows } = await sql<ListedCampaign>`
    select id, serial::int, state, title, urgency, send_at as "sendAt",
      corrects is not null as "isCorrection"
    from messaging.campaigns
    where (office_id = any(${[...query.offices]}::uuid[])
        or (${query.withUrgentCorrections} and state = 'submitted' and urgency = 'emergency' and corrects is not null))
      and (${query.state ?? null}::text is null or state = ${query.state ?? null})
      and (${query.before ?? null}::uuid is null or id < ${query.before ?? null}::uuid)
    order by id desc limit ${query.limit}`.execute(tx)
  return rows
}

/** The next one that is to start. */
export async function nextStart(
  tx: Tx,
  now: Temporal.Instant,
): Promise<{ serial: number; sendAt: Temporal.Instant } | undefined> {
  const { rows } = await sql<{ serial: number; sendAt: Temporal.Instant }>`
    select serial::int, send_at as "sendAt" from messaging.campaigns
    where state = 'approved' and send_at > ${now} order by send_at limit 1`.execute(tx)
  return rows[0]
}
