import type { Hono } from 'hono'
import { type Ctx, type HttpEnv, readCursor, writeCursor } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import { type House, residentEntries } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { monthsAhead, shownMonth } from '../domain/months.ts'
import { newsFeeds } from '../feeds/news-feeds.ts'
import {
  ActsPage,
  EventsPage,
  FaqPage,
  FollowEvents,
  FollowNews,
  NewsPage,
  PlacesPage,
  TopicsAside,
} from '../pages/list-pages.tsx'
import { actsOf, type Entry, eventsBetween, newsOf, pagesByTitle } from '../store/lists.ts'
import { readingTexts } from '../text/index.ts'
import { spokenTopics } from '../topics/spoken.ts'

const pageSize = 30

/** Lists of the pages of a kind, a page of each at a time. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/news', (c) => news(c, house))
  app.get('/events', (c) => events(c, house))
  app.get('/faq', (c) => faq(c, house))
  app.get('/places', (c) => places(c, house))
  app.get('/acts', (c) => acts(c, house))
}

async function news(c: Ctx, house: House): Promise<Response> {
  const t = readingTexts(c.get('lang')).news
  const list = await listOf(c, house, 'news', newsOf, byDay)
  return residentPage(
    c,
    house,
    {
      ...common(t),
      links: newsFeeds(house, list.lang),
      aside: <FollowNews lang={list.lang} offersChoices={offers(house, '/messages/choices')} />,
    },
    <NewsPage {...list} now={house.clock.now()} />,
  )
}

async function events(c: Ctx, house: House): Promise<Response> {
  const lang = c.get('lang')
  const t = readingTexts(lang).events
  const [today, now] = [house.clock.today(), house.clock.now()]
  const month = shownMonth(today, c.req.query('month'))
  const list = await listOf(
    c,
    house,
    `events?month=${month.value}`,
    (tx, { before: after, ...asked }) => eventsBetween(tx, { ...asked, after, ...month.span(now) }),
    (entry) => [entry.startsAt?.toString() ?? '', entry.pageId],
  )
  const months = monthsAhead(today).map(({ value, year, month: number }) => ({
    value,
    label: t.month(String(year), String(number)),
    isShown: value === month.value,
  }))
  const feed = `${house.config.publicUrl}${href(lang, '/events/feed.ics')}`
  return residentPage(
    c,
    house,
    { ...common(t), aside: <FollowEvents lang={lang} address={feed} /> },
    <EventsPage {...list} months={months} now={now} />,
  )
}

async function faq(c: Ctx, house: House): Promise<Response> {
  const lang = c.get('lang')
  const topics = spokenTopics(house).filter(({ kind }) => kind === 'topic')
  const topic = topics.find(({ key }) => key === c.req.query('topic'))
  const path = topic ? `faq?topic=${topic.key}` : 'faq'
  const list = await listOf(
    c,
    house,
    path,
    (tx, { before: after, ...asked }) => pagesByTitle(tx, { ...asked, kind: 'faq', topic: topic?.key, after }),
    byTitle,
  )
  const beside = { topics, topic, path: '/faq' }
  return residentPage(
    c,
    house,
    { ...common(readingTexts(lang).faq), aside: topics.length > 0 && <TopicsAside lang={lang} {...beside} /> },
    <FaqPage {...list} {...beside} />,
  )
}

async function places(c: Ctx, house: House): Promise<Response> {
  const list = await listOf(
    c,
    house,
    'places',
    (tx, { before: after, ...asked }) => pagesByTitle(tx, { ...asked, kind: 'place', after }),
    byTitle,
  )
  return residentPage(
    c,
    house,
    common(readingTexts(list.lang).places),
    <PlacesPage {...list} hasFacilities={offers(house, '/facilities')} />,
  )
}

async function acts(c: Ctx, house: House): Promise<Response> {
  const list = await listOf(c, house, 'acts', actsOf, byDay)
  return residentPage(c, house, common(readingTexts(list.lang).acts), <ActsPage {...list} />)
}

type Read = (tx: Parameters<typeof newsOf>[0], asked: Parameters<typeof newsOf>[1]) => Promise<Entry[]>

/** One page of a list, and the address of the next: `path` is the list's, with what it was asked for. */
async function listOf(
  c: Ctx,
  house: House,
  path: string,
  read: Read,
  placeOf: (entry: Entry) => readonly [string, string],
) {
  const lang = c.get('lang')
  const place = readCursor(house, `pages.${path}`, c.req.query('after'))
  const before = place && ([String(place[0]), String(place[1])] as const)
  const now = house.clock.now()
  const found = await house.db.look((tx) => read(tx, { lang, now, limit: pageSize + 1, before }))
  const entries = found.slice(0, pageSize)
  const last = found.length > pageSize ? entries.at(-1) : undefined
  const cursor = last && writeCursor(house, `pages.${path}`, placeOf(last))
  return {
    lang,
    entries,
    phone: house.profile.phone,
    nextHref: cursor && `/${path}${path.includes('?') ? '&' : '?'}after=${cursor}`,
  }
}

const byDay = (entry: Entry) => [entry.firstPublishedAt.toString(), entry.pageId] as const
const byTitle = (entry: Entry) => [entry.sortTitle, entry.pageId] as const

const common = (t: { title: string; lede: string }) => ({
  title: t.title,
  description: t.lede,
  crumbs: [],
  styles: ['prose.css'] as const,
})

const offers = (house: House, path: string): boolean => residentEntries(house).some((entry) => entry.href === path)
