import { sql, type Tx } from '#platform/db/index.ts'
import type { EditionId, PageId } from '../../domain/page.ts'

const most = 50

/** Approved editions whose moment has come, the earliest first. */
export async function dueEditions(tx: Tx, now: Temporal.Instant): Promise<EditionId[]> {
  const { rows } = await sql<{ id: EditionId }>`
    select id from pages.editions where state = 'approved' and coalesce(publish_at, approved_at) <= ${now}
    order by coalesce(publish_at, approved_at), id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Public pages whose end has come. */
export async function dueTakedowns(tx: Tx, now: Temporal.Instant): Promise<PageId[]> {
  const { rows } = await sql<{ id: PageId }>`
    select page_id as id from pages.published where takedown_at <= ${now} and lang = 'ja'
    order by takedown_at, page_id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The next moment at which a page comes or goes by itself. */
export async function nextMoment(
  tx: Tx,
  now: Temporal.Instant,
): Promise<{ at: Temporal.Instant; what: 'publish' | 'takedown' } | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant; what: 'publish' | 'takedown' }>`
    (select coalesce(publish_at, approved_at) as at, 'publish' as what from pages.editions
      where state = 'approved' and coalesce(publish_at, approved_at) > ${now}
      order by coalesce(publish_at, approved_at) limit 1)
    union all
    (select takedown_at, 'takedown' from pages.published where takedown_at > ${now} order by takedown_at limit 1)
    order by 1 limit 1`.execute(tx)
  return rows[0]
}
