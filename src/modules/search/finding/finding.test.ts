import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, sql } from '#platform/db/index.ts'
import { guardCheckDigit } from '#platform/ids/guarded-numbers.ts'
import { settle } from '#platform/jobs/index.ts'
import type { Module, SearchDocument } from '#platform/module/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { search } from '../index.ts'
import { townPaper, written } from '../testing/town-paper.ts'

const paper = townPaper()
const menu: Module = {
  name: 'menu',
  navigation: () => [
    entry('証明書の確認', ['証明書', '本物'], 20),
    entry('わたしの申請', ['申請', '証明書', 'my requests'], 5),
    { ...entry('職員の画面', ['証明書'], 1), audience: 'staff' },
  ],
}
const entry = (ja: string, keywords: readonly string[], order: number) => ({
  audience: 'resident' as const,
  href: `/${encodeURIComponent(ja)}`,
  label: { ja, easy: ja, en: `${ja} in English` },
  keywords,
  order,
})

let house: TestHouse
let visitor: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [search, paper.module, menu] })
  visitor = browse(testApp(house))
  await print(
    written('sodai', '粗大《そだい》ごみを出《だ》す', {
      summary: '大きなごみは申し込んでから出します。',
      kind: 'procedure',
      href: '/procedures/bulky-waste',
      action: { label: '申《もう》し込《こ》む', href: '/procedures/bulky-waste' },
      topics: ['waste'],
    }),
    written('sodai', 'Bulky waste', {
      lang: 'en',
      kind: 'procedure',
      href: '/procedures/bulky-waste',
      action: { label: 'Apply', href: '/procedures/bulky-waste' },
      topics: ['waste'],
    }),
    written('seiso', '清掃リサイクル課', {
      kind: 'office',
      href: '/offices#waste',
      summary: '粗大ごみの電話',
      action: { label: '電話する', phone: '03-1111-2222' },
    }),
    written('dogs', '犬の登録', { action: { label: '届け出る', href: '/procedures/dog' }, words: ['ペット'] }),
    ...Array.from({ length: 24 }, (_, at) =>
      written(`hall-${at}`, `第${at + 1}集会所`, { kind: at < 3 ? 'event' : 'facility', area: at % 2 ? '東' : '西' }),
    ),
  )
})
afterAll(() => house.close())

async function print(...documents: SearchDocument[]): Promise<void> {
  paper.print(...documents)
  paper.turn()
  await settle(house)
}
const page = async (address: string) => (await visitor.get(address)).text()
const look = (query: string, more = '') => page(`/search?q=${encodeURIComponent(query)}${more}`)
const suggestions = async (typed: string, prefix = ''): Promise<string[]> =>
  (
    (await (await visitor.get(`${prefix}/search/suggestions?q=${encodeURIComponent(typed)}`)).json()) as {
      suggestions: string[]
    }
  ).suggestions
