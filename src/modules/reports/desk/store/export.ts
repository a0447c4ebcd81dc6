import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Owner } from '../../ground/index.ts'
import type { Channel, Publication, ReportState } from '../../record/index.ts'
import type { BoardFilter } from '../domain/board-filter.ts'
import { type BoardAsker, type BoardCursor, boardOrder, boardPage, cursorText } from './board.ts'

/** A report as a line of a file: nobody's name, no contact, and the place as everybody sees it. */
export type ExportRow = {
  id: string
  at: string
  number: string
  category: string
  town: string
  owner: Owner
  state: ReportState
  publication: Publication
  channel: Channel
  title: string
  text: string
  answer: string | null
  filedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  dueOn: Temporal.PlainDate | null
  expectedOn: Temporal.PlainDate | null
  officeId: OfficeId
  body: string | null
  lat: number
  lon: number
}

/** The next rows of the board in its order. */
export async function exportPage(
  tx: Tx,
  asker: BoardAsker,
  filter: BoardFilter,
  after: BoardCursor | undefined,
  limit: number,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select r.id, ${cursorText(filter.order)} as at, r.number, r.category, r.town, r.owner, r.state, r.publication, r.channel,
      r.shown_title as title, r.shown_text as text, r.answer, r.filed_at as "filedAt", r.closed_at as "closedAt",
      r.due_on as "dueOn", r.expected_on as "expectedOn", r.office_id as "officeId", r.body,
      r.shown_position[1] as lat, r.shown_position[0] as lon
    from (${boardPage(asker, filter, after, limit)}) page join reports.reports r on r.id = page.id
    order by ${boardOrder(filter.order)} limit ${limit}`.execute(tx)
  return rows
}
