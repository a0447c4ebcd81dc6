import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { CampaignContent, CampaignId } from '../domain/campaign.ts'
import type { CampaignOutcome } from '../domain/outcome.ts'
import { insertEvent } from './events.ts'

export type DemoCampaign = {
  id: CampaignId
  officeId: OfficeId
  draftedBy: StaffId
  content: CampaignContent
} & (
  | { state: 'draft' | 'submitted' }
  | { state: 'done'; approvedBy: StaffId; startedAt: Temporal.Instant; outcome: CampaignOutcome }
)

/** A campaign of the demo as if it had come so far; nothing where it is already. */
export async function insertDemoCampaign(tx: Tx, one: DemoCampaign, now: Temporal.Instant): Promise<void> {
  const { content } = one
  const isDone = one.state === 'done'
  const at = isDone ? one.startedAt : now
  const submitted = one.state === 'draft' ? null : one.draftedBy
  const { rows } = await sql`
    insert into messaging.campaigns (id, office_id, title, topic, urgency, is_statutory, channels, texts, link, send_at,
      expires_at, state, drafted_by, submitted_by, submitted_at, approved_by, approved_at, materialised_at, recipients,
      finished_at, outcome, created_at, changed_at)
    values (${one.id}, ${one.officeId}, ${content.title}, ${content.topic}, ${content.urgency}, ${content.isStatutory},
      ${[...content.channels]}::text[], ${JSON.stringify(content.texts)}::jsonb, ${content.link},
      ${content.sendAt}::timestamptz, ${content.expiresAt}::timestamptz, ${one.state}, ${one.draftedBy}, ${submitted},
      ${submitted && at}, ${isDone ? one.approvedBy : null}, ${isDone ? at : null}, ${isDone ? at : null},
      ${isDone ? sumOf(one.outcome) : null}, ${isDone ? at.add({ minutes: 3 }) : null},
      ${isDone ? JSON.stringify(one.outcome) : null}::jsonb, ${at}, ${at})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return
  await insertEvent(tx, one.id, { kind: 'drafted', by: one.draftedBy, at, content })
  if (one.state !== 'draft') await insertEvent(tx, one.id, { kind: 'submitted', by: one.draftedBy, at, content })
  if (!isDone) return
  await insertEvent(tx, one.id, { kind: 'approved', by: one.approvedBy, at, content })
  await insertEvent(tx, one.id, { kind: 'materialised', by: null, at, content })
  await insertEvent(tx, one.id, { kind: 'done', by: null, at: at.add({ minutes: 3 }), content })
}

const sumOf = ({ lines }: CampaignOutcome): number =>
  lines.flatMap(({ people }) => people).reduce((total, count) => total + count, 0)