const titlesIn = (html: string) =>
  [...html.matchAll(/<h[23]><a href="[^"]*"[^>]*>([^<]*)<\/a>/g)].map((match) => match[1])
const bestOf = (html: string) => /<section class="best".*?<\/section>/s.exec(html)?.[0] ?? ''

describe('見つかったもの', () => {
  test('いちばん合うものは、そのままできることと一緒に出る', async () => {
    const best = bestOf(await look('粗大ごみ'))
    expect(best).toContain('粗大ごみを出す')
    expect(best).toMatch(/<a href="\/procedures\/bulky-waste" [^>]*class="button"><span>申し込む<\/span>/)
    expect(bestOf(await look('清掃リサイクル課'))).toContain('href="tel:0311112222"')
  })

  test('英語のページには英語で出て、英語のないものには日本語の印が付く', async () => {
    const found = await page(`/en/search?q=${encodeURIComponent('粗大ごみ')}`)
    expect(bestOf(found)).toMatch(/<a href="\/en\/procedures\/bulky-waste"[^>]*>Bulky waste<\/a>/)
    expect(found).toMatch(/<li lang="ja"><p class="place" lang="en"><span>Sections and telephone numbers/)
  })

  test('ふりがなを付けると、見つかった題名にも付く', async () => {
    expect(bestOf(await page(`/easy/search?q=${encodeURIComponent('粗大ごみ')}`))).toContain(
      '<ruby>粗大<rp>（</rp><rt>そだい</rt>',
    )
  })

  test('多いときは10件ずつで、しぼりこみと次のページには、それぞれのアドレスがある', async () => {
    const first = await look('集会所')
    expect(titlesIn(first)).toHaveLength(10)
    expect(first).toContain('24件見つかりました')
    expect(first).toContain(`href="/search?q=${encodeURIComponent('集会所')}&amp;kind=event"`)
    const last = await look('集会所', '&p=3')
    expect(titlesIn(last)).toHaveLength(4)
    expect(last).not.toContain('class="best"')
    expect(titlesIn(await look('集会所', '&kind=event'))).toHaveLength(3)
    expect(titlesIn(await look('集会所', `&kind=facility&area=${encodeURIComponent('東')}`))).toHaveLength(10)
  })

  test('知らないしぼりこみとページは、なかったことにする', async () => {
    for (const more of ['&kind=secret', '&p=-1', '&p=1e9', '&p=x'])
      expect(titlesIn(await look('集会所', more))).toHaveLength(10)
  })

  test('しぼりこんで何もなければ、やめる道がある', async () => {
    const found = await look('犬の登録', '&kind=event')
    expect(found).toContain('この条件では見つかりませんでした')
    expect(found).toContain(`href="/search?q=${encodeURIComponent('犬の登録')}"`)
  })

  test('何も見つからなければ、そう言い、電話番号と、ここでできることを出す', async () => {
    const found = await look('ゑゐ')
    expect(found).toContain('見つかりませんでした')
    expect(found).toContain('href="tel:0339931111"')
    expect(found).toMatch(/運転免許|わたしの申請/)
  })
})

describe('ことばで探す', () => {
  test('ふだんの言葉の中にある語で、住民の案内が見つかる。職員の案内は見つからない', async () => {
    expect(titlesIn(await look('証明書が本物か知りたい'))[0]).toBe('証明書の確認')
    expect(titlesIn(await look('証明書'))).not.toContain('職員の画面')
  })

  test('全角、大文字、カタカナ、空白の違いは問わない', async () => {
    expect(titlesIn(await look('ＭＹ　Requests'))[0]).toBe('わたしの申請')
    expect(titlesIn(await look('ソダイ'))[0]).toBe('粗大ごみを出す')
  })

  test('何も書かずに探すと、書くように言い、できることを並べる', async () => {
    for (const nothing of ['', '　', '？！']) expect(titlesIn(await look(nothing))).toEqual([])
    expect(await page('/search')).toContain('探したい言葉を書いてください')
  })
})

describe('探す言葉の扱い', () => {
  const digits = '12345678901'
  const number = `${digits}${guardCheckDigit(digits)}`

  test('個人番号は、どこに書かれても、アドレスにも候補にも残らない', async () => {
    const answer = await visitor.get(`/search?q=${number}+kodomo&kind=page`)
    expect(answer.status).toBe(303)
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toBe('/search?q=●●●●●●●●●●●● kodomo')
    const long = await visitor.get(`/search?q=${'a'.repeat(300)}+${number}`)
    expect(long.headers.get('location')).not.toContain(number.slice(0, 6))
    expect(await suggestions(number)).toEqual([])
  })

  test('1万文字の言葉は、はじめだけを探す。どこにもはみ出さない', async () => {
    const answer = await visitor.get(`/search?q=${encodeURIComponent('あ'.repeat(10_000))}`)
    expect(answer.status).toBe(303)
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toBe(`/search?q=${'あ'.repeat(200)}`)
    expect((await visitor.follow(answer.headers.get('location') ?? '')).status).toBe(200)
  })

  test('目に見えない文字、絵文字、壊れた文字、正規表現でも答える', async () => {
    const odd = [
      '\u0007粗大\u202eごみ',
      '👨‍👩‍👧‍👦🗑️',
      `粗大${'\ud83d'}`,
      '(a+)+$',
      '.*',
      '%',
      "'; drop table x; --",
      '粗大\n\n\tごみ',
    ]
    for (const query of odd) {
      const answer = await visitor.follow(`/search?q=${encodeURIComponent(query.toWellFormed())}`)
      expect([query, answer.status]).toEqual([query, 200])
    }
    expect(titlesIn(await look('\u0007粗大\u202eごみ'))[0]).toBe('粗大ごみを出す')
  })

  test('HTMLを書いても言葉のままで、スクリプトは決まりで止まり、答えはどこにも取っておかれない', async () => {
    const answer = await visitor.get(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    const html = await answer.text()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'nonce-/)
    for (const path of ['/search?q=x', '/search/suggestions?q=x'])
      expect((await visitor.get(path)).headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
  })
})

describe('候補', () => {
  test('書きかけの言葉から、題名と呼び名を出す。かなの読みからも題名が出る', async () => {
    expect(await suggestions('粗大')).toContain('粗大ごみを出す')
    expect(await suggestions('そだいごみ')).toContain('粗大ごみを出す')
    expect(await suggestions('ペッ')).toContain('ペット')
    expect(await suggestions('Bul', '/en')).toContain('Bulky waste')
    expect(await suggestions('')).toEqual([])
  })

  test('取り下げたもの、まだ出ていないもの、終わったものの題名は、候補にも件数にも出ない', async () => {
    const kept = paper.documents()
    const now = house.clock.now()
    await print(
      ...kept,
      written('later', 'ひみつの計画', { from: now.add({ hours: 1 }) }),
      written('over', 'ひみつの会議', { until: now.subtract({ hours: 1 }) }),
      written('gone', 'ひみつの名簿'),
    )
    expect(await suggestions('ひみつ')).toEqual(['ひみつの名簿'])
    await print(...kept)
    expect(await suggestions('ひみつ')).toEqual([])
    expect(await look('ひみつの計画')).not.toMatch(/ひみつの(名簿|会議)/)
  })
})

describe('準備ができるまで', () => {
  test('索引を読み込めるまでは、題名だけで探したとはっきり言う', async () => {
    const db = createDatabase(house.db.url, silentLog)
    const starting = browse(testApp({ ...house, db }))
    const blocked = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const blocking = house.db.transact(async (tx) => {
      await sql`lock table search.head in access exclusive mode`.execute(tx)
      blocked.resolve()
      await released.promise
    })
    await blocked.promise
    const answer = await starting.get(`/search?q=${encodeURIComponent('犬の 登録')}`)
    released.resolve()
    await blocking
    expect(answer.status).toBe(503)
    const html = await answer.text()
    expect(html).toContain('題名だけで探しました')
    expect(titlesIn(html)[0]).toBe('犬の登録')
    expect((await starting.get(`/search?q=${encodeURIComponent('ペット')}`)).status).toBe(200)
    await db.close()
  })
})

describe('どのページにも', () => {
  test('探す箱が一つあり、名前があり、ふつうのフォームとして働く', async () => {
    for (const [path, id] of [
      ['/sign-in', 'find'],
      ['/search', 'q'],
    ] as const) {
      const html = await page(path)
      expect(html.match(/<form [^>]*action="\/search"/g)).toHaveLength(1)
      expect(html).toMatch(new RegExp(`<label [^>]*for="${id}"`))
      expect(html).toMatch(new RegExp(`<input id="${id}" name="q" type="search"`))
    }
    expect(await page('/en/sign-in')).toContain('action="/en/search"')
  })
})
