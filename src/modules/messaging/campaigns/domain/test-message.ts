import type { CampaignLook } from './look.ts'

/** A message that says in every place that it is a test. */
export const markedAsTest = (look: CampaignLook, mark: string): CampaignLook => ({
  ...look,
  lockScreen: `${mark}${look.lockScreen}`,
  subject: `${mark}${look.subject}`,
})
