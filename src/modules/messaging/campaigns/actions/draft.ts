import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CampaignContent, CampaignId } from '../domain/campaign.ts'
import { campaignPermissions as may, officeOfWriter } from '../permissions.ts'
import { insertCampaign, writeContent } from '../store/campaigns.ts'
import { type Done, note, takeUp } from './own.ts'
import { submitCampaign, type Submitted } from './submit.ts'

/** A draft of the own office. */
export async function draftCampaign(tx: Tx, house: House, actor: Staff, content: CampaignContent): Promise<CampaignId> {
  if (!actor.permissions.has(may.write)) throw new Forbidden('permission_missing', may.write)
  const at = house.clock.now()
  const id = await insertCampaign(tx, content, { officeId: officeOfWriter(actor), by: actor.staffId, at })
  await note(tx, actor, { id, content }, { kind: 'drafted', action: 'draft', at })
  return id
}

/** Changes a draft; what it corrects, and so whom it reaches on which channels, stays. */
export async function changeCampaign(
  tx: Tx,
  house: House,
  actor: Staff,
  id: CampaignId,
  wanted: CampaignContent,
): Promise<Done> {
  const campaign = await takeUp(tx, actor, id, 'change', may.write)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  const { corrects, channels, topic, segmentVersionId } = campaign.content
  const content =
    corrects === null ? { ...wanted, corrects } : { ...wanted, corrects, channels, topic, segmentVersionId }
  const at = house.clock.now()
  await writeContent(tx, id, content, at)
  await note(tx, actor, { id, content }, { kind: 'changed', action: 'change', at })
  return { ok: true }
}

/** In an emergency: drafted and handed to the approver in one go, or nothing has happened. */
export async function raiseEmergency(
  tx: Tx,
  house: House,
  actor: Staff,
  content: CampaignContent,
): Promise<{ id: CampaignId; submitted: Submitted }> {
  const id = await draftCampaign(tx, house, actor, content)
  return { id, submitted: await submitCampaign(tx, house, actor, id) }
}
