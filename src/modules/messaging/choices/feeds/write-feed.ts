import { Feed } from 'feed'
import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Topic } from '../profile.ts'
import type { PublicCampaign } from '../store/public-campaigns.ts'
import { feedTexts } from '../text/feeds.ts'

export const feedKinds = ['atom', 'rss'] as const
export type FeedKind = (typeof feedKinds)[number]

/** The same campaigns make the same bytes: nothing in it says when it was asked for. */
export function writeFeed(
  house: House,
  lang: Lang,
  topic: Topic,
  campaigns: readonly PublicCampaign[],
  kind: FeedKind,
): string {
  const at = (path: string) => `${house.config.publicUrl}${href(lang, path)}`
  const say = (text: string) => plainText(text, house.profile.words[lang])
  const own = (one: FeedKind) => at(`/feeds/${topic.key}.${one}`)
  const name = lang === 'en' ? house.profile.nameEnglish : house.profile.name
  const feed = new Feed({
    id: own('atom'),
    title: `${say(feedTexts(lang).of(topic.name[lang]))}｜${name}`,
    description: say(topic.hint[lang]),
    link: at('/feeds'),
    language: lang === 'en' ? 'en' : 'ja',
    updated: new Date(campaigns[0]?.at.epochMilliseconds ?? 0),
    copyright: name,
    generator: 'Madoguchi',
    feedLinks: { atom: own('atom'), rss: own('rss') },
    author: { name },
  })
  for (const { id, at: wentOut, texts, link } of campaigns) {
    const { subject, body } = texts[lang] ?? texts.ja
    const page = link.startsWith('https://') ? link : at(link || `/feeds#${topic.key}`)
    feed.addItem({
      id: `urn:uuid:${id}`,
      title: asHtml(say(subject)),
      link: page,
      date: new Date(wentOut.epochMilliseconds),
      description: asHtml(say(body)),
      content: say(body)
        .split(/\n+/)
        .map((line) => `<p>${asHtml(line)}</p>`)
        .join(''),
    })
  }
  return kind === 'atom' ? feed.atom1() : feed.rss2()
}

// Titles and texts stand as HTML in both kinds. Characters that XML 1.0 does not know would break the whole feed.
const asHtml = (text: string): string =>
  text
    .replace(notInXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const notInXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
