import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertEvent, lockCampaign, setState } from '../store/campaigns.ts'
import { chunksToGoOn } from '../store/open-chunks.ts'
import { enqueueChunks } from './enqueue-chunks.ts'

/** From its commit no chunk is begun; what is being sent ends. Again changes nothing. Throws `Conflict` when nothing is going out. */
export async function brakeCampaign(
  tx: Tx,
  house: House,
  campaignId: string,
  actor: Pick<Staff, 'staffId'>,
): Promise<void> {
  const campaign = await lockCampaign(tx, campaignId)
  if (!campaign) throw new NotFound('campaign')
  if (campaign.state === 'braked') return
  if (campaign.state !== 'sending') throw new Conflict('campaign_not_sending', campaign.state)
  const at = house.clock.now()
  await setState(tx, campaignId, 'braked', at)
  await insertEvent(tx, campaignId, { kind: 'braked', staffId: actor.staffId, at })
}

/** Goes on with what has not left. Again changes nothing. Throws `Conflict` when it was not braked. */
export async function releaseCampaign(
  tx: Tx,
  house: House,
  campaignId: string,
  actor: Pick<Staff, 'staffId'>,
): Promise<void> {
  const campaign = await lockCampaign(tx, campaignId)
  if (!campaign) throw new NotFound('campaign')
  if (campaign.state === 'sending') return
  if (campaign.state !== 'braked') throw new Conflict('campaign_not_braked', campaign.state)
  const at = house.clock.now()
  await setState(tx, campaignId, 'sending', at)
  await insertEvent(tx, campaignId, { kind: 'released', staffId: actor.staffId, at })
  await enqueueChunks(tx, await chunksToGoOn(tx, campaignId))
}
