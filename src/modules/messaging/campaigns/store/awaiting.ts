import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { CampaignId } from '../domain/campaign.ts'

/** What this member may approve: as `whyNotApprove` says it of one campaign. */
export async function campaignsAwaiting(
  tx: Tx,
  staffId: StaffId,
  offices: readonly OfficeId[],
): Promise<{ id: CampaignId; title: string; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ id: CampaignId; title: string; since: Temporal.Instant }>`
    select c.id, c.title, c.submitted_at as since from messaging.campaigns c
    where c.state = 'submitted' and c.also_approved_by is distinct from ${staffId}
      and (c.office_id = any(${[...offices]}::uuid[]) or (c.corrects is not null and c.urgency = 'emergency'))
      and not exists (select from messaging.campaign_events e
        where e.campaign_id = c.id and e.kind in ('drafted', 'changed', 'submitted') and e.staff_id = ${staffId})
    order by c.submitted_at, c.id limit 50`.execute(tx)
  return rows
}
