import { recordAudit } from '#platform/audit/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockCampaign, staleCampaigns, writeEnd } from '../store/campaigns.ts'
import { insertEvent } from '../store/events.ts'
import { subject } from './own.ts'

/** Sweep: what was approved, but tells of something that is too old by the time it should leave, is not sent. */
export async function expireStale(house: House): Promise<void> {
  const at = house.clock.now()
  for (const id of await house.db.read((tx) => staleCampaigns(tx, at)))
    await house.db.transact(async (tx) => {
      const campaign = await lockCampaign(tx, id)
      if (campaign?.state !== 'approved' || !campaign.staleAt || Temporal.Instant.compare(campaign.staleAt, at) >= 0)
        return
      await writeEnd(tx, id, 'expired', at)
      await insertEvent(tx, id, { kind: 'expired', by: null, at, content: campaign.content })
      const actor = { kind: 'system', task: 'messaging.expire-stale' } as const
      await recordAudit(tx, { actor, action: 'messaging.campaign.expire', subject: subject(id) })
    })
}
