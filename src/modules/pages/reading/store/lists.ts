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

// Japanese is the page; a translation only lends its words.
const source = (lang: Lang) => sql`pages.published p
  left join pages.published own on own.page_id = p.page_id and own.lang = ${lang} and own.lang <> 'ja'`

async function entriesOf(tx: Tx, query: RawBuilder<Row>): Promise<Entry[]> {
  const { rows } = await query.execute(tx)
  return rows.map((row) => ({ ...row, details: readDetails(row.details) }))
}

type Asked = { lang: Lang; now: Temporal.Instant; limit: number }

/** News, the newest first. */
export const newsOf = (tx: Tx, { lang, now, limit, before }: Asked & { before?: readonly [string, string] | undefined }) =>
  entriesOf(
    tx,
    sql<Row>`
      select ${columns} from ${source(lang)}
      where p.lang = 'ja' and p.kind = 'news' and not p.no_index and ${readable(now)}
        and (${before?.[0] ?? null}::timestamptz is null
          or (p.first_published_at, p.page_id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
      order by p.first_published_at desc, p.page_id desc limit ${limit}`,
  )

/** Events that begin in [from, until) or are still going on at `from`, the soonest first. */
export const eventsBetween = (
  tx: Tx,
  { lang, now, limit, from, until, after }: Asked & {
    from: Temporal.Instant
    until: Temporal.Instant
    after?: readonly [string, string] | undefined
  },
) =>
  entriesOf(
    tx,
    sql<Row>`
      select ${columns} from ${source(lang)}
      where p.lang = 'ja' and p.kind = 'event' and not p.no_index and ${readable(now)}
        and p.starts_at < ${until} and p.ends_at > ${from}
        and (${after?.[0] ?? null}::timestamptz is null
          or (p.starts_at, p.page_id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by p.starts_at, p.page_id limit ${limit}`,
  )

/** Pages of a kind by title, of a topic where one is named. */
export const pagesByTitle = (
  tx: Tx,
  { lang, now, limit, kind, topic, after }: Asked & {
    kind: PageKind
    topic?: string | undefined
    after?: readonly [string, string] | undefined
  },
) =>
  entriesOf(
    tx,
    sql<Row>`
      select ${columns} from ${source(lang)}
      where p.lang = 'ja' and p.kind = ${kind} and not p.no_index and ${readable(now)}
        and (${topic ?? null}::text is null or p.topics @> array[${topic ?? null}]::text[])
        and (${after?.[0] ?? null}::text is null
          or (p.title, p.page_id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::uuid))
      order by p.title, p.page_id limit ${limit}`,
  )

/** 告示・公告・公示送達, the latest day first. */
export const actsOf = (
  tx: Tx,
  { lang, now, limit, before }: Asked & { before?: readonly [string, string] | undefined },
) =>
  entriesOf(
    tx,
    sql<Row>`
      select ${columns} from ${source(lang)}
      where p.lang = 'ja' and p.kind = 'act' and ${readable(now)}
        and (${before?.[0] ?? null}::timestamptz is null
          or (p.first_published_at, p.page_id) < (${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid))
      order by p.first_published_at desc, p.page_id desc limit ${limit}`,
  )

/** What there is on a topic, so many of each kind: pages and questions by title, what is new, what is coming. */
export async function entriesOnTopic(
  tx: Tx,
  { lang, now, topic, most }: { lang: Lang; now: Temporal.Instant; topic: string; most: Readonly<Record<PageKind, number>> },
): Promise<Entry[]> {
  const kinds = Object.entries(most)
  return entriesOf(
    tx,
    sql<Row>`
      select of_kind.* from unnest(${kinds.map(([kind]) => kind)}::text[], ${kinds.map(([, limit]) => limit)}::int[])
        as wanted (kind, most)
      cross join lateral (
        select ${columns} from ${source(lang)}
        where p.lang = 'ja' and p.kind = wanted.kind and p.topics @> array[${topic}]::text[] and not p.no_index
          and ${readable(now)} and (p.kind <> 'event' or p.ends_at > ${now})
        order by case when p.kind = 'news' then p.first_published_at end desc nulls last, p.starts_at nulls last,
          p.title, p.page_id
        limit wanted.most) of_kind
      limit 1000`,
  )
}

/** The newest news and the next events, for the front page. */
export const whatIsNew = (tx: Tx, { lang, now, news, events }: { lang: Lang; now: Temporal.Instant; news: number; events: number }) =>
  entriesOf(
    tx,
    sql<Row>`
      (select ${columns} from ${source(lang)}
       where p.lang = 'ja' and p.kind = 'news' and not p.no_index and ${readable(now)}
       order by p.first_published_at desc, p.page_id desc limit ${news})
      union all
      (select ${columns} from ${source(lang)}
       where p.lang = 'ja' and p.kind = 'event' and not p.no_index and ${readable(now)} and p.ends_at > ${now}
       order by p.starts_at, p.page_id limit ${events})`,
  )
