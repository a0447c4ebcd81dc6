import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { EditionId, PageId } from '../../domain/page.ts'

export type StepKind =
  | 'created'
  | 'begun'
  | 'submitted'
  | 'looked'
  | 'returned'
  | 'recalled'
  | 'approved'
  | 'published'
  | 'taken_down'
  | 'withdrawn'
  | 'discarded'
  | 'restored'
  | 'moved'
  | 'remark'
  | 'reviewed'
  | 'scheduled'

export type Step = {
  step: StepKind
  said: string | null
  at: Temporal.Instant
  by: StaffId | null
  editionNumber: number | null
}

export async function insertStep(
  tx: Tx,
  made: {
    pageId: PageId
    editionId?: EditionId | undefined
    step: StepKind
    said?: string | undefined
    at: Temporal.Instant
    /** Missing: by itself, at its moment. */
    by?: StaffId | undefined
  },
): Promise<void> {
  await sql`
    insert into pages.steps (page_id, edition_id, step, said, at, by)
    values (${made.pageId}, ${made.editionId ?? null}, ${made.step}, ${made.said ?? null}, ${made.at}, ${made.by ?? null})`.execute(
    tx,
  )
}

/** The newest first, at most two hundred. */
export async function stepsOf(tx: Tx, id: PageId): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select s.step, s.said, s.at, s.by, e.number as "editionNumber"
    from pages.steps s left join pages.editions e on e.id = s.edition_id
    where s.page_id = ${id} order by s.id desc limit 200`.execute(tx)
  return rows
}
