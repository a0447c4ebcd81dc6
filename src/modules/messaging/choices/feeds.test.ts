import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../index.ts'
import { writeCampaign } from './fixtures/told-campaign.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let corrected = ''
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging] })
  app = testApp(house)
  const at = (day: string) => `2026-${day}T09:00:00+09:00`
  await house.db.transact(async (tx) => {
    const out = { topic: 'waste' }
    await writeCampaign(tx, {
      ...out,
      subject: '年末の収集 <お知らせ> & 変更',
      body: '12月28日まで\n「可燃」は ]]> 火曜',
      at: at('12-01'),
      link: '/help',
    })
    corrected = await writeCampaign(tx, { ...out, subject: '間違えた収集日', at: at('11-30') })
    await writeCampaign(tx, { corrects: corrected, subject: '正しい収集日', at: '2026-11-30T10:00:00+09:00' })
    await writeCampaign(tx, {
      ...out,
      subject: '文字\u0008の乱れ',
      at: at('11-29'),
      english: { subject: 'In English', body: 'Text' },
    })
    await writeCampaign(tx, { ...out, subject: '対象の世帯だけへの案内', at: at('11-28'), usesRegister: true })
    await writeCampaign(tx, { ...out, subject: 'まだ出していない案内', at: at('12-01'), state: 'approved' })
    await writeCampaign(tx, { ...out, subject: '止めた案内', at: at('12-01'), state: 'braked' })
    await writeCampaign(tx, { ...out, subject: '古い案内', at: at('08-01') })
    await writeCampaign(tx, { topic: 'events', subject: '別の分野の案内', at: at('12-01') })
  })
})
afterAll(() => house.close())

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const subjects = ['年末の収集 <お知らせ> & 変更', '正しい収集日', '文字の乱れ']
const unescaped = (html = '') => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('分野ごとのRSS', () => {
  test('Atomは、出た公開のお知らせだけを新しい順に持ち、住民記録で選んだもの、止めたもの、訂正前のものを含まない', async () => {
    const answer = await get('/feeds/waste.atom')
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const feed = parseAtomFeed(await answer.text())
    expect(feed.entries?.map(({ title }) => unescaped(title?.value))).toEqual(subjects)
    expect(feed.title?.value).toBe('ごみ・リサイクルのお知らせ｜練馬区')
    expect(feed.updated).toBe('2026-12-01T00:00:00.000Z')
    expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(`${house.config.publicUrl}/feeds/waste.atom`)
    expect(feed.entries?.[0]?.links?.[0]?.href).toBe(`${house.config.publicUrl}/help`)
    expect(new Set(feed.entries?.map(({ id }) => id)).size).toBe(3)
  })

  test('RSSも同じで、本文の記号は壊れずに読める', async () => {
    const answer = await get('/feeds/waste.rss')
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    const feed = parseRssFeed(await answer.text())
    expect(feed.items?.map(({ title }) => unescaped(title))).toEqual(subjects)
    expect(unescaped(feed.items?.[0]?.description)).toBe('12月28日まで\n「可燃」は ]]> 火曜')
    expect(feed.items?.[0]?.guid).toMatchObject({ isPermaLink: false })
  })

  test('英語のアドレスでは、英語のあるものは英語で出る', async () => {
    const feed = parseAtomFeed(await (await get('/en/feeds/waste.atom')).text())
    expect(feed.entries?.map(({ title }) => unescaped(title?.value))).toContain('In English')
    expect(feed.title?.value).toContain('Waste and recycling')
  })

  test('変わっていなければ304で、中身を送らない', async () => {
    const first = await get('/feeds/waste.atom')
    const [tag, moment] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? '']
    expect(moment).toBe('Tue, 01 Dec 2026 00:00:00 GMT')
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    expect((await get('/feeds/waste.atom', { 'if-none-match': `"x", ${tag}` })).status).toBe(304)
    expect((await get('/feeds/waste.atom', { 'if-modified-since': moment })).status).toBe(304)
    // The tag decides where both are sent.
    expect((await get('/feeds/waste.atom', { 'if-none-match': '"x"', 'if-modified-since': moment })).status).toBe(200)
    expect((await get('/feeds/waste.atom', { 'if-modified-since': 'Mon, 30 Nov 2026 00:00:00 GMT' })).status).toBe(200)
  })

  test('お知らせのない分野は空のまま読め、ない分野は404', async () => {
    expect(parseRssFeed(await (await get('/feeds/sports.rss')).text()).items ?? []).toEqual([])
    for (const path of ['/feeds/nothing.atom', '/feeds/waste.xml', '/feeds/waste'])
      expect((await get(path)).status, path).toBe(404)
  })

  test('分野の一覧のページから、登録しないで読める', async () => {
    const html = await (await get('/feeds')).text()
    expect(html).toContain('/feeds/waste.atom')
    expect(html).toContain('正しい収集日')
    expect(html).not.toContain('対象の世帯だけへの案内')
  })
})
