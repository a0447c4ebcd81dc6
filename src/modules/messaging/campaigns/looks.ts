import { createHash } from 'node:crypto'
import { href, type Lang, langs, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { topicsOf } from '../choices/index.ts'
import { type CampaignContent, wordsIn } from './domain/campaign.ts'
import { type CampaignLook, showsSubject } from './domain/look.ts'
import { toldTexts } from './text/told.ts'

/** How the campaign reads in a language, on every channel: words of the house filled in, furigana taken out. */
export function lookIn(house: House, content: CampaignContent, lang: Lang): CampaignLook {
  const words = house.profile.words[lang]
  const own = wordsIn(content.texts, lang)
  const subject = withoutReadings(own.subject, words)
  const link = content.link.startsWith('/') ? `${house.config.publicUrl}${href(lang, content.link)}` : content.link
  return {
    lockScreen: subjectIsShown(house, content) ? subject : plainText(toldTexts(lang).lockScreen, words),
    subject,
    body: withoutReadings(own.body, words),
    link,
  }
}

export const subjectIsShown = (house: House, content: CampaignContent): boolean =>
  showsSubject(content, new Set(topicsOf(house).flatMap((topic) => (topic.quiet ? [topic.key] : []))))

/** Of all that an approver reads: what is approved under another one has been changed since. */
export const fingerprintOf = (house: House, content: CampaignContent, segment: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([inOrder(content), langs.map((lang) => lookIn(house, content, lang)), segment ?? null]))
    .digest('base64url')

const inOrder = (content: CampaignContent): unknown =>
  Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1))
