import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertEvent, lockCampaign, markStarted } from '../store/campaigns.ts'
import { countRecipients, writeChunks, writeIntents } from '../store/materialise.ts'
import { enqueueChunks } from './enqueue-chunks.ts'

/**
 * Writes who is told by an approved campaign, in chunks, and lets them go. A campaign with `corrects` goes to exactly those
 * who were meant by that one. Whoever starts it again changes nothing. Throws `Conflict` when it is not approved.
 */
export async function startCampaign(tx: Tx, house: House, campaignId: string): Promise<{ recipients: number }> {
  const campaign = await lockCampaign(tx, campaignId)
  if (!campaign) throw new NotFound('campaign')
  if (campaign.recipients !== null) return { recipients: campaign.recipients }
  if (campaign.state !== 'approved') throw new Conflict('campaign_not_approved', campaign.state)
  const at = house.clock.now()
  await writeIntents(tx, campaign, house.clock.today())
  const chunks = await writeChunks(tx, campaign, at)
  const recipients = await countRecipients(tx, campaignId)
  await markStarted(tx, campaignId, { recipients, at })
  await insertEvent(tx, campaignId, { kind: 'materialised', at, content: { recipients, chunks: chunks.length } })
  await enqueueChunks(
    tx,
    chunks.map((chunk) => ({ ...chunk, isEmergency: campaign.isEmergency })),
  )
  return { recipients }
}
