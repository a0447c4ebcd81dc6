import { createHash } from 'node:crypto'
import { href, type Lang, langs, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { topicsOf } from '../choices/index.ts'
import { type CampaignContent, wordsIn } from './domain/campaign.ts'
import { type CampaignLook, showsSubject } from './domain/look.ts'
import type { UsableSegment } from './store/segments.ts'
import { toldTexts } from './text/told.ts'

type ChosenBy = Pick<UsableSegment, 'ground' | 'definition'> | undefined

/** How the campaign reads in a language, on every channel: words of the house filled in, furigana taken out. */
export function lookIn(house: House, content: CampaignContent, segment: ChosenBy, lang: Lang): CampaignLook {
  const words = house.profile.words[lang]
  const own = wordsIn(content.texts, lang)
  const subject = withoutReadings(own.subject, words)
  const link = content.link.startsWith('/') ? `${house.config.publicUrl}${href(lang, content.link)}` : content.link
  return {
    lockScreen: subjectIsShown(house, content, segment) ? subject : plainText(toldTexts(lang).lockScreen, words),
    subject,
    body: withoutReadings(own.body, words),
    link,
  }
}

export const subjectIsShown = (house: House, content: CampaignContent, segment: ChosenBy): boolean => {
  const topic = topicsOf(house).find(({ key }) => key === content.topic)
  return showsSubject(content.urgency, {
    topicIsOpen: topic !== undefined && !topic.quiet,
    looksAtRegister: segment !== undefined && segment.ground !== 'declared',
  })
}

/** Of all that an approver reads: what is approved under another one has been changed since. */
export const fingerprintOf = (house: House, content: CampaignContent, segment: ChosenBy): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        inOrder(content),
        langs.map((lang) => lookIn(house, content, segment, lang)),
        segment?.definition ?? null,
      ]),
    )
    .digest('base64url')

const inOrder = (content: CampaignContent): unknown =>
  Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1))
