import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { search } from '../index.ts'
import { townPaper, written } from '../testing/town-paper.ts'
import { writeHeard } from './index.ts'

const paper = townPaper()
let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [search, paper.module] })
  app = testApp(house)
  paper.print(written('sodai', '粗大ごみを出す'), written('dogs', '犬の登録'))
  paper.turn()
  await settle(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  await writeHeard(house)
  house.setNow('2026-12-02T10:00:00+09:00')
  for (const table of ['heard', 'clicked', 'searched', 'chosen', 'salts'])
    await sql`delete from ${sql.table(`search.${table}`)}`.execute(house.db.kysely)
})

/** Somebody's browser: an address, and what it calls itself. */
type From = { address?: string; agent?: string }

const send = (method: string, path: string, { address = '203.0.113.7', agent = 'Firefox' }: From = {}) =>
  app.request(path, { method, headers: { 'user-agent': agent } }, { incoming: { socket: { remoteAddress: address } } })
const look = async (query: string, from?: From) =>
  (await send('GET', `/search?q=${encodeURIComponent(query)}`, from)).text()
const pingIn = (html: string) => /<a href="\/pages\/sodai" ping="([^"]*)"/.exec(html)?.[1] ?? ''
const click = async (query: string, from?: From) => send('POST', pingIn(await look(query, from)), from)

async function rows<Row>(table: string, columns: string): Promise<Row[]> {
  await writeHeard(house)
  const { rows: found } = await sql<Row>`select ${sql.raw(columns)} from ${sql.table(`search.${table}`)}
    order by query`.execute(house.db.kysely)
  return found
}
const queries = async () => [...new Set((await rows<{ query: string }>('heard', 'query')).map(({ query }) => query))]

async function nextDay(): Promise<void> {
  await writeHeard(house)
  house.setNow('2026-12-03T00:02:00+09:00')
  await settle(house)
}

