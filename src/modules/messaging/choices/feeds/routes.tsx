import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { clientAddress, type Ctx, type HttpEnv, limitRate } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { FeedsPage } from '../pages/feeds-page.tsx'
import { findTopic, topicsOf } from '../profile.ts'
import { publicCampaigns } from '../store/public-campaigns.ts'
import { feedTexts } from '../text/feeds.ts'
import { type FeedKind, feedKinds, writeFeed } from './write-feed.ts'

const readsPerMinuteOfNetwork = 240
const daysInFeeds = 90
const mostInFeeds = 50
const mostOnPage = 100
const freshSeconds = 300

const mediaTypes: Record<FeedKind, string> = { atom: 'application/atom+xml', rss: 'application/rss+xml' }

/** What everybody may read of what was sent: by topic, without anybody being known. */
export function feedRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/feeds', (c) => page(c, house))
  app.get('/feeds/:file', (c) => feed(c, house))
}

const sinceWhen = (house: House) => house.clock.now().subtract({ hours: 24 * daysInFeeds })

async function page(c: Ctx, house: House): Promise<Response> {
  const lang = c.get('lang')
  const topics = topicsOf(house)
  const keys = topics.map(({ key }) => key)
  const campaigns = await house.db.read((tx) =>
    publicCampaigns(tx, { topics: keys, since: sinceWhen(house), limit: mostOnPage }),
  )
  return residentPage(
    c,
    house,
    { title: feedTexts(lang).title, crumbs: [] },
    <FeedsPage lang={lang} topics={topics} campaigns={campaigns} publicUrl={house.config.publicUrl} />,
  )
}

async function feed(c: Ctx, house: House): Promise<Response> {
  const key = clientAddress(c, house.config)
  await limitRate(house, { scope: 'messaging.feed', key, perMinute: readsPerMinuteOfNetwork })
  const [, name = '', ending] = /^([a-z0-9-]+)\.(atom|rss)$/.exec(c.req.param('file') ?? '') ?? []
  const kind = feedKinds.find((one) => one === ending)
  const topic = findTopic(house, name)
  if (!topic || !kind) throw new NotFound('feed')
  const campaigns = await house.db.read((tx) =>
    publicCampaigns(tx, { topics: [topic.key], since: sinceWhen(house), limit: mostInFeeds }),
  )
  const text = writeFeed(house, c.get('lang'), topic, campaigns, kind)
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`
  const newest = campaigns[0]?.at
  const headers = {
    ETag: tag,
    'Cache-Control': `public, max-age=${freshSeconds}`,
    ...(newest && { 'Last-Modified': new Date(newest.epochMilliseconds).toUTCString() }),
  }
  return isKnown(c, tag, newest)
    ? c.body(null, 304, headers)
    : c.body(text, 200, { ...headers, 'Content-Type': `${mediaTypes[kind]}; charset=utf-8` })
}

/** RFC 9110 13.2.2: the tag decides where one is sent, the moment only where none is. */
function isKnown(c: Ctx, tag: string, newest: Temporal.Instant | undefined): boolean {
  const seen = c.req.header('if-none-match')
  if (seen !== undefined) {
    const bare = (one: string) => one.trim().replace(/^W\//, '')
    return seen.trim() === '*' || seen.split(',').some((one) => bare(one) === bare(tag))
  }
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  return newest !== undefined && Math.floor(newest.epochMilliseconds / 1000) * 1000 <= since
}
