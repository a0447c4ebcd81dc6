import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { Module } from '#platform/module/index.ts'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { pages } from '../index.ts'
import { takeDown } from '../writing/index.ts'
import { publishPage } from './testing/public-page.ts'

const said = (text: string) => ({ ja: text, easy: text, en: text })
const declaring: Module = {
  name: 'declaring',
  navigation: () => [
    { audience: 'resident', href: '/first', label: said('粗大ごみの収集'), keywords: ['粗大ゴミ', 'ゴミ'], order: 2 },
    { audience: 'resident', href: '/second', label: said('犬の登録'), keywords: ['犬'], order: 1 },
  ],
}

let house: TestHouse
let visitor: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages, declaring] })
  visitor = browse(testApp(house))
  await publishPage(house, {
    slug: 'test-bulky',
    kind: 'guide',
    title: '大《おお》きなごみを出す：申込みと料金',
    summary: '申し込んでから出します。',
    body: '## 申し込む\n\n電話で申し込みます。\n\n<script>alert(1)</script>\n\n| 品目 | 料金 |\n|---|---:|\n| 机 | 400円 |\n',
    details: {
      topics: ['waste'],
      lifeEvents: ['moving'],
      facts: { who: '区内に住む人', cost: '400円', contact: { phone: '03-1234-5678' } },
      action: { label: '申し込む', href: '/procedures/bulky-waste' },
    },
    en: { title: 'Putting out bulky waste', body: 'Call first.', details: { action: { label: 'Apply', href: '/x' } } },
    reviewOn: '2027-04-01',
  })
})
afterAll(() => house.close())

const read = async (path: string) => {
  const response = await visitor.get(path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}
const dataOf = (html: string) => {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1]
  return JSON.parse(found ?? '{}') as { '@graph'?: Record<string, unknown>[] } // parse edge: our own page
}

