import { type Lang, langs } from '#platform/i18n/index.ts'
import { campaignChannels, type CampaignContent } from './campaign.ts'
import { lineLimit, lineText } from './look.ts'

/** What keeps a draft from being submitted, at the field of the form where it is mended. */
export type CampaignProblem = {
  field: string
  why: 'line-too-long' | 'link' | 'order' | 'over' | 'reason' | 'nobody' | 'channels' | 'topic'
}

/** `topics`: those of the profile; what is corrected needs neither topic nor segment. */
export function problemsOf(
  content: CampaignContent,
  { now, topics }: { now: Temporal.Instant; topics: ReadonlySet<string> },
): CampaignProblem[] {
  const { sendAt, expiresAt, link, urgency, topic } = content
  const found: CampaignProblem[] = langs.flatMap((lang) => (isTooLong(content, lang) ? [tooLong(lang)] : []))
  const add = (field: string, why: CampaignProblem['why']) => found.push({ field, why })
  if (!isLink(link)) add('link', 'link')
  if (Temporal.Instant.compare(sendAt, expiresAt) >= 0) add('expires_on', 'order')
  else if (Temporal.Instant.compare(expiresAt, now) <= 0) add('expires_on', 'over')
  if (urgency === 'emergency' && content.overrideReason === null) add('override_reason', 'reason')
  if (content.corrects === null && topic === null && content.segmentVersionId === null) add('topic', 'nobody')
  if (topic !== null && !topics.has(topic) && content.corrects === null) add('topic', 'topic')
  if (content.channels.length === 0) add('channels', 'channels')
  return found.toSorted((one, other) => orderOf(one) - orderOf(other))
}

const isTooLong = ({ texts, link }: CampaignContent, lang: Lang): boolean => {
  const words = texts[lang]
  // Room for the address of the house before a path.
  return words !== undefined && lineText(words, link).length > lineLimit - 100
}

const tooLong = (lang: Lang): CampaignProblem => ({ field: `${lang}-body`, why: 'line-too-long' })

/** A path of a page for residents, or an https address. */
export function isLink(link: string): boolean {
  if (link === '') return true
  if (/^\/(?!\/|staff\b|api\b|callbacks\b)[\x21-\x7e]*$/.test(link)) return true
  const parsed = URL.canParse(link) ? new URL(link) : undefined
  return parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === ''
}

const fields = ['topic', 'override_reason', 'channels', 'ja-body', 'easy-body', 'en-body', 'link', 'expires_on']
const orderOf = ({ field }: CampaignProblem) => fields.indexOf(field)

export const isChannel = (value: string): value is (typeof campaignChannels)[number] =>
  campaignChannels.some((channel) => channel === value)
