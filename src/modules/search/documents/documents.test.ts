import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase, sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { settle } from '#platform/jobs/index.ts'
import type { House, SearchDocument } from '#platform/module/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { findDocuments } from '../finding/find.ts'
import { search } from '../index.ts'
import { townPaper, written } from '../testing/town-paper.ts'
import { replaceDocuments } from './index.ts'
import { reconcileSources } from './reconcile.ts'

const paper = townPaper()
let house: TestHouse
/** A second process over the same database. */
let other: House
beforeAll(async () => {
  house = await testHouse({ modules: [search, paper.module] })
  other = { ...house, db: createDatabase(house.db.url, silentLog) }
})
afterAll(async () => {
  await other.db.close()
  await house.close()
})
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await publish()
})

/** As a module does: in its own transaction, everything that it says. */
const publish = (...documents: SearchDocument[]) => {
  paper.print(...documents)
  return house.db.transact(async (tx) => {
    const { rows } = await sql<{ subject: string }>`
      select distinct subject from search.documents where source = 'paper'`.execute(tx)
    const subjects = [...new Set([...rows.map(({ subject }) => subject), ...paper.subjects()])]
    await replaceDocuments(tx, house, 'paper', subjects, paper.documents())
  })
}
const titles = async (query: string, at: House = house, lang: SearchDocument['lang'] = 'ja') => {
  const { documents } = await findDocuments(at, { query, lang, page: 1 })
  return documents.map(({ title }) => title)
}

describe('載せたものと取り下げたもの', () => {
  test('載せたものは、どのプロセスでも、次の検索から見つかる。直したら直した言葉で、取り下げたら見つからない', async () => {
    expect([await titles('粗大ごみ'), await titles('粗大ごみ', other)]).toEqual([[], []])
    await publish(written('sodai', '粗大ごみを出す'))
    expect([await titles('粗大ごみ'), await titles('粗大ごみ', other)]).toEqual([
      ['粗大ごみを出す'],
      ['粗大ごみを出す'],
    ])
    await publish(written('sodai', '大きなごみの申込み'))
    expect([await titles('粗大'), await titles('大きなごみ', other)]).toEqual([[], ['大きなごみの申込み']])
    await publish()
    expect([await titles('大きなごみ'), await titles('大きなごみ', other)]).toEqual([[], []])
  })

  test('書いている途中でやめたものは、見つからない', async () => {
    const give = house.db.transact(async (tx) => {
      await replaceDocuments(tx, house, 'paper', ['paper:draft'], [written('draft', '区議会だより')])
      throw new Error('stopped')
    })
    await expect(give).rejects.toThrow('stopped')
    expect(await titles('区議会だより')).toEqual([])
  })

  test('取り下げたものの言葉は、データベースにも残らない', async () => {
    await publish(written('secret', '秘密の題名', { body: '本文の言葉', words: ['よびな'], summary: '要約' }))
    await publish()
    const { rows } = await sql<{ kept: string }>`
      select row_to_json(d)::text as kept from search.documents d where subject = 'paper:secret'`.execute(
      house.db.kysely,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.kept).not.toMatch(/秘密|本文|よびな|要約|pages/)
  })

  test('公開の時刻より前と、終わりの時刻からは、見つからない', async () => {
    const from = Temporal.Instant.from('2026-12-03T00:00:00+09:00')
    await publish(written('april', '花火大会の案内', { from, until: from.add({ hours: 24 }) }))
    const seen: string[][] = []
    for (const now of ['2026-12-02T23:59:59+09:00', '2026-12-03T00:00:00+09:00', '2026-12-04T00:00:00+09:00']) {
      house.setNow(now)
      seen.push(await titles('花火大会'))
    }
    expect(seen).toEqual([[], ['花火大会の案内'], []])
  })

  test('言葉ごとの版は一つの件として、読む人の言葉で出る。なければ日本語で出る', async () => {
    await publish(
      written('garbage', '粗大ごみを出す', { words: ['bulky waste'] }),
      written('garbage', 'Bulky waste', { lang: 'en' }),
      written('bicycle', '自転車置き場', { words: ['bicycle parking'] }),
    )
    expect(await titles('粗大ごみ', house, 'en')).toEqual(['Bulky waste'])
    expect(await titles('bulky waste')).toEqual(['粗大ごみを出す'])
    expect(await titles('bicycle parking', house, 'en')).toEqual(['自転車置き場'])
  })

  test('ふりがなを付けて書いた題名は、かなでも見つかる', async () => {
    await publish(written('jumin', '住民票《じゅうみんひょう》の写《うつ》し'))
    expect(await titles('じゅうみんひょう')).toEqual(['住民票の写し'])
  })

  test('目に見えない文字や壊れた文字は、落として載せる', async () => {
    await publish(written('odd', `題\u0000名\u0007${'\ud800'}`, { body: '\u0000' }))
    expect(await titles('題名')).toEqual(['題名\ufffd'])
  })

  test('だれも名乗らない元からは、載せられない', async () => {
    const give = house.db.transact((tx) => replaceDocuments(tx, house, 'nobody', ['x:1'], []))
    await expect(give).rejects.toThrow('no module declares')
  })
})

