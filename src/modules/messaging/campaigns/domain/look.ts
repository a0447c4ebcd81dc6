import type { CampaignWords } from './campaign.ts'

/** Of LINE, in UTF-16 units. */
export const lineLimit = 5000

/** A message as people get it, without furigana marks. */
export type CampaignLook = {
  /** altText of LINE, subject of a mail, words of a push: what a lock screen shows to whoever stands by. */
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
 * Whether a lock screen may show the subject: in an emergency; else where the topic is not `quiet`, as what is about health and
 * benefits is, and no segment chose who gets it, because being told then says something about them.
 */
export const showsSubject = (told: { isEmergency: boolean; topicIsOpen: boolean; isSelected: boolean }): boolean =>
  told.isEmergency || (told.topicIsOpen && !told.isSelected)
