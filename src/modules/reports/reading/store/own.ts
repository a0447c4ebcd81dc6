import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import type { PhotoId, Publication, Report, ReportId, ReportState } from '../../record/index.ts'
import { reportColumns } from '../../record/index.ts'
import type { ShownPhoto, ShownStep } from './one.ts'

// What is read here is for the person who reported it and for nobody else: every statement asks for whose it is.

/** A report of one of these persons (several numbers of one). */
export async function findOwn(
  tx: Tx,
  number: ReceiptNumber,
  persons: readonly PersonId[],
): Promise<Report | undefined> {
  const { rows } = await sql<Report>`
    select ${reportColumns} from reports.reports r
    where r.number = ${number} and r.reporter_person_id = any(${[...persons]}::uuid[])`.execute(tx)
  return rows[0]
}

/** What happened to it as its reporter may know it; the office's own notes are not among it. The oldest first. */
export async function ownSteps(tx: Tx, id: ReportId, persons: readonly PersonId[]): Promise<ShownStep[]> {
  const { rows } = await sql<ShownStep>`
    select s.number, s.kind, s.to_state as "to", s.reason, s.said, s.at, s.by_kind as "byKind"
    from reports.steps s join reports.reports r on r.id = s.report_id
    where s.report_id = ${id} and r.reporter_person_id = any(${[...persons]}::uuid[])
      and s.kind in ('filed', 'moved', 'answered', 'confirmed', 'reopened', 'merged', 'unmerged')
    order by s.number limit 200`.execute(tx)
  return rows
}

/** Why it is not public, where the office has said so. */
export async function whyNotPublic(tx: Tx, id: ReportId, persons: readonly PersonId[]): Promise<string | null> {
  const { rows } = await sql<{ reason: string | null }>`
    select s.reason from reports.steps s join reports.reports r on r.id = s.report_id
    where s.report_id = ${id} and s.kind = 'published' and r.reporter_person_id = any(${[...persons]}::uuid[])
    order by s.number desc limit 1`.execute(tx)
  return rows[0]?.reason ?? null
}

/** All that are there, those that nobody has looked at too. */
export async function ownPhotos(tx: Tx, id: ReportId, persons: readonly PersonId[]): Promise<ShownPhoto[]> {
  const { rows } = await sql<ShownPhoto>`
    select p.id, p.report_id as "reportId", p.role, p.alt, p.width, p.height
    from reports.photos p join reports.reports r on r.id = p.report_id
    where p.report_id = ${id} and p.removed_at is null and r.reporter_person_id = any(${[...persons]}::uuid[])
      and (p.added_by_staff is null or p.shown_file_id is not null)
    order by array_position(array['near', 'far', 'before', 'after', 'answer'], p.role), p.position limit 100`.execute(
    tx,
  )
  return rows
}

/** The file of a photo of their own report: as they sent it; of the office's, the one for everybody. */
export async function ownFile(tx: Tx, id: PhotoId, persons: readonly PersonId[]): Promise<FileId | undefined> {
  const { rows } = await sql<{ fileId: FileId | null }>`
    select case when p.added_by_staff is null then p.file_id else p.shown_file_id end as "fileId"
    from reports.photos p join reports.reports r on r.id = p.report_id
    where p.id = ${id} and p.removed_at is null and r.reporter_person_id = any(${[...persons]}::uuid[])`.execute(tx)
  return rows[0]?.fileId ?? undefined
}

/** A report in a list of one's own. */
export type OwnReport = {
  id: ReportId
  number: ReceiptNumber
  category: string
  title: string
  town: string
  state: ReportState
  publication: Publication
  filedAt: Temporal.Instant
  stateSince: Temporal.Instant
  expectedOn: Temporal.PlainDate | null
}

/** The newest first, after `before` (filed and id). */
export async function ownReports(
  tx: Tx,
  persons: readonly PersonId[],
  { before, limit }: { before?: readonly [string, string] | undefined; limit: number },
): Promise<OwnReport[]> {
  const older = before ? sql`and (filed_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``
  const { rows } = await sql<OwnReport>`
    select id, number, category, shown_title as title, town, state, publication, filed_at as "filedAt",
      state_since as "stateSince", expected_on as "expectedOn"
    from reports.reports where reporter_person_id = any(${[...persons]}::uuid[]) ${older}
    order by filed_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/** What became of all that these persons have reported: the newest thousand. */
export async function thanksTo(
  tx: Tx,
  persons: readonly PersonId[],
): Promise<{ reports: number; fixed: number; goodDeeds: number }> {
  const { rows } = await sql<{ reports: number; fixed: number; goodDeeds: number }>`
    select count(*)::int as reports,
      count(*) filter (where state in ('fixed', 'fixed_by_others'))::int as fixed,
      count(*) filter (where kind = 'good_deed' and state <> 'cancelled')::int as "goodDeeds"
    from (select kind, state from reports.reports where reporter_person_id = any(${[...persons]}::uuid[])
          order by filed_at desc, id desc limit 1000) own`.execute(tx)
  return rows[0] ?? { reports: 0, fixed: 0, goodDeeds: 0 }
}
