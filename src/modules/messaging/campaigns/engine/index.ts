import type { Module } from '#platform/module/index.ts'
import { urgentChunkTask } from './actions/enqueue-chunks.ts'
import { followCampaigns, startEmergencies } from './actions/follow-campaigns.ts'
import { forgetRecipientOfCampaigns } from './actions/forget-recipient.ts'
import { tellDigests } from './actions/tell-digests.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { nextMoment } from './store/next-due.ts'
import { tasks } from './tasks.ts'

export { brakeCampaign, releaseCampaign } from './actions/brake-campaign.ts'
export { startCampaign } from './actions/start-campaign.ts'
export { stoppedCampaigns } from './store/campaigns.ts'
export { campaignProgress, leftOutOf } from './store/progress.ts'

/** Messages to many: who is told, in chunks of the same bytes, each of which leaves once. */
export const engine: Partial<Module> = {
  tasks,
  urgentTasks: [urgentChunkTask],
  sweeps: {
    'messaging.start-emergencies': startEmergencies,
    'messaging.start-campaigns': followCampaigns,
    'messaging.tell-digests': tellDigests,
  },
  consumers: { 'people.forgotten': forgetRecipientOfCampaigns },
  noticeKinds,
  nextDue: async (tx, now) => {
    const at = await nextMoment(tx, now)
    return at && { at, label: '一斉配信' }
  },
  dataMap,
  personalFiles,
}
