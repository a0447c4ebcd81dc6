import type { House } from '#platform/module/index.ts'
import { campaignsOver, campaignsToStart, finish, insertEvent, lockCampaign } from '../store/campaigns.ts'
import {
  chunksWhoseHourHasCome,
  endRest,
  forgottenChunks,
  hasExpiredChunks,
  hasOpenChunks,
} from '../store/open-chunks.ts'
import { enqueueChunks } from './enqueue-chunks.ts'
import { startCampaign } from './start-campaign.ts'

/** Starts what is approved and due, lets go what waited for its hour, and ends what is over. */
export async function followCampaigns(house: House): Promise<void> {
  await start(house, false)
  await house.db.transact(async (tx) => {
    await enqueueChunks(tx, await chunksWhoseHourHasCome(tx, house.clock.now()))
    await enqueueChunks(tx, await forgottenChunks(tx, house.clock.now()))
  })
  for (const id of await house.db.read((tx) => campaignsOver(tx, house.clock.now()))) await endCampaign(house, id)
}

/** Apart from the others, of which one may take some seconds. */
export const startEmergencies = (house: House): Promise<void> => start(house, true)

async function start(house: House, isEmergency: boolean): Promise<void> {
  const now = house.clock.now()
  const failures: unknown[] = []
  for (const id of await house.db.read((tx) => campaignsToStart(tx, isEmergency, now))) {
    const work = house.db.transact(async (tx) => {
      const campaign = await lockCampaign(tx, id)
      const isDue = campaign?.state === 'approved' && Temporal.Instant.compare(campaign.sendAt, now) <= 0
      if (isDue && Temporal.Instant.compare(campaign.expiresAt, now) > 0) await startCampaign(tx, house, id)
    })
    // One that the database refuses, such as with a segment whose period is over, does not hold up the others.
    await work.catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'campaigns did not start')
}

async function endCampaign(house: House, id: string): Promise<void> {
  const at = house.clock.now()
  await house.db.transact(async (tx) => {
    const campaign = await lockCampaign(tx, id)
    if (!campaign || !['approved', 'sending', 'braked'].includes(campaign.state)) return
    if (Temporal.Instant.compare(campaign.expiresAt, at) <= 0) await endRest(tx, id, { reason: 'expired' }, at)
    else if (campaign.state !== 'sending') return
    if (await hasOpenChunks(tx, id)) return
    const state = campaign.state === 'approved' || (await hasExpiredChunks(tx, id)) ? 'expired' : 'done'
    await finish(tx, id, state, at)
    await insertEvent(tx, id, { kind: state, at })
  })
}
