import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { type Details, readDetails } from '../../domain/details.ts'
import type { PageKind } from '../../domain/page.ts'
import type { Heading } from '../markdown/index.ts'

export type FindablePage = {
  slug: string
  kind: PageKind
  lang: Lang
  title: string
  summary: string
  plain: string
  headings: readonly Heading[]
  details: Details
  topics: readonly string[]
  publishedAt: Temporal.Instant
  takedownAt: Temporal.Instant | null
}

const page = sql`slug, kind, lang, title, summary, plain, headings, details, topics, published_at as "publishedAt",
  takedown_at as "takedownAt"`

/** Public pages that may be found: of these addresses, or `most` addresses after one. Whole pages, in every language. */
export async function findable(
  tx: Tx,
  asked: { slugs: readonly string[] } | { after: string | undefined; most: number },
): Promise<FindablePage[]> {
  const chosen =
    'slugs' in asked
      ? sql`select ${[...asked.slugs]}::text[]`
      : sql`select array(select distinct slug from pages.published where not no_index and slug > ${asked.after ?? ''}
          order by slug limit ${asked.most})`
  const { rows } = await sql<Omit<FindablePage, 'details'> & { details: unknown }>`
    select ${page} from pages.published where not no_index and slug = any((${chosen})::text[])
    order by slug, lang`.execute(tx)
  return rows.map((row) => ({ ...row, details: readDetails(row.details) }))
}
