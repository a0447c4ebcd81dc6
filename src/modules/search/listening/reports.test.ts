import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { createDatabase, sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { findDocuments } from '../finding/find.ts'
import { search } from '../index.ts'
import { townPaper, written } from '../testing/town-paper.ts'
import { usualQueriesFor, writeHeard } from './index.ts'
import { noteClick, noteSearch } from './buffer.ts'
import { keptQuery } from './domain/kept-query.ts'
import { networkOf } from './domain/network.ts'

const paper = townPaper()
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, search, paper.module] })
  paper.print(
    written('first', 'とんぼ池の案内', { words: ['あめんぼ'] }),
    written('second', 'とんぼ池の地図', { words: ['あめんぼ'] }),
  )
  paper.turn()
  await settle(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  for (const table of ['heard', 'clicked', 'searched', 'chosen', 'salts'])
    await sql`delete from ${sql.table(`search.${table}`)}`.execute(house.db.kysely)
  await sql`update search.steering set version = version + 1`.execute(house.db.kysely)
})

const visitor = (address: string, agent = 'Firefox') => ({ network: networkOf(address), agent })
/** Somebody from another town each time. */
const townsman = (number: number) => visitor(`${20 + (number % 200)}.${number}.7.7`)

function heard(who: ReturnType<typeof visitor>, query: string, chosen?: string, found = true): void {
  const day = house.clock.today()
  const kept = keptQuery(query)
  noteSearch(house, { day, visitor: who, ...kept, lang: 'ja', found })
  if (chosen) noteClick(house, { day, visitor: who, query: kept.query, subject: `paper:${chosen}`, rank: 2 })
}
function many(count: number, query: string, chosen?: string, found = true): void {
  for (let number = 1; number <= count; number += 1) heard(townsman(number), query, chosen, found)
}
async function nextDay(days = 1): Promise<void> {
  await writeHeard(house)
  const day = house.clock.today().add({ days })
  house.setNow(`${day}T00:05:00+09:00`)
  await settle(house)
}
const report = async (path = '/staff/search') => {
  const answer = await browse(testApp(house), await staffSignInAs(house, '和田千夏')).get(path)
  return (await answer.text()).replace(/^.*<main/s, '')
}
const firstOf = async (query: string, at = house) =>
  (await findDocuments(at, { query, lang: 'ja', page: 1 })).documents[0]?.subject

describe('職員が見る言葉', () => {
  test('10人以上が探した言葉だけが出る。あとは、まとめてひとつの数である', async () => {
    many(24, 'とんぼ池')
    many(9, 'ひみつの相談')
    await nextDay()
    const page = await report()
    expect(page).toContain('とんぼ池')
    expect(page).toContain('20人以上')
    expect(page).not.toContain('ひみつの相談')
    expect(page).toMatch(/合計）：10人未満/)
  })

  test('一人が10日続けて探しても、10人ではない', async () => {
    for (let day = 0; day < 11; day += 1) {
      heard(visitor('203.0.113.7'), 'わたしの名前')
      await nextDay()
    }
    const { rows } = await sql<{ visitors: number }>`
      select sum(visitors)::int as visitors from search.searched where query = 'わたしの名前'`.execute(house.db.kysely)
    expect(rows[0]?.visitors).toBe(11)
    expect(await report()).not.toContain('わたしの名前')
  })

  test('きょうの言葉は出ない。一人ずつ増えるところは、だれにも見えない', async () => {
    many(26, 'とんぼ池')
    await writeHeard(house)
    expect(await report()).not.toContain('とんぼ池')
    await nextDay()
    const before = await report()
    heard(townsman(180), 'とんぼ池')
    await nextDay()
    expect((await report()).match(/\d+人以上/g)).toEqual(before.match(/\d+人以上/g))
  })

  test('見つからなかった言葉と、見つかっても選ばれなかった言葉が、できることと一緒に出る', async () => {
    many(20, 'ぽんぽこ山', undefined, false)
    many(20, 'とんぼ池')
    many(20, 'あめんぼ', 'first')
    await nextDay()
    const page = await report()
    const block = (title: string) =>
      page.split('<section class="block"').find((part) => part.includes(`<h2>${title}`)) ?? ''
    expect(block('見つからなかった言葉')).toContain('ぽんぽこ山')
    expect(block('見つからなかった言葉')).toContain('/staff/search/synonyms/new?kind=leads&amp;words=')
    expect(block('見つかっても')).toContain('とんぼ池')
    expect(block('見つかっても')).not.toContain('あめんぼ')
    expect(block('よく探された言葉')).toMatch(/あめんぼ[\s\S]*とんぼ池の案内/)
  })

  test('ページごとに、来た人の言葉と、来なかった人の言葉が出て、題名にない言葉を知らせる。少ない人のものは出ない', async () => {
    many(20, 'あめんぼ', 'first')
    many(9, 'とんぼ 少ない', 'first')
    many(20, 'とんぼ池', 'second')
    await nextDay()
    const page = await report('/staff/search/pages?page=/pages/first')
    expect(page).toContain('題名を工夫：「あめんぼ」')
    expect(page).not.toContain('少ない')
    expect(page.slice(page.indexOf('来なかった言葉'))).toContain('とんぼ池')
    expect(await house.db.read((tx) => usualQueriesFor(tx, 'paper:first'))).toEqual(['あめんぼ', 'とんぼ池'])
    expect(await report('/staff/search/pages?page=/pages/nowhere')).toContain('公開中のページは見つかりません')
  })
})

describe('選ばれたものから学ぶ', () => {
  test('多くの人が選んだものは、次の日から少し前に出る。どのプロセスでも同じである', async () => {
    const other = { ...house, db: createDatabase(house.db.url, silentLog) }
    expect(await firstOf('あめんぼ')).toBe('paper:first')
    many(40, 'あめんぼ', 'second')
    await nextDay()
    expect([await firstOf('あめんぼ'), await firstOf('あめんぼ', other)]).toEqual(['paper:second', 'paper:second'])
    expect(await firstOf('とんぼ池')).toBe('paper:first')
    await other.db.close()
  })

  test('アドレスやブラウザーの名を変え、何日も、何百回選んでも、一人では動かせない', async () => {
    for (let day = 0; day < 2; day += 1) {
      for (let times = 0; times < 120; times += 1) {
        heard(visitor(`203.0.${times}.${day}`, `Browser ${times}`), 'あめんぼ', 'second')
        heard(visitor(`2001:db8:7:${times.toString(16)}::/64`, `Browser ${times}`), 'あめんぼ', 'second')
      }
      await nextDay()
    }
    const { rows } = await sql<{ visitors: number }>`
      select sum(visitors)::int as visitors from search.chosen`.execute(house.db.kysely)
    expect(rows[0]?.visitors).toBeGreaterThan(200)
    expect(await firstOf('あめんぼ')).toBe('paper:first')
  })

  test('30日より前に選ばれたことは、もう効かない', async () => {
    many(40, 'あめんぼ', 'second')
    await nextDay()
    expect(await firstOf('あめんぼ')).toBe('paper:second')
    house.setNow('2027-01-05T10:00:00+09:00')
    heard(townsman(1), '何か')
    await nextDay()
    expect(await firstOf('あめんぼ')).toBe('paper:first')
  })
})