describe('探した言葉', () => {
  test('同じ人が一日に同じ言葉を何度探しても、一人である。書き方の違いは問わない', async () => {
    for (const query of ['粗大ゴミ', '粗大ごみ', '　粗大ｺﾞﾐ', '粗大ゴミ']) await look(query)
    await look('粗大ゴミ', { agent: 'Safari' })
    await look('粗大ゴミ', { address: '203.0.113.250' })
    await look('粗大ゴミ', { address: '198.51.100.1' })
    await look('ゑゐ')
    await nextDay()
    expect(await rows('searched', 'query, shown, visitors, found, clicked')).toEqual([
      { query: 'ゑゐ', shown: 'ゑゐ', visitors: 1, found: 0, clicked: 0 },
      { query: '粗大ごみ', shown: '粗大ゴミ', visitors: 3, found: 3, clicked: 0 },
    ])
  })

  test('次のページ、しぼりこみ、機械、先読みは、探した人に数えない', async () => {
    await send('GET', '/search?q=%E7%8A%AC&p=2')
    await send('GET', '/search?q=%E7%8A%AC&kind=page')
    await look('犬', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' })
    await look('犬', { agent: 'curl/8' })
    await look('')
    expect(await queries()).toEqual([])
  })

  test.each([
    ['電話番号', '03-3993-1111 粗大ごみ', '粗大ごみ'],
    ['全角の電話番号', '粗大ごみ　０９０−１２３４−５６７８', '粗大ごみ'],
    ['メールアドレス', 'hanako.sato@example.jp 粗大ごみ', '粗大ごみ'],
    ['番地', '豊玉北六丁目12番1号 粗大ごみ', '豊玉北 粗大ごみ'],
    ['呼びかけた名前', '粗大ごみ 佐藤花子さん', '粗大ごみ'],
    ['様の付いた名前', '山田様 粗大ごみ', '粗大ごみ'],
    ['姓と名', '佐藤 花子 粗大ごみ', '粗大ごみ'],
    ['続けて書いた姓と名', '鈴木一郎 粗大ごみ', '粗大ごみ'],
    ['かなの名前と生年月日', 'ヤマダ タロウ 19800102 粗大ごみ', '粗大ごみ'],
  ])('%sは、書き留める前に取り除く', async (_what, typed, kept) => {
    await look(typed)
    expect(await queries()).toEqual([kept])
  })

  test.each([
    '赤ちゃん お金',
    'お医者さん',
    'たくさん 捨てる',
    '様式 ダウンロード',
    '氏名 変更',
    '中村橋 図書館',
    '石川県 引っ越し',
    'マル乳',
    '同様の手続',
    '大家さん 困る',
    '森林 税',
  ])('名前ではない言葉は残す：%s', async (typed) => {
    await look(typed)
    expect(await rows('heard', 'query, shown')).toMatchObject([{ shown: typed }])
  })

  test('60文字より長いものは、書き留めずに数だけ数える。そこからのクリックも送られない', async () => {
    const html = await look(`粗大ごみ${'を捨てたい'.repeat(15)}`)
    expect(html).not.toContain(' ping=')
    expect(await rows('heard', 'query, shown')).toEqual([{ query: '', shown: '' }])
  })

  test('書き留めるのは検索のあとで、まとめて書く。ディスクに余裕がなければ数えないが、検索は答える', async () => {
    await look('犬')
    const { rows: before } = await sql`select from search.heard`.execute(house.db.kysely)
    expect([before.length, (await queries()).length]).toEqual([0, 1])
    const full = { ...house, db: { ...house.db, room: { ...house.db.room, isFull: true } } }
    expect((await testApp(full).request('/search?q=%E7%8C%AB')).status).toBe(200)
    await writeHeard(full)
    expect(await queries()).toEqual(['犬'])
  })
})

describe('クリック', () => {
  test('結果をたどると、だれかを知らずに数える。同じ人の同じ言葉と行き先は、一日に一度である', async () => {
    const from = { address: '198.51.100.20' }
    for (let times = 0; times < 5; times += 1) expect((await click('粗大ゴミ', from)).status).toBe(204)
    await click('粗大ゴミ', { address: '192.0.2.3' })
    await look('粗大ゴミ', { address: '192.0.2.200', agent: 'Safari' })
    await nextDay()
    expect(await rows('chosen', 'query, subject, visitors, ranks')).toEqual([
      { query: '粗大ごみ', subject: 'paper:sodai', visitors: 2, ranks: 2 },
    ])
    expect(await rows('searched', 'query, visitors, clicked')).toEqual([{ query: '粗大ごみ', visitors: 3, clicked: 2 }])
  })

  test('ほかの人に渡したもの、書き換えたもの、きのうのものは、数えない', async () => {
    const ping = pingIn(await look('粗大ゴミ'))
    expect((await send('POST', ping, { address: '198.51.100.20' })).status).toBe(404)
    expect((await send('POST', ping, { agent: 'Safari' })).status).toBe(404)
    expect((await send('POST', `${ping.slice(0, -3)}AAA`)).status).toBe(404)
    for (const odd of ['x', 'A'.repeat(60), 'A'.repeat(5000)])
      expect((await send('POST', `/callbacks/search/clicks/${odd}`)).status).toBe(404)
    house.setNow('2026-12-03T00:00:01+09:00')
    expect((await send('POST', ping)).status).toBe(404)
    expect(await rows('clicked', 'query')).toEqual([])
  })

  test('クリックを知らせるアドレスに、打った言葉の番号や名前は入らない', async () => {
    const ping = pingIn(await look('粗大ゴミ 090-1234-5678 佐藤花子様'))
    const body = Buffer.from(ping.split('/').at(-1) ?? '', 'base64url')
      .subarray(12)
      .toString()
    expect(JSON.parse(body)).toEqual(['2026-12-02', '粗大ごみ', 'paper:sodai', 1])
  })
})

describe('日が変わると', () => {
  test('だれのものかは鍵と一緒に捨て、数だけが残る。二度走っても同じである', async () => {
    await click('粗大ゴミ')
    await nextDay()
    const once = [await rows('searched', '*'), await rows('chosen', '*')]
    await settle(house)
    expect([await rows('searched', '*'), await rows('chosen', '*')]).toEqual(once)
    expect([await rows('heard', '*'), await rows('clicked', '*')]).toEqual([[], []])
    const { rows: salts } = await sql`select from search.salts`.execute(house.db.kysely)
    expect(salts).toEqual([])
    expect(JSON.stringify(once)).not.toMatch(/visitor"|203\.0|Firefox/)
  })

  test('同じ人は、次の日には別の値になる', async () => {
    await look('犬')
    const [first] = await rows<{ visitor: Buffer }>('heard', 'visitor')
    await nextDay()
    await look('犬')
    const [next] = await rows<{ visitor: Buffer }>('heard', 'visitor')
    expect(first?.visitor).toBeDefined()
    expect(next?.visitor).not.toEqual(first?.visitor)
  })

  test('真夜中の前に聞いて、あとで書くものも、前の日に数える。鍵を捨てたあとに届いたものは書かない', async () => {
    await look('犬')
    house.setNow('2026-12-03T00:00:02+09:00')
    await look('猫')
    await writeHeard(house)
    house.setNow('2026-12-03T10:00:00+09:00')
    await look('鳥')
    house.setNow('2026-12-04T10:00:00+09:00')
    await settle(house)
    await writeHeard(house)
    expect(await rows('searched', 'query, day::text')).toEqual([
      { query: '犬', day: '2026-12-02' },
      { query: '猫', day: '2026-12-03' },
    ])
    expect(await rows('heard', 'query')).toEqual([])
  })

  test('90日より前の数は消える', async () => {
    await look('犬')
    await nextDay()
    house.setNow('2027-03-03T10:00:00+09:00')
    await look('猫')
    await writeHeard(house)
    house.setNow('2027-03-04T10:00:00+09:00')
    await settle(house)
    expect(await rows('searched', 'query')).toEqual([{ query: '猫' }])
  })
})
