import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { answerOnce, clientAddress, type Ctx, type HttpEnv, limitRate } from '#platform/http/index.ts'
import { langs } from '#platform/i18n/index.ts'
import { type House, residentEntries } from '#platform/module/index.ts'
import { writeEventCalendar } from '../feeds/event-calendar.ts'
import { type FeedKind, feedKinds, writeNewsFeed } from '../feeds/news-feed.ts'
import { writeSiteMap, writeSiteMapIndex } from '../feeds/site-map.ts'
import { eventsBetween, newsOf } from '../store/lists.ts'
import { mapParts, pagesOfPart } from '../store/site-map.ts'
import { topicPath, spokenTopics } from '../topics/spoken.ts'
import { openPage } from './page.tsx'

const readsPerMinuteOfNetwork = 240
const mostNews = 50
const mostEvents = 500
const monthsOfEvents = 12

const mediaTypes: Record<FeedKind, string> = { atom: 'application/atom+xml', rss: 'application/rss+xml' }

/** What programs read of the pages: news, calendars, the map of the site, and what they are asked to leave alone. */
export function feedRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/news/:file', (c) => news(c, house))
  app.get('/events/feed.ics', (c) => events(c, house))
  app.get('/pages/:slug/calendar.ics', (c) => event(c, house, c.req.param('slug')))
  app.get('/sitemap.xml', (c) => siteMap(c, house))
  app.get('/sitemaps/:file', (c) => siteMapPart(c, house, c.req.param('file')))
  app.get('/robots.txt', (c) => c.text(robots(house)))
}

async function news(c: Ctx, house: House): Promise<Response> {
  await limit(c, house)
  const ending = /^feed\.(\w+)$/.exec(c.req.param('file') ?? '')?.[1]
  const kind = feedKinds.find((one) => one === ending)
  if (!kind) throw new NotFound('feed')
  const lang = c.get('lang')
  const found = await house.db.look((tx) => newsOf(tx, { lang, now: house.clock.now(), limit: mostNews }))
  return answerOnce(c, writeNewsFeed(house, lang, found, kind), mediaTypes[kind])
}

async function events(c: Ctx, house: House): Promise<Response> {
  await limit(c, house)
  const lang = c.get('lang')
  const now = house.clock.now()
  const until = now.add({ hours: 24 * 31 * monthsOfEvents })
  const found = await house.db.look((tx) => eventsBetween(tx, { lang, now, from: now, until, limit: mostEvents }))
  return answerOnce(c, writeEventCalendar(house, lang, found), 'text/calendar')
}

async function event(c: Ctx, house: House, slug: string): Promise<Response> {
  const lang = c.get('lang')
  const page = await openPage(house, { slug, lang, now: house.clock.now() })
  if (page?.kind !== 'event' || page.noIndex) throw new NotFound('event')
  c.header('Content-Disposition', `attachment; filename="${page.slug}.ics"`)
  return answerOnce(c, writeEventCalendar(house, lang, [page]), 'text/calendar')
}

async function siteMap(c: Ctx, house: House): Promise<Response> {
  await limit(c, house)
  const parts = mapParts.map((part) => `/sitemaps/pages-${part}.xml`)
  return answerOnce(c, writeSiteMapIndex(house.config.publicUrl, ['/sitemaps/site.xml', ...parts]), 'application/xml')
}

async function siteMapPart(c: Ctx, house: House, file: string): Promise<Response> {
  await limit(c, house)
  const part = mapParts.find((one) => file === `pages-${one}.xml`)
  if (!part && file !== 'site.xml') throw new NotFound('site map')
  const entries = part
    ? (await house.db.look((tx) => pagesOfPart(tx, { part, now: house.clock.now() }))).map((page) => ({
        path: `/pages/${page.slug}`,
        ...page,
      }))
    : standing(house).map((path) => ({ path, langs }))
  return answerOnce(c, writeSiteMap(house.config.publicUrl, entries), 'application/xml')
}

// What stands without being published: lists, topics and what the menus lead to, unless a sign-in comes first.
function standing(house: House): string[] {
  const topics = spokenTopics(house)
  const entries = residentEntries(house).map(({ href }) => href)
  return [
    ...new Set([
      '/',
      ...['/news', '/events', '/faq', '/places', '/acts', '/help', '/accessibility', '/privacy'],
      ...(topics.length > 0 ? ['/topics', '/life'] : []),
      ...topics.map(topicPath),
      ...entries.filter((path) => /^\/(?:procedures|facilities|vacancies|practice|reports)(?:[/?]|$)/.test(path)),
    ]),
  ]
}

// Not what keeps anything secret, only what is of no use in a list of results.
const left = [
  ...['/staff', '/search', '/sign-in', '/account', '/applications', '/api', '/auth', '/reading', '/s/'],
  // The same reports in other orders and from other sides.
  ...['/reports?', '/reports/map?'],
]

const robots = ({ config }: House): string =>
  [
    'User-agent: *',
    // The box itself; what was searched is nobody's result.
    'Allow: /search$',
    ...left.map((path) => `Disallow: ${path}`),
    `Sitemap: ${config.publicUrl}/sitemap.xml`,
    '',
  ].join('\n')

const limit = (c: Ctx, house: House): Promise<void> =>
  limitRate(house, { scope: 'pages.feed', key: clientAddress(c, house.config), perMinute: readsPerMinuteOfNetwork })