describe('ページ', () => {
  test('することのボタンが本文より先にあり、だれが・いくら・問い合わせが分かる', async () => {
    const { html, status } = await read('/pages/test-bulky')
    expect(status).toBe(200)
    expect(html.indexOf('申し込む</span>')).toBeLessThan(html.indexOf('だれが'))
    expect(html.indexOf('だれが')).toBeLessThan(html.indexOf('電話で申し込みます'))
    expect(html).toContain('href="/procedures/bulky-waste"')
    expect(html).toContain('href="tel:0312345678"')
    expect(html).toContain('令和9年4月1日までに')
  })

  test('職員が書いたHTMLは、文字として出て、動かない', async () => {
    const { html } = await read('/pages/test-bulky')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('script>alert(1)&#x3C;/script>')
  })

  test('プログラムが読める形で、窓口のサービスと料金が書いてある', async () => {
    const [service, way] = dataOf((await read('/pages/test-bulky')).html)['@graph'] ?? []
    expect(service).toMatchObject({
      '@type': 'GovernmentService',
      name: '大きなごみを出す：申込みと料金',
      offers: { price: 400, priceCurrency: 'JPY' },
      availableChannel: { servicePhone: { telephone: '03-1234-5678' } },
    })
    expect(way).toMatchObject({ '@type': 'BreadcrumbList' })
  })

  test('英語の訳があれば英語で、訳のないところは日本語と分かる', async () => {
    const { html } = await read('/en/pages/test-bulky')
    expect(html).toContain('Putting out bulky waste')
    expect(html).toContain('<span lang="ja">区内に住む人</span>')
    expect(html).toContain('hreflang="ja"')
    const easy = await read('/easy/pages/test-bulky')
    expect(easy.html).toMatch(/やさしい.*まだ ありません/s)
  })

  test('新しい版が出ると、訳が古いことが分かり、日本語のページへ行ける', async () => {
    await publishPage(house, { slug: 'test-old', kind: 'guide', title: '前の題', en: { title: 'Before' } })
    await sql`update pages.published set is_outdated = true where slug = 'test-old' and lang = 'en'`.execute(
      house.db.kysely,
    )
    const { html } = await read('/en/pages/test-old')
    expect(html).toContain('The Japanese page has changed')
    expect(html).toContain('href="/pages/test-old" hreflang="ja"')
  })

  test('公開を取り下げたページは、どの言語でもすぐに見えなくなる', async () => {
    const id = await publishPage(house, { slug: 'test-gone', kind: 'news', title: '消える', en: { title: 'Going' } })
    expect((await read('/pages/test-gone')).status).toBe(200)
    await house.db.transact((tx) => takeDown(tx, house, id))
    for (const path of ['/pages/test-gone', '/en/pages/test-gone', '/easy/pages/test-gone'])
      expect((await read(path)).status).toBe(404)
    expect((await read('/news')).html).not.toContain('消える')
  })

  test('掲示の終わりの時刻になったら、だれも触らなくても見えなくなる', async () => {
    await publishPage(house, {
      slug: 'test-act',
      kind: 'act',
      title: '告示の題',
      details: { act: { form: 'notification', number: '告示第9号', date: '2026-12-01', takenDownOn: '2026-12-10' } },
      takedownAt: '2026-12-11T00:00:00+09:00',
    })
    expect((await read('/pages/test-act')).html).toContain('告示第9号')
    house.setNow('2026-12-11T00:00:00+09:00')
    expect((await read('/pages/test-act')).status).toBe(404)
    expect((await read('/acts')).html).not.toContain('告示の題')
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('前のアドレスからは、いまのアドレスへ、読んでいる言語のまま案内する', async () => {
    const id = await publishPage(house, { slug: 'test-new-name', kind: 'guide', title: '新しい名前' })
    await sql`insert into pages.former_slugs (slug, page_id, until) values ('test-old-name', ${id}, ${house.clock.now()})`.execute(
      house.db.kysely,
    )
    const response = await visitor.get('/en/pages/test-old-name')
    expect([response.status, response.headers.get('location')]).toEqual([301, '/en/pages/test-new-name'])
    expect((await read('/pages/no-such-page')).status).toBe(404)
    expect((await read('/pages/A%27b')).status).toBe(404)
  })
})

describe('公示送達', () => {
  const name = '練馬市郎'
  beforeAll(async () => {
    await publishPage(house, {
      slug: 'test-service',
      kind: 'act',
      title: `${name}さんへの公示送達`,
      body: `${name} 様`,
      takedownAt: '2026-12-09T00:00:00+09:00',
      details: { act: { form: 'service-by-publication', number: '公示送達第3号', date: '2026-12-01' } },
    })
  })

  test('ページは読めるが、検索に載らないように伝え、プログラム向けの記述がない', async () => {
    const { html, headers } = await read('/pages/test-service')
    expect(html).toContain(name)
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(html).not.toContain('ld+json')
  })

  test.each(['/acts', '/news', '/events', '/faq', '/places', '/topics/waste', '/life/moving', '/'])(
    '%sには名前が出ない',
    async (path) => {
      for (const prefix of ['', '/en', '/easy']) expect((await read(`${prefix}${path}`)).html).not.toContain(name)
    },
  )

  test('一覧では、番号から開ける', async () => {
    expect((await read('/acts')).html).toContain('公示送達第3号')
  })
})

describe('一覧', () => {
  test('お知らせは新しい順に30件ずつ、続きがある', async () => {
    for (let day = 1; day <= 32; day += 1)
      await publishPage(house, {
        slug: `test-news-${day}`,
        kind: 'news',
        title: `知らせ${day}番`,
        publishedOn: `2026-10-${String(Math.min(day, 31)).padStart(2, '0')}T0${day > 31 ? 2 : 1}:00:00+09:00`,
      })
    const { html } = await read('/news')
    expect(html.indexOf('知らせ32番')).toBeLessThan(html.indexOf('知らせ31番'))
    const next = /href="([^"]*after=[^"]*)"/.exec(html)?.[1] ?? ''
    const second = await read(next.replaceAll('&amp;', '&'))
    expect(second.html).toContain('知らせ1番')
    expect(second.html).not.toContain('知らせ32番')
  })

  test('催しは月ごとに日の順で、終わったものは出ない', async () => {
    const event = (slug: string, starts: string, ends: string) =>
      publishPage(house, {
        slug,
        kind: 'event',
        title: `催し${slug}`,
        details: { event: { starts, ends, place: '区民ホール', capacity: 30 } },
        publishedOn: '2026-11-01T00:00:00+09:00',
      })
    await event('test-b', '2026-12-09T10:00', '2026-12-09T12:00')
    await event('test-a', '2026-12-05T10:00', '2026-12-05T12:00')
    await event('test-over', '2026-12-01T10:00', '2026-12-01T12:00')
    await event('test-january', '2027-01-09T10:00', '2027-01-09T12:00')
    const december = (await read('/events')).html
    expect(december.indexOf('催しtest-a')).toBeLessThan(december.indexOf('催しtest-b'))
    expect(december).not.toContain('催しtest-over')
    expect(december).not.toContain('催しtest-january')
    expect((await read('/events?month=2027-01')).html).toContain('催しtest-january')
    expect((await read('/events?month=1999-01')).html).toContain('催しtest-a')
  })

  test('分野のページに、その分野のページと、モジュールが届け出た手続が並ぶ', async () => {
    const { html } = await read('/topics/waste')
    expect(html).toContain('大きなごみを出す')
    expect(html).toContain('粗大ごみの収集')
    expect(html).not.toContain('犬の登録')
    expect((await read('/life/moving')).html).toContain('大きなごみを出す')
    expect((await read('/topics/no-such')).status).toBe(404)
    expect((await read('/topics/moving')).status).toBe(404)
  })
})
