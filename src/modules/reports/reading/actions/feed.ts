import { Feed } from 'feed'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { addressOfReport } from '../pages/rows.tsx'
import type { Say } from '../pages/say.ts'
import type { Shown } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'

export const feedKinds = ['atom', 'rss'] as const
export type FeedKind = (typeof feedKinds)[number]

type Fed = {
  /** The address of this feed without its ending, `/reports/feed?kind=road`. */
  addressOf: (kind: FeedKind) => string
  title: string
  reports: readonly Shown[]
}

/** The same reports make the same bytes: nothing in it says when it was asked for. */
export function writeFeed(house: House, say: Say, { addressOf, title, reports }: Fed, kind: FeedKind): string {
  const at = (path: string) => `${house.config.publicUrl}${href(say.lang, path)}`
  const name = say.lang === 'en' ? house.profile.nameEnglish : house.profile.name
  const feed = new Feed({
    id: at(addressOf('atom')),
    title: `${title}｜${name}`,
    link: at('/reports'),
    language: say.lang === 'en' ? 'en' : 'ja',
    updated: new Date(Math.max(0, ...reports.map(({ changedAt }) => changedAt.epochMilliseconds))),
    copyright: name,
    generator: 'Madoguchi',
    feedLinks: { atom: at(addressOf('atom')), rss: at(addressOf('rss')) },
    author: { name },
  })
  for (const report of reports)
    feed.addItem({
      id: `urn:uuid:${report.id}`,
      title: asHtml(say.plainTitle(report)),
      link: at(addressOfReport(report.number)),
      published: new Date(report.filedAt.epochMilliseconds),
      date: new Date(report.changedAt.epochMilliseconds),
      description: asHtml(summaryOf(say, report)),
    })
  return kind === 'atom' ? feed.atom1() : feed.rss2()
}

function summaryOf(say: Say, { town, state, text, answer }: Shown): string {
  const { states } = readingTexts(say.lang)
  return [say.plainTown(town), say.plain(states[state]), text, answer ?? ''].filter(Boolean).join('\n')
}

// Titles and texts stand as HTML in both kinds. Characters that XML 1.0 does not know would break the whole feed.
const asHtml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
