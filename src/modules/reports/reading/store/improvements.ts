import { sql, type Tx } from '#platform/db/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

/** What became better by a report: as it was and as it is, in the words that the office told everybody. */
export type Improvement = {
  id: string
  reportId: ReportId
  number: ReceiptNumber
  category: string
  town: string
  title: string
  beforeText: string
  afterText: string
  publishedAt: Temporal.Instant
}

const columns = sql`id, "reportId", number, category, town, title, "beforeText", "afterText", "publishedAt"`

/**
 * What the office tells everybody of what became better, the newest first: of reports that are fixed and public at this
 * moment. The next ones come after `before`, the `publishedAt` and `id` of the last. Their pictures are the report's.
 */
export async function improvements(
  tx: Tx,
  { before, limit }: { before?: readonly [string, string] | undefined; limit: number },
): Promise<Improvement[]> {
  const older = before ? sql`where ("publishedAt", id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``
  const { rows } = await sql<Improvement>`
    select ${columns} from reports.shown_improvements ${older} order by "publishedAt" desc, id desc limit ${limit}`.execute(
    tx,
  )
  return rows
}

export async function improvementsOf(tx: Tx, reportIds: readonly ReportId[]): Promise<Improvement[]> {
  const { rows } = await sql<Improvement>`
    select ${columns} from reports.shown_improvements where "reportId" = any(${[...reportIds]}::uuid[])
    order by id limit 2000`.execute(tx)
  return rows
}
