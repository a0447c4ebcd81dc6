import { sql, type Tx } from '#platform/db/index.ts'
import type { ReportId, ReportState } from '../../record/index.ts'
import type { Order } from '../../orders/index.ts'

/** What a crew needs of a report: never who sent it, nor how they wrote it. */
export type SiteReport = {
  id: ReportId
  number: string
  category: string
  title: string
  /** As everybody may read it: numbers of telephones and the like are covered. */
  text: string
  state: ReportState
  filedAt: Temporal.Instant
}

const columns = sql`r.id, r.number, r.category, r.shown_title as title, r.shown_text as text, r.state, r.filed_at as "filedAt"`

export async function reportOf(tx: Tx, { reportId }: Pick<Order, 'reportId'>): Promise<SiteReport | undefined> {
  const { rows } = await sql<SiteReport>`select ${columns} from reports.reports r where r.id = ${reportId}`.execute(tx)
  return rows[0]
}

/** What was reported before of the same thing, the newest first. */
export async function reportedBefore(tx: Tx, { assetId, reportId }: Order): Promise<SiteReport[]> {
  const { rows } = await sql<SiteReport>`
    select ${columns} from reports.reports r
    where r.asset_id = ${assetId} and r.id is distinct from ${reportId} and r.state <> 'duplicate'
    order by r.filed_at desc, r.id desc limit 10`.execute(tx)
  return rows
}
