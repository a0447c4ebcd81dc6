import { createHash } from 'node:crypto'
import { type Lang, langs } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CampaignChannel } from './domain/campaign.ts'
import type { Words } from './engine/compose.ts'
import { type Look, lookOn } from './engine/read-back.ts'
import { lockScreenShows } from './lock-screen.ts'
import type { Campaign } from './store/campaigns.ts'

type Written = Pick<Campaign, 'id' | 'content' | 'isSelected'>

/** What the engine will compose its messages from. */
export const wordsOf = ({ id, content, isSelected }: Written): Words => ({
  id,
  topic: content.topic,
  texts: content.texts,
  link: content.link,
  isEmergency: content.urgency === 'emergency',
  isStatutory: content.isStatutory,
  isSelected,
  expiresAt: Temporal.Instant.from(content.expiresAt),
})

/** How the campaign reads in a language on each of its channels, from the bytes that are sent. */
export const looksIn = (house: House, campaign: Written, lang: Lang): { channel: CampaignChannel; look: Look }[] =>
  campaign.content.channels.map((channel) => ({ channel, look: lookOn(house, wordsOf(campaign), channel, lang) }))

export const subjectIsShown = (house: House, campaign: Written): boolean => lockScreenShows(house, wordsOf(campaign))

/** Of all that an approver reads: what is approved under another one has been changed since. */
export const fingerprintOf = (house: House, campaign: Written, segment: unknown): string =>
  createHash('sha256')
    .update(
      JSON.stringify([inOrder(campaign.content), langs.map((lang) => looksIn(house, campaign, lang)), segment ?? null]),
    )
    .digest('base64url')

const inOrder = (content: Campaign['content']): unknown =>
  Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1))
