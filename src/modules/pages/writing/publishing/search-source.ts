import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House, SearchDocument, SearchKind, SearchSource } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { PageKind } from '../../domain/page.ts'
import { findable, type FindablePage } from '../store/findable.ts'

/** As many as are read at a time. */
const portion = 200

export const pagesSourceName = 'pages'

/** Every public page that may be found. Changes are told by `tellSearch`, in the transaction of the change. */
export const pagesSource: SearchSource = {
  async *all(tx, house) {
    let after: string | undefined
    do {
      const pages = await findable(tx, { after, most: portion })
      yield* pages.map((page) => documentOf(page, house))
      after = pages.at(-1)?.slug
      if (new Set(pages.map(({ slug }) => slug)).size < portion) return
    } while (after)
  },
  of: async (tx, house, subjects) => documentsOf(tx, house, subjects.map(slugOf)),
}

export const subjectOf = (slug: string): string => `page:${slug}`

const slugOf = (subject: string): string => subject.replace(/^page:/, '')

/** Of pages at these addresses, in every language; none of one that is not public or not to be found. */
export async function documentsOf(tx: Tx, house: House, slugs: readonly string[]): Promise<SearchDocument[]> {
  return (await findable(tx, { slugs })).map((page) => documentOf(page, house))
}

function documentOf(page: FindablePage, house: House): SearchDocument {
  const { slug, kind, lang, details, headings } = page
  const words = house.profile.words[lang]
  const plain = (text: string) => withoutReadings(text, words)
  const { facts, action, place } = details
  const said = [
    ...[facts.who, facts.when, facts.where, facts.cost, facts.how, facts.contact?.phone],
    ...[place?.address, place?.hours, place?.station, place?.phone],
  ]
  return {
    subject: subjectOf(slug),
    kind: searchKind[kind],
    lang,
    href: `/pages/${slug}`,
    title: plain(page.title),
    summary: plain(page.summary),
    headings: headings.map(({ text }) => plain(text)),
    body: [...said.flatMap((text) => (text ? [plain(text)] : [])), page.plain].join('\n'),
    words: details.words,
    ...(action && { action: { ...action, label: plain(action.label) } }),
    topics: page.topics,
    changedOn: page.publishedAt.toZonedDateTimeISO(wardTimeZone).toPlainDate(),
    from: page.publishedAt,
    ...(page.takedownAt && { until: page.takedownAt }),
  }
}

const searchKind: Record<PageKind, SearchKind> = {
  guide: 'page',
  faq: 'faq',
  news: 'news',
  event: 'event',
  place: 'facility',
  act: 'page',
}
