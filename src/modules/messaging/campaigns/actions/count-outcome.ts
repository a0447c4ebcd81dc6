import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { type CampaignOutcome, outcomeOf } from '../domain/outcome.ts'
import { campaignProgress } from '../engine/index.ts'
import type { Campaign } from '../store/campaigns.ts'
import { leftOutOf, uncountedCampaigns, writeOutcome } from '../store/results.ts'

/** How many people a campaign reached and how many not, as it stands now. */
export const outcomeNow = async (tx: Tx, { id, outcome }: Campaign): Promise<CampaignOutcome> =>
  outcome ?? (await countOutcome(tx, id))

const countOutcome = async (tx: Tx, id: CampaignId): Promise<CampaignOutcome> =>
  outcomeOf(await campaignProgress(tx, id), await leftOutOf(tx, id))

/** Sweep: what is over is counted once. */
export async function countFinished(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    for (const id of await uncountedCampaigns(tx)) await writeOutcome(tx, id, await countOutcome(tx, id))
  })
}
