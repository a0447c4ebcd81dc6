import { Feed } from 'feed'
import { href, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Entry } from '../store/lists.ts'
import { readingTexts } from '../text/index.ts'

export const feedKinds = ['atom', 'rss'] as const
export type FeedKind = (typeof feedKinds)[number]

/** The same news make the same bytes: nothing in it says when it was asked for. */
export function writeNewsFeed(house: House, lang: Lang, news: readonly Entry[], kind: FeedKind): string {
  const at = (path: string) => `${house.config.publicUrl}${href(lang, path)}`
  const say = (text: string) => withoutReadings(text, house.profile.words[lang])
  const own = (one: FeedKind) => at(`/news/feed.${one}`)
  const name = lang === 'en' ? house.profile.nameEnglish : house.profile.name
  const feed = new Feed({
    id: own('atom'),
    title: `${say(readingTexts(lang).news.title)}｜${name}`,
    link: at('/news'),
    language: lang === 'en' ? 'en' : 'ja',
    updated: new Date(Math.max(0, ...news.map(({ publishedAt }) => publishedAt.epochMilliseconds))),
    copyright: name,
    generator: 'Madoguchi',
    feedLinks: { atom: own('atom'), rss: own('rss') },
    author: { name },
  })
  for (const entry of news)
    feed.addItem({
      id: `urn:uuid:${entry.pageId}`,
      title: asHtml(say(entry.title)),
      link: at(`/pages/${entry.slug}`),
      published: new Date(entry.firstPublishedAt.epochMilliseconds),
      date: new Date(entry.publishedAt.epochMilliseconds),
      description: asHtml(say(entry.summary)),
    })
  return kind === 'atom' ? feed.atom1() : feed.rss2()
}

// Titles and texts stand as HTML in both kinds. Characters that XML 1.0 does not know would break the whole feed.
const asHtml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
