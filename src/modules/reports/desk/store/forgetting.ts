import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { PhotoId, ReportId } from '../../record/index.ts'

/** The next reports that ended before `before` and still know whose they were; locked for this transaction. */
export async function lockOver(tx: Tx, before: Temporal.Instant, limit: number): Promise<ReportId[]> {
  const { rows } = await sql<{ id: ReportId }>`
    select id from reports.reports where closed_at < ${before} and anonymised_at is null
    order by closed_at, id limit ${limit} for update skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Nobody's name and words: what is public stays as it was read, the rest keeps its kind, place and course alone. Nor is it
 * known any more which member of staff wrote what.
 */
export async function forgetReports(
  tx: Tx,
  ids: readonly ReportId[],
  { at, titles }: { at: Temporal.Instant; titles: Readonly<Record<string, string>> },
): Promise<void> {
  const these = sql`any(${[...ids]}::uuid[])`
  await sql`
    update reports.reports set anonymised_at = ${at}, reporter_person_id = null, contact = null, description = null,
      place_text = null, attributes = '{}', position = shown_position, assigned_to = null, looked_by = null,
      shown_title = case when publication = 'public' then shown_title
        else coalesce(${JSON.stringify(titles)}::jsonb ->> category, category) end,
      shown_text = case when publication = 'public' then shown_text else '' end,
      answer = case when publication = 'public' then answer end,
      answered_at = case when publication = 'public' then answered_at end
    where id = ${these}`.execute(tx)
  await forgetSteps(tx, ids)
  await sql`delete from reports.followers where report_id = ${these} or from_report = ${these}`.execute(tx)
  // What was put together stays so: nobody takes it apart after years.
  await sql`
    delete from reports.merges_carried where report_id = ${these}
      or merge_id in (select id from reports.merges where report_id = ${these})`.execute(tx)
  await sql`delete from reports.merges where report_id = ${these}`.execute(tx)
  await sql`
    update reports.photos set added_by_staff = null, looked_by = null
    where report_id = ${these} and num_nonnulls(added_by_staff, looked_by) > 0`.execute(tx)
}

/** Words stay where everybody reads them, as they read them. */
async function forgetSteps(tx: Tx, ids: readonly ReportId[]): Promise<void> {
  await sql`
    update reports.steps s set note = null, by_person = null, by_staff = null,
      details = case when s.kind = 'assigned' then '{}' else s.details end,
      said = case when exists (
        select from reports.shown_steps h where (h."reportId", h.number) = (s.report_id, s.number) and h.said is not null) then s.said end
    where s.report_id = any(${[...ids]}::uuid[])
      and (num_nonnulls(s.note, s.by_person, s.by_staff, s.said) > 0 or s.kind = 'assigned')`.execute(tx)
}

/** Blocks that are over, of reports that are nobody's any more. */
export async function forgetBlocks(tx: Tx, now: Temporal.Instant, limit: number): Promise<void> {
  await sql`
    delete from reports.blocks where id in (
      select b.id from reports.blocks b join reports.reports r on r.id = b.report_id
       where r.anonymised_at is not null and (b.until_at < ${now} or b.lifted_at is not null)
       order by b.id limit ${limit})`.execute(tx)
}

/**
 * Of these reports, takes away the photos that nobody but the office sees, and of the others the picture from before parts
 * of it were covered. Gives the photos and the files to remove.
 */
export async function forgetPhotos(tx: Tx, ids: readonly ReportId[]): Promise<{ photos: PhotoId[]; files: FileId[] }> {
  const { rows: gone } = await sql<{ id: PhotoId }>`
    delete from reports.photos p using reports.reports r
    where r.id = p.report_id and r.id = any(${[...ids]}::uuid[])
      and (p.shown_file_id is null or p.removed_at is not null or r.publication <> 'public')
    returning p.id`.execute(tx)
  const { rows: covered } = await sql<{ fileId: FileId }>`
    with before as (
      select id, file_id from reports.photos
      where report_id = any(${[...ids]}::uuid[]) and shown_file_id <> file_id for update)
    update reports.photos p set file_id = p.shown_file_id from before where p.id = before.id
    returning before.file_id as "fileId"`.execute(tx)
  return { photos: gone.map(({ id }) => id), files: covered.map(({ fileId }) => fileId) }
}

/** When the first report after `after` ended that still knows whose it was. */
export async function firstEndAfter(tx: Tx, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(closed_at) as at from reports.reports where closed_at > ${after} and anonymised_at is null`.execute(tx)
  return rows[0]?.at ?? undefined
}
