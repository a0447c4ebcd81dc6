import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { type Details, readDetails } from '../../domain/details.ts'
import type { PageId, PageKind } from '../../domain/page.ts'
import { readable } from './published.ts'

/** A page in a list, in the reader's language or else in Japanese. Texts may hold 漢字《かんじ》. */
export type Entry = {
  pageId: PageId
  lang: Lang
  slug: string
  kind: PageKind
  title: string
  summary: string
  details: Details
  topics: readonly string[]
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  noIndex: boolean
  firstPublishedAt: Temporal.Instant
  publishedAt: Temporal.Instant
  /** The Japanese title, by which lists are in order in every language. */
  sortTitle: string
}

type Row = Omit<Entry, 'details'> & { details: unknown }

const columns = sql`p.page_id as "pageId", coalesce(own.lang, p.lang) as lang, p.slug, p.kind,
  coalesce(own.title, p.title) as title, coalesce(own.summary, p.summary) as summary,
  coalesce(own.details, p.details) as details, p.topics, p.starts_at as "startsAt", p.ends_at as "endsAt",
  p.no_index as "noIndex", p.first_published_at as "firstPublishedAt", p.published_at as "publishedAt",
  p.title as "sortTitle"`

type Asked = { lang: Lang; now: Temporal.Instant; limit: number }
type Place = readonly [string, string] | undefined

/**
 * The rows of `chosen`, which picks a few of `pages.published p` in Japanese, in this order. Japanese is the page; a
 * translation only lends its words.
 */
async function entriesOf(
  tx: Tx,
  lang: Lang,
  chosen: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<Entry[]> {
  const { rows } = await sql<Row>`
    select ${columns} from (${chosen}) p
    left join pages.published own on own.page_id = p.page_id and own.lang = ${lang} and own.lang <> 'ja'
    order by ${order} limit 1000`.execute(tx)
  return rows.map((row) => ({ ...row, details: readDetails(row.details) }))
}

const listed = (now: Temporal.Instant) => sql`p.lang = 'ja' and not p.no_index and ${readable(now)}`

const byDay = sql`p.first_published_at desc, p.page_id desc`
const byStart = sql`p.starts_at, p.page_id`
const byTitle = sql`p.title, p.page_id`

/** News, the newest first. */
export const newsOf = (tx: Tx, { lang, now, limit, before }: Asked & { before?: Place }) =>
  entriesOf(
    tx,
    lang,
    sql`select * from pages.published p where p.kind = 'news' and ${listed(now)} and ${olderThan(before)}
      order by ${byDay} limit ${limit}`,
    byDay,
  )

/** 告示・公告・公示送達, the latest day first. */
export const actsOf = (tx: Tx, { lang, now, limit, before }: Asked & { before?: Place }) =>
  entriesOf(
    tx,
    lang,
    sql`select * from pages.published p
      where p.kind = 'act' and p.lang = 'ja' and ${readable(now)} and ${olderThan(before)}
      order by ${byDay} limit ${limit}`,
    byDay,
  )

const olderThan = (place: Place) =>
  place ? sql`(p.first_published_at, p.page_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`

type Span = { from: Temporal.Instant; until: Temporal.Instant; after?: Place }

/** Events that begin before `until` and are not over at `from`, the soonest first. */
export const eventsBetween = (tx: Tx, { lang, now, limit, from, until, after }: Asked & Span) =>
  entriesOf(
    tx,
    lang,
    sql`select * from pages.published p
      where p.kind = 'event' and ${listed(now)} and p.starts_at < ${until} and p.ends_at > ${from}
        and ${after ? sql`(p.starts_at, p.page_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
      order by ${byStart} limit ${limit}`,
    byStart,
  )

type OfKind = { kind: PageKind; topic?: string | undefined; after?: Place }

/** Pages of a kind by title, of a topic where one is named. */
export const pagesByTitle = (tx: Tx, { lang, now, limit, kind, topic, after }: Asked & OfKind) =>
  entriesOf(
    tx,
    lang,
    sql`select * from pages.published p
      where p.kind = ${kind} and ${listed(now)}
        and ${topic ? sql`p.topics @> array[${topic}]::text[]` : sql`true`}
        and ${after ? sql`(p.title, p.page_id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
      order by ${byTitle} limit ${limit}`,
    byTitle,
  )

type OnTopic = { lang: Lang; now: Temporal.Instant; topic: string; most: Readonly<Record<PageKind, number>> }

/** What there is on a topic, so many of each kind: pages and questions by title, what is new, what is coming. */
export const entriesOnTopic = (tx: Tx, { lang, now, topic, most }: OnTopic) =>
  entriesOf(
    tx,
    lang,
    sql`select chosen.* from (
        select page_id, kind,
          row_number() over (partition by kind order by ${byNews} desc nulls last, ${byTitleAndStart}) as place
        from pages.published p
        where p.topics @> array[${topic}]::text[] and ${listed(now)} and (p.kind <> 'event' or p.ends_at > ${now})) placed
      join unnest(${Object.keys(most)}::text[], ${Object.values(most)}::int[]) as wanted (kind, most)
        on wanted.kind = placed.kind and placed.place <= wanted.most
      cross join lateral (
        -- Few are left: one by one, and never the whole table.
        select * from pages.published p where p.page_id = placed.page_id and p.lang = 'ja' offset 0) chosen`,
    sql`${byNews} desc nulls last, ${byTitleAndStart}`,
  )

const byNews = sql`case when p.kind = 'news' then p.first_published_at end`
const byTitleAndStart = sql`p.starts_at nulls last, p.title, p.page_id`

type Newest = { lang: Lang; now: Temporal.Instant; news: number; events: number }

/** The newest news and the next events, for the front page. */
export const whatIsNew = (tx: Tx, { lang, now, news, events }: Newest) =>
  entriesOf(
    tx,
    lang,
    sql`(select * from pages.published p where p.kind = 'news' and ${listed(now)} order by ${byDay} limit ${news})
      union all
      (select * from pages.published p where p.kind = 'event' and ${listed(now)} and p.ends_at > ${now}
       order by ${byStart} limit ${events})`,
    sql`p.starts_at nulls first, ${byDay}`,
  )
