import type { CampaignWords } from './campaign.ts'

/** Of LINE, in UTF-16 units. */
export const lineLimit = 5000

/** The words on one page, as LINE shows them. */
export const lineText = ({ subject, body }: CampaignWords, link: string): string =>
  [subject, body, link].filter(Boolean).join('\n\n')

/**
 * Whether a lock screen may show the subject: in an emergency; else where the topic is not `quiet`, as what is about health and
 * benefits is, and no segment chose who gets it, because being told then says something about them.
 */
export const showsSubject = (told: { isEmergency: boolean; topicIsOpen: boolean; isSelected: boolean }): boolean =>
  told.isEmergency || (told.topicIsOpen && !told.isSelected)