describe('元との突き合わせ', () => {
  test('知らせを受けて、その件だけを読み直す', async () => {
    await reconciled()
    paper.print(written('a', '図書館の休み'), written('b', 'プールの休み'))
    await house.db.transact((tx) => emit(tx, { type: 'paper.printed', subjectKind: 'paper', subjectId: 'a' }))
    await settle(house)
    expect(await titles('図書館の休み')).toContain('図書館の休み')
    expect(await titles('プールの休み')).not.toContain('プールの休み')
  })

  test('元の様子が変われば、足りないものを足し、なくなったものを消す', async () => {
    await reconciled()
    paper.print(written('a', '図書館の休み'))
    paper.turn()
    await reconcileSources(house)
    expect(await titles('図書館')).toEqual(['図書館の休み'])
    paper.print()
    paper.turn()
    await reconcileSources(house)
    expect(await titles('図書館')).toEqual([])
  })

  test('何も変わっていなければ、版は進まない', async () => {
    paper.print(written('a', '図書館の休み'))
    paper.turn()
    await reconcileSources(house)
    const before = await head()
    paper.turn()
    await reconcileSources(house)
    await publish(written('a', '図書館の休み'))
    expect(await head()).toBe(before)
  })

  test('ほかの版の関数で切った言葉は、切り直して載る。それまでも検索は正しく答える', async () => {
    await publish(written('a', '図書館の休み'))
    await sql`update search.documents set terms = '\\x00', terms_made_by = 'icu 1' where subject = 'paper:a'`.execute(
      house.db.kysely,
    )
    const late: House = { ...house, db: createDatabase(house.db.url, silentLog) }
    expect(await titles('図書館', late)).toEqual(['図書館の休み'])
    await late.db.close()
    paper.turn()
    await reconcileSources(house)
    const { rows } = await sql`select from search.documents where terms_made_by = 'icu 1'`.execute(house.db.kysely)
    expect(rows).toEqual([])
  })

  test('消した行を片付けたあとに、眠っていたプロセスが起きても、消えたものは出ない', async () => {
    await publish(written('a', '図書館の休み'), written('b', '図書館の本'))
    const sleeper: House = { ...house, db: createDatabase(house.db.url, silentLog) }
    expect(await titles('図書館', sleeper)).toHaveLength(2)
    await publish(written('b', '図書館の本'))
    await sql`update search.documents set removed_at = removed_at - interval '2 days' where removed_at is not null`.execute(
      house.db.kysely,
    )
    await settle(house)
    const { rows } = await sql`select from search.documents where removed_at is not null`.execute(house.db.kysely)
    expect(rows).toEqual([])
    expect(await titles('図書館', sleeper)).toEqual(['図書館の本'])
    await sleeper.db.close()
  })
})

const reconciled = () => reconcileSources(house)
const head = async () =>
  (await sql<{ version: number }>`select version from search.head`.execute(house.db.kysely)).rows[0]?.version
