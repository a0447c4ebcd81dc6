import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { brakeCampaign, releaseCampaign } from '../engine/index.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { writeEnd } from '../store/campaigns.ts'
import { cancelOpenChunks } from '../store/chunks.ts'
import { audit, type Done, note, takeUp } from './own.ts'

/** Stops what is going out, at once: nothing new leaves after the commit; what is in flight arrives. */
export async function brake(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<Done> {
  if (!(await takeUp(tx, actor, id, 'brake', may.brake))) return { ok: false, reason: 'moved-on' }
  await brakeCampaign(tx, house, id, actor)
  await audit(tx, actor, id, 'brake')
  return { ok: true }
}

/** Goes on where it was stopped. */
export async function release(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<Done> {
  if (!(await takeUp(tx, actor, id, 'release', may.brake))) return { ok: false, reason: 'moved-on' }
  await releaseCampaign(tx, house, id, actor)
  await audit(tx, actor, id, 'release')
  return { ok: true }
}

/** What has not left never leaves. What may have arrived without an answer is for a person to decide. */
export async function withdrawCampaign(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<Done> {
  const campaign = await takeUp(tx, actor, id, 'withdraw', may.write)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  const at = house.clock.now()
  await writeEnd(tx, id, 'withdrawn', at)
  await cancelOpenChunks(tx, id, 'withdrawn', at)
  await note(tx, actor, campaign, { kind: 'withdrawn', action: 'withdraw', at })
  return { ok: true }
}
