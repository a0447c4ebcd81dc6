import type { Id } from '#platform/ids/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'

export type CampaignId = Id<'campaign'>

export const campaignChannels = ['line', 'push', 'mail', 'letter'] as const
export type CampaignChannel = (typeof campaignChannels)[number]

/** What a campaign says in one language. */
export type CampaignWords = { subject: string; body: string }

/** Japanese always; a language that is not there is told in Japanese. */
export type CampaignTexts = { ja: CampaignWords } & Partial<Record<Lang, CampaignWords>>

export type Urgency = 'ordinary' | 'emergency'

/** What is approved: all that decides who is told what, where and when. Moments as ISO 8601, so that it is kept as it stood. */
export type CampaignContent = {
  title: string
  /** Those who chose it; with a segment: only those of them. */
  topic: string | null
  segmentVersionId: string | null
  urgency: Urgency
  isStatutory: boolean
  channels: readonly CampaignChannel[]
  texts: CampaignTexts
  /** Path of a page of this house, or an https address; empty: none. */
  link: string
  sourceAt: string | null
  sendAt: string
  expiresAt: string
  /** Why an emergency may come at night. */
  overrideReason: string | null
  corrects: CampaignId | null
}

/** Languages that are told in Japanese. */
export const missingLanguages = (texts: CampaignTexts): Lang[] => langs.filter((lang) => !texts[lang])
