import { parseFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { pages } from '../../index.ts'
import { takeDown } from '../../writing/index.ts'
import { publishPage } from '../testing/public-page.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages], seed: false })
  await house.db.transact(async (tx) => people.seed?.(tx, house))
  app = testApp(house)
  await publishPage(house, {
    slug: 'test-feed',
    kind: 'news',
    title: '道《みち》の<工事>&通行止め',
    summary: '3日間です。',
  })
  await publishPage(house, {
    slug: 'test-secret',
    kind: 'act',
    title: '練馬市郎さんへの公示送達',
    takedownAt: '2026-12-09T00:00:00+09:00',
    details: { act: { form: 'service-by-publication', number: '第3号', date: '2026-12-01' } },
  })
  await publishPage(house, {
    slug: 'test-concert',
    kind: 'event',
    title: '夜のコンサート',
    details: { event: { starts: '2026-12-31T23:30', ends: '2027-01-01T00:30', place: '区民ホール' } },
    en: { title: 'Concert at night' },
  })
})
afterAll(() => house.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test.each(['atom', 'rss'])('お知らせは%sで購読でき、題の記号も崩れない', async (kind) => {
  const { text, headers } = await get(`/news/feed.${kind}`)
  expect(headers.get('content-type')).toContain(`application/${kind}+xml`)
  const { feed } = parseFeed(text)
  expect(JSON.stringify(feed)).toContain('道の')
  expect(JSON.stringify(feed)).toContain('/pages/test-feed')
  expect(text).not.toContain('練馬市郎')
})

test('変わらないあいだは304、取り下げたらすぐに消える', async () => {
  const id = await publishPage(house, { slug: 'test-brief', kind: 'news', title: 'すぐ消える' })
  const first = await get('/news/feed.atom')
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  expect((await get('/news/feed.atom', { 'if-none-match': tag })).status).toBe(304)
  await house.db.transact((tx) => takeDown(tx, house, id))
  const after = await get('/news/feed.atom', { 'if-none-match': tag })
  expect(after.status).toBe(200)
  expect(after.text).not.toContain('すぐ消える')
})

test.each(['/events/feed.ics', '/pages/test-concert/calendar.ics'])(
  '%sは、日本の時刻で、年をまたいでも正しい',
  async (path) => {
    const { text, headers } = await get(path)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(event?.summary).toBe('夜のコンサート')
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-12-31T14:30:00.000Z')
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-12-31T15:30:00.000Z')
    expect(event?.location).toBe('区民ホール')
  },
)

test('英語の人の予定表には、英語の題で入る', async () => {
  expect((await get('/en/pages/test-concert/calendar.ics')).text).toContain('Concert at night')
  expect((await get('/pages/test-feed/calendar.ics')).status).toBe(404)
})

test('サイトの地図に、公開しているページと分野があり、公示送達はない', async () => {
  const index = (await get('/sitemap.xml')).text
  const parts = [...index.matchAll(/<loc>http:\/\/localhost:3000(\/sitemaps\/[^<]+)<\/loc>/g)].map(
    ([, path]) => path ?? '',
  )
  const all = (await Promise.all(parts.map((path) => get(path)))).map(({ text }) => text).join('\n')
  for (const path of ['/pages/test-feed', '/en/pages/test-concert', '/topics/waste', '/life/moving', '/news'])
    expect(all).toContain(`<loc>http://localhost:3000${path}</loc>`)
  expect(all).not.toContain('test-secret')
  expect((await get('/sitemaps/pages-g.xml')).status).toBe(404)
})

test('検索ロボットには、職員の画面などを見ないように伝え、地図の場所を教える', async () => {
  const { text } = await get('/robots.txt')
  expect(text).toContain('Disallow: /staff')
  expect(text).toContain('Sitemap: http://localhost:3000/sitemap.xml')
})
