import type { CampaignId } from '../domain/campaign.ts'

export const campaignsPath = '/staff/campaigns'
export const campaignPath = (id: CampaignId): string => `${campaignsPath}/${id}`
export const testsPath = `${campaignsPath}/tests`
export const emergencyPath = `${campaignsPath}/emergency`
export const segmentResultsPath = `${campaignsPath}/results`
