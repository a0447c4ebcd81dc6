import { createHash } from 'node:crypto'
import { href, type Lang, langs, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wordsIn } from './domain/campaign.ts'
import type { CampaignLook } from './domain/look.ts'
import { lockScreenShows } from './lock-screen.ts'
import type { Campaign } from './store/campaigns.ts'
import { toldTexts } from './text/told.ts'

type Written = Pick<Campaign, 'content' | 'isSelected'>

/** How the campaign reads in a language, on every channel: words of the house filled in, furigana taken out. */
export function lookIn(house: House, campaign: Written, lang: Lang): CampaignLook {
  const { texts, link } = campaign.content
  const words = house.profile.words[lang]
  const own = wordsIn(texts, lang)
  const subject = withoutReadings(own.subject, words)
  return {
    lockScreen: subjectIsShown(house, campaign) ? subject : plainText(toldTexts(lang).lockScreen, words),
    subject,
    body: withoutReadings(own.body, words),
    link: link.startsWith('/') ? `${house.config.publicUrl}${href(lang, link)}` : link,
  }
}

export const subjectIsShown = (house: House, { content, isSelected }: Written): boolean =>
  lockScreenShows(house, { isEmergency: content.urgency === 'emergency', topic: content.topic, isSelected })

/** Of all that an approver reads: what is approved under another one has been changed since. */
export const fingerprintOf = (house: House, campaign: Written, segment: unknown): string =>
  createHash('sha256')
    .update(
      JSON.stringify([inOrder(campaign.content), langs.map((lang) => lookIn(house, campaign, lang)), segment ?? null]),
    )
    .digest('base64url')

const inOrder = (content: Campaign['content']): unknown =>
  Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1))
