import type { CampaignContent } from './campaign.ts'

/** Limits of the profile for how old a source may be. */
export type StaleAfter = {
  emergencyMinutes: number
  ordinaryDays: number
  topics: Readonly<Record<string, { emergencyMinutes?: number | undefined; ordinaryDays?: number | undefined }>>
}

/** The moment from which that of which the campaign tells is too old to be sent; `undefined` where no source is named. */
export function staleAt(
  { sourceAt, topic, urgency }: Pick<CampaignContent, 'sourceAt' | 'topic' | 'urgency'>,
  limits: StaleAfter,
): Temporal.Instant | undefined {
  if (sourceAt === null) return undefined
  const own = topic === null ? undefined : limits.topics[topic]
  const minutes =
    urgency === 'emergency'
      ? (own?.emergencyMinutes ?? limits.emergencyMinutes)
      : (own?.ordinaryDays ?? limits.ordinaryDays) * 24 * 60
  return Temporal.Instant.from(sourceAt).add({ minutes })
}

/** Whether one more emergency after `approved` ones within the time needs two approvers. */
export const needsTwo = (
  urgency: CampaignContent['urgency'],
  approved: number,
  burst: { emergencies: number },
): boolean => urgency === 'emergency' && approved >= burst.emergencies
