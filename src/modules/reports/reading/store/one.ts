import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { PhotoId, PhotoRole, ReportId, ReportState, StepBy, StepKind } from '../../record/index.ts'
import { type Shown, shownColumns } from './shown.ts'

/** What is said of one thing that happened to a report. */
export type ShownStep = {
  number: number
  kind: StepKind
  to: ReportState | null
  reason: string | null
  said: string | null
  at: Temporal.Instant
  byKind: StepBy['kind']
}

export type ShownPhoto = {
  id: PhotoId
  reportId: ReportId
  role: PhotoRole
  alt: string | null
  width: number
  height: number
}

export async function findShown(tx: Tx, number: ReceiptNumber): Promise<Shown | undefined> {
  const { rows } = await sql<Shown>`
    select ${shownColumns} from reports.shown s where s.number = ${number}`.execute(tx)
  return rows[0]
}

/** Of these, those that everybody sees, in no order. */
export async function shownOf(tx: Tx, ids: readonly ReportId[]): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select ${shownColumns} from reports.shown s where s.id = any(${[...ids]}::uuid[]) order by s.id limit 2000`.execute(
    tx,
  )
  return rows
}

/** The oldest first. */
export async function shownSteps(tx: Tx, id: ReportId): Promise<ShownStep[]> {
  const { rows } = await sql<ShownStep>`
    select number, kind, "toState" as "to", reason, said, at, "byKind"
    from reports.shown_steps where "reportId" = ${id} order by number limit 200`.execute(tx)
  return rows
}

/** As it was, then as it is. */
export async function shownPhotos(tx: Tx, ids: readonly ReportId[]): Promise<ShownPhoto[]> {
  const { rows } = await sql<ShownPhoto>`
    select id, "reportId", role, alt, width, height from reports.shown_photos
    where "reportId" = any(${[...ids]}::uuid[])
    order by "reportId", array_position(array['near', 'far', 'before', 'after', 'answer'], role), position limit 2000`.execute(
    tx,
  )
  return rows
}

/** One of each, the first that everybody may see, by its report. */
export async function firstPhotos(tx: Tx, ids: readonly ReportId[]): Promise<Map<ReportId, ShownPhoto>> {
  const { rows } = await sql<ShownPhoto>`
    select distinct on ("reportId") id, "reportId", role, alt, width, height from reports.shown_photos
    where "reportId" = any(${[...ids]}::uuid[])
    order by "reportId", array_position(array['near', 'far', 'before', 'after', 'answer'], role), position limit 100`.execute(
    tx,
  )
  return new Map(rows.map((photo) => [photo.reportId, photo]))
}

/** The file of a photo that everybody may see. */
export async function shownFile(tx: Tx, id: PhotoId): Promise<FileId | undefined> {
  const { rows } = await sql<{ fileId: FileId }>`
    select "fileId" from reports.shown_photos where id = ${id}`.execute(tx)
  return rows[0]?.fileId
}

/** Numbers of the public reports that are put together with this one, the oldest first; at most a hundred. */
export async function mergedInto(tx: Tx, id: ReportId): Promise<ReceiptNumber[]> {
  const { rows } = await sql<{ number: ReceiptNumber }>`
    select number from reports.shown where "mergedInto" = ${id} order by "filedAt", id limit 100`.execute(tx)
  return rows.map(({ number }) => number)
}
