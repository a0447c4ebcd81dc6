import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { search } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { pages } from '../../index.ts'
import { readPages } from '../profile/read-pages.ts'
import { seed } from './seed.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, search, pages] })
  await house.db.transact((tx) => seed(tx, house))
})
afterAll(() => house.close())

type Row = { slug: string; lang: string; html: string; publishedAt: Temporal.Instant; savedBy: string | null }
const published = async () => {
  const { rows } = await sql<Row>`
    select p.slug, p.lang, p.html, p.published_at as "publishedAt", v.saved_by as "savedBy"
    from pages.published p join pages.versions v on v.edition_id = p.edition_id and v.lang = p.lang
    order by p.slug, p.lang`.execute(house.db.kysely)
  return rows
}

test('プロファイルのページは、訳も一緒に、はじめに起動したときに全部公開される', async () => {
  const files = readPages(house)
  const wanted = files.flatMap(({ slug, translations }) => [
    `${slug} ja`,
    ...translations.map(({ lang }) => `${slug} ${lang}`),
  ])
  expect((await published()).map(({ slug, lang }) => `${slug} ${lang}`)).toEqual(wanted.toSorted())
})

test('日付は起動した日から数え、ページには曜日の付いた日になって出る', async () => {
  const rows = await published()
  expect(rows.filter(({ html }) => html.includes('{{'))).toEqual([])
  const news = readPages(house).find(({ front }) => front.publishedOn === '-12d')
  const row = rows.find(({ slug }) => slug === news?.slug)
  expect(row?.publishedAt.toString()).toBe('2026-11-20T00:00:00Z')
  const { rows: events } = await sql<{ count: number }>`
    select count(*)::int from pages.published where kind = 'event' and starts_at < ends_at`.execute(house.db.kysely)
  expect(events[0]?.count).toBeGreaterThan(0)
})

test('2度目には何も変わらない。課が取り下げたページも、戻らない', async () => {
  const [first] = await published()
  await sql`delete from pages.published where slug = ${first?.slug}`.execute(house.db.kysely)
  const before = await published()
  await house.db.transact((tx) => seed(tx, house))
  expect(await published()).toEqual(before)
})
