import { langs, plainText } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import type { CampaignContent } from './domain/campaign.ts'
import { campaignTexts } from './text/index.ts'

const t = campaignTexts.approval

/** 「12月2日(水)9時30分」 for pages and lines without readings. */
export const sayMoment = (at: string | Temporal.Instant): string =>
  plainText(formatDateTime(Temporal.Instant.from(String(at)), 'ja'))

export const sayCount = (count: number): string => count.toLocaleString('ja-JP')

/** A campaign as lines of text, for the comparison with what it was before. */
export function contentLines(
  content: CampaignContent,
  { topic, segment }: { topic: string | undefined; segment: string | undefined },
): string {
  const { terms } = t
  const facts = [
    [terms.title, content.title],
    [terms.topic, topic ?? t.none],
    [terms.segment, segment ?? t.none],
    [terms.urgency, campaignTexts.urgencies[content.urgency]],
    [terms.overrideReason, content.overrideReason ?? t.none],
    [terms.statutory, content.isStatutory ? t.yes : t.no],
    [terms.channels, content.channels.map((channel) => campaignTexts.channels[channel]).join('、')],
    [terms.sendAt, sayMoment(content.sendAt)],
    [terms.expiresAt, sayMoment(content.expiresAt)],
    [terms.sourceAt, content.sourceAt === null ? t.none : sayMoment(content.sourceAt)],
    [terms.link, content.link === '' ? t.none : content.link],
  ].map(([term, value]) => `${term}：${value}`)
  const texts = langs.flatMap((lang) => {
    const own = content.texts[lang]
    const language = campaignTexts.languages[lang]
    return own ? [`［${language}］`, own.subject, ...own.body.split('\n')] : []
  })
  return [...facts, ...texts].join('\n')
}
