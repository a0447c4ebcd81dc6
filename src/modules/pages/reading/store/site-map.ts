import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { readable } from './published.ts'

/** By the last digit of their ids, which is chance: a part of 200,000 pages fits into one file. */
export const mapParts = [...'0123456789abcdef']

const mostInPart = 15_000

/** Everything of a part that search engines may know. */
export async function pagesOfPart(
  tx: Tx,
  { part, now }: { part: string; now: Temporal.Instant },
): Promise<{ slug: string; langs: Lang[]; changedAt: Temporal.Instant }[]> {
  const { rows } = await sql<{ slug: string; langs: Lang[]; changedAt: Temporal.Instant }>`
    select p.slug, array_agg(p.lang order by p.lang desc) as langs, max(p.published_at) as "changedAt"
    from pages.published p
    where not p.no_index and ${readable(now)} and right(p.page_id::text, 1) = ${part}
    group by p.slug order by p.slug limit ${mostInPart}`.execute(tx)
  return rows
}
