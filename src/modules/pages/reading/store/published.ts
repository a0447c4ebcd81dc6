import { type Database, type RawBuilder, sql, type SqlBool, together, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { type Details, readDetails } from '../../domain/details.ts'
import type { PageId, PageKind } from '../../domain/page.ts'

/** A page as everybody may read it, in one language. Texts may hold 漢字《かんじ》. */
export type PublicPage = {
  pageId: PageId
  lang: Lang
  slug: string
  kind: PageKind
  officeId: OfficeId
  title: string
  summary: string
  /** Sanitised when it was published. */
  html: string
  /** The words of `html` alone. */
  plain: string
  headings: readonly { level: number; id: string; text: string }[]
  details: Details
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  noIndex: boolean
  firstPublishedAt: Temporal.Instant
  publishedAt: Temporal.Instant
  reviewOn: Temporal.PlainDate | null
  isOutdated: boolean
  /** In which languages it can be read. */
  langs: readonly Lang[]
  /** What the Japanese page says beside its text; a translation that lacks words of its own has the same. */
  japanese: Details
}

/** For queries of `pages.published p`: may be read at this moment. */
export const readable = (now: Temporal.Instant): RawBuilder<SqlBool> =>
  sql`p.published_at <= ${now} and (p.takedown_at is null or ${now} < p.takedown_at)`

type Question = { slug: string; lang: Lang; now: Temporal.Instant }
type Row = Omit<PublicPage, 'details' | 'japanese'> & { asked: number; details: unknown; japanese: unknown }

const columns = sql`p.page_id as "pageId", p.lang, p.slug, p.kind, p.office_id as "officeId", p.title, p.summary, p.html, p.plain,
  p.headings, p.details, p.starts_at as "startsAt", p.ends_at as "endsAt", p.no_index as "noIndex",
  p.first_published_at as "firstPublishedAt", p.published_at as "publishedAt", p.review_on as "reviewOn",
  p.is_outdated as "isOutdated"`

/** The pages of these addresses, each in the language asked for or else in Japanese. */
async function readPages(tx: Tx, asked: readonly Question[]): Promise<(PublicPage | undefined)[]> {
  const { rows } = await sql<Row>`
    select asked.at::int as asked, ${columns}, case when p.lang <> 'ja' then ja.details end as japanese, langs
    from unnest(${asked.map(({ slug }) => slug)}::text[], ${asked.map(({ lang }) => lang)}::text[],
      ${asked.map(({ now }) => now)}::timestamptz[]) with ordinality as asked (slug, lang, now, at)
    cross join lateral (
      select * from pages.published p where p.slug = asked.slug and p.lang in (asked.lang, 'ja')
        and p.published_at <= asked.now and (p.takedown_at is null or asked.now < p.takedown_at)
      order by (p.lang = asked.lang) desc limit 1) p
    join pages.published ja on ja.page_id = p.page_id and ja.lang = 'ja'
    cross join lateral (
      select array_agg(other.lang order by other.lang) as langs from pages.published other
      where other.page_id = p.page_id) spoken
    limit ${asked.length}`.execute(tx)
  const found = new Map(rows.map((row) => [row.asked, row]))
  return asked.map((_, at) => {
    const row = found.get(at + 1)
    if (!row) return undefined
    const details = readDetails(row.details)
    return { ...row, details, japanese: row.japanese === null ? details : readDetails(row.japanese) }
  })
}

/** What everybody may read at this address at this moment; whoever asks at the same time is answered by the same statement. */
export function findPage(db: Database, question: Question): Promise<PublicPage | undefined> {
  const reader = readers.get(db) ?? together((asked: readonly Question[]) => db.look((tx) => readPages(tx, asked)), 50)
  readers.set(db, reader)
  return reader(question)
}

const readers = new WeakMap<Database, (question: Question) => Promise<PublicPage | undefined>>()

/** The same by its id. */
export async function publicPage(
  tx: Tx,
  { id, lang, now }: { id: PageId; lang: Lang; now: Temporal.Instant },
): Promise<PublicPage | undefined> {
  const { rows } = await sql<{ slug: string }>`
    select slug from pages.published where page_id = ${id} and lang = 'ja'`.execute(tx)
  const [row] = rows
  return row && (await readPages(tx, [{ slug: row.slug, lang, now }]))[0]
}

/** Where the page that once had this address is now. */
export async function findMoved(tx: Tx, slug: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`
    select p.slug from pages.former_slugs f join pages.published p on p.page_id = f.page_id and p.lang = 'ja'
    where f.slug = ${slug} and ${readable(now)}`.execute(tx)
  return rows[0]?.slug
}
