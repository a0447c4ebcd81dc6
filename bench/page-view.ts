import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { median, percentile } from './running/statistics.ts'

const rounds = 5
const pagesOfTheSite = 20_000
const readers = 50
const views = 400
const headers = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'ja' }

const { house, origin, ownerUrl, close } = await openMeasuredHouse(3146)
await writeManyPages(house)
const slugs = await someSlugs(house)
const loader = startLoader(origin)

const asked = {
  page: slugs.map((slug) => `/pages/${slug}`),
  english: slugs.map((slug) => `/en/pages/${slug}`),
  home: ['/'],
  topic: ['/topics/waste', '/topics/tax', '/life/moving'],
  list: ['/news', '/events', '/faq', '/places'],
}
type Kind = keyof typeof asked
const kinds = Object.keys(asked) as Kind[] // parse edge: its own keys

const spread = new Map<string, number[]>()
const put = (name: string, value: number) => spread.set(name, [...(spread.get(name) ?? []), value])
for (let round = -1; round < rounds; round += 1) {
  for (const kind of kinds) {
    const { p95 } = await viewing(asked[kind], 1000)
    if (round >= 0) put(kind, p95)
  }
  const before = process.cpuUsage()
  const { rate } = await viewing(asked.page, 0)
  const { user, system } = process.cpuUsage(before)
  if (round < 0) continue
  put('rate', rate)
  put('cpu', (user + system) / 1000 / views)
}
loader.stop()
await close()

const of = (name: string, unit: string) => ({
  value: median(spread.get(name) ?? []),
  unit,
  spread: spread.get(name) ?? [],
})
report(
  'page-view',
  `Milliseconds until a page has come whole for 95 of 100 of ${readers} people without a sign-in who read for a second between two pages, in a site of ${pagesOfTheSite.toLocaleString('en')} pages and 200 different ones, packed with Brotli. ${rounds} interleaved rounds, the sender of the requests on the same two cores; every answer is checked. The median of the rounds.`,
  [
    { what: 'a page, p95', ...of('page', 'ms'), limit: { max: 15 } },
    { what: 'a page in English or, where there is none, in Japanese, p95', ...of('english', 'ms'), limit: { max: 15 } },
    { what: 'the front page, p95', ...of('home', 'ms') },
    { what: 'a topic, p95', ...of('topic', 'ms') },
    { what: 'a list, p95', ...of('list', 'ms') },
    { what: 'CPU time of the server for a page, database apart', ...of('cpu', 'ms') },
    { what: `pages a second, ${readers} people who do not read`, ...of('rate', '/s') },
  ],
)

async function viewing(paths: readonly string[], pauseMilliseconds: number) {
  const requests: Sent[] = paths.map((path) => ({ path, headers }))
  const load = { requests, total: views, concurrency: readers, pauseMilliseconds }
  const result = await loader.run(load, { status: 200, minBytes: 1500 })
  const times = result.answers.map(({ ms }) => ms)
  return { p95: percentile(times, 95), rate: views / result.seconds }
}

/** The demo's published pages over and over under other addresses, until there are enough. */
async function writeManyPages({ db }: House): Promise<void> {
  await db.transact(async (tx) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pages.published where lang = 'ja'`.execute(tx)
    const copies = Math.ceil(pagesOfTheSite / (rows[0]?.count ?? 1))
    await sql`
      create temporary table copied on commit drop as
      select p.page_id as original, uuidv7() as id, uuidv7() as edition, p.slug || '-' || copy as slug
      from pages.published p, generate_series(1, ${copies}::int) copy where p.lang = 'ja'
        and (p.takedown_at is null)`.execute(tx)
    await sql`
      insert into pages.pages (id, slug, kind, office_id, created_at)
      select c.id, c.slug, p.kind, p.office_id, p.created_at
      from pg_temp.copied c join pages.pages p on p.id = c.original`.execute(tx)
    await sql`
      insert into pages.editions (id, page_id, number, state, created_at, approved_at, published_at)
      select c.edition, c.id, 1, 'published', p.created_at, p.created_at, p.created_at
      from pg_temp.copied c join pages.pages p on p.id = c.original`.execute(tx)
    await sql`
      insert into pages.published (page_id, lang, edition_id, slug, kind, office_id, title, summary, html, plain, headings,
        details, topics, starts_at, ends_at, no_index, first_published_at, published_at, review_on, is_outdated)
      select c.id, p.lang, c.edition, c.slug, p.kind, p.office_id, p.title, p.summary, p.html, p.plain, p.headings,
        p.details, p.topics, p.starts_at, p.ends_at, p.no_index, p.first_published_at, p.published_at, p.review_on,
        p.is_outdated
      from pg_temp.copied c join pages.published p on p.page_id = c.original`.execute(tx)
  })
  await runSql(ownerUrl, 'analyze')
}

async function someSlugs({ db }: House): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from pages.published where lang = 'ja' and kind <> 'act' order by md5(slug) limit 200`.execute(
    db.kysely,
  )
  return rows.map(({ slug }) => slug)
}
