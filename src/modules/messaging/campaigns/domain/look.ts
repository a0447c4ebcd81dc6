import type { CampaignContent, CampaignWords } from './campaign.ts'

/** Of LINE, in UTF-16 units. */
export const lineLimit = 5000

/** A message as people get it, without furigana marks. */
export type CampaignLook = {
  /** altText of LINE, title of a push: what a lock screen shows to whoever stands by. */
  lockScreen: string
  subject: string
  body: string
  /** Whole address; empty: none. */
  link: string
}

/** The words on one page, as LINE shows them. */
export const lineText = ({ subject, body }: CampaignWords, link: string): string =>
  [subject, body, link].filter(Boolean).join('\n\n')

/**
 * Whether the subject may stand on a lock screen: where the profile lets the topic, and never for what is about health or
 * benefits (`quiet`) or goes to people chosen by a register, because being addressed already tells something about them.
 */
export const showsSubject = (
  { topic, segmentVersionId }: Pick<CampaignContent, 'topic' | 'segmentVersionId'>,
  { allowed, quiet }: { allowed: readonly string[]; quiet: ReadonlySet<string> },
): boolean => topic !== null && segmentVersionId === null && allowed.includes(topic) && !quiet.has(topic)
