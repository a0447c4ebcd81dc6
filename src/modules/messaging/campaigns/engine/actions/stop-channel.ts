import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Channel } from '../channel.ts'
import { insertEvent, lockCampaign, setState } from '../store/campaigns.ts'
import { endRest } from '../store/open-chunks.ts'

/**
 * The other side takes nothing more of this campaign. Where the month's messages are used up, the channel ends and the others
 * go on; otherwise somebody has to look, and the whole campaign stands still until then. `operations` tells who is on duty.
 */
export async function stopChannel(
  tx: Tx,
  house: House,
  campaignId: string,
  { channel, reason }: { channel: Channel; reason: string },
): Promise<void> {
  const campaign = await lockCampaign(tx, campaignId)
  const at = house.clock.now()
  if (reason === 'monthly-limit') await endRest(tx, campaignId, { reason, channel }, at)
  else if (campaign?.state === 'sending') await setState(tx, campaignId, 'braked', at)
  else return
  await insertEvent(tx, campaignId, { kind: 'braked', at, content: { channel, reason } })
}
