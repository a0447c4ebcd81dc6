import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Report, ReportId, ReportState } from '../../record/index.ts'

export type MergeId = Id<'merge'>

export type StandingMerge = {
  id: MergeId
  intoId: ReportId
  stateBefore: ReportState
  bodyBefore: string | null
  expectedBefore: Temporal.PlainDate | null
  closedBefore: Temporal.Instant | null
  reopenedBefore: number | null
}

export async function standingMerge(tx: Tx, reportId: ReportId): Promise<StandingMerge | undefined> {
  const { rows } = await sql<StandingMerge>`
    select id, into_id as "intoId", state_before as "stateBefore", body_before as "bodyBefore",
      expected_before as "expectedBefore", closed_before as "closedBefore", reopened_before as "reopenedBefore"
    from reports.merges where report_id = ${reportId} and undone_at is null`.execute(tx)
  return rows[0]
}

export async function insertMerge(
  tx: Tx,
  report: Report,
  { into, at, by }: { into: ReportId; at: Temporal.Instant; by: StaffId },
): Promise<MergeId> {
  const { rows } = await sql<{ id: MergeId }>`
    insert into reports.merges (report_id, into_id, state_before, body_before, expected_before, closed_before, reopened_before, at, by_staff)
    values (${report.id}, ${into}, ${report.state}, ${report.body}, ${report.expectedOn}, ${report.closedAt},
      ${report.reopened}, ${at}, ${by})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no merge was inserted')
  return row.id
}

/** Those that lead to a report. */
export async function idsMergedInto(tx: Tx, id: ReportId): Promise<ReportId[]> {
  const { rows } = await sql<{ id: ReportId }>`
    select id from reports.reports where merged_into = ${id} order by id limit 1000`.execute(tx)
  return rows.map((row) => row.id)
}

/** Locked reports that went along with one: they lead to another root now. */
export async function pointTo(tx: Tx, ids: readonly ReportId[], root: ReportId, at: Temporal.Instant): Promise<void> {
  await sql`
    update reports.reports set merged_into = ${root}, changed_at = ${at}, version = version + 1
    where id = any(${[...ids]}::uuid[]) and merged_into is not null`.execute(tx)
}

export async function insertCarried(tx: Tx, merge: MergeId, ids: readonly ReportId[]): Promise<void> {
  await sql`
    insert into reports.merges_carried (merge_id, report_id)
    select ${merge}::uuid, unnest(${[...ids]}::uuid[])`.execute(tx)
}

/** Of those that went along with a merge, the ones that still belong to the report that was merged. */
export async function stillCarried(tx: Tx, merge: MergeId, from: ReportId, root: ReportId): Promise<ReportId[]> {
  const { rows } = await sql<{ id: ReportId }>`
    select r.id from reports.merges_carried c
      join reports.reports r on r.id = c.report_id and r.merged_into = ${root}
      join reports.merges m on m.report_id = r.id and m.undone_at is null and m.into_id = ${from}
     where c.merge_id = ${merge} order by r.id limit 1000`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Who reported or follows these hears of the root from now on, and it is kept through which report they came. */
export async function carryFollowers(
  tx: Tx,
  { from, carried, root, at }: { from: ReportId; carried: readonly ReportId[]; root: ReportId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reports.followers (report_id, person_id, since, from_report)
    select distinct on (person_id) ${root}::uuid, person_id, ${at}::timestamptz, came from (
      select f.person_id, coalesce(f.from_report, f.report_id) as came from reports.followers f where f.report_id = ${from}
      union all
      select r.reporter_person_id, r.id from reports.reports r
       where r.id = any(${[from, ...carried]}::uuid[]) and r.reporter_person_id is not null) they
     where person_id is distinct from (select reporter_person_id from reports.reports where id = ${root})
     order by person_id, came <> ${from}::uuid
        on conflict do nothing`.execute(tx)
}

/** Who came along with these goes again. */
export async function dropCarriedFollowers(
  tx: Tx,
  roots: readonly ReportId[],
  came: readonly ReportId[],
): Promise<void> {
  await sql`
    delete from reports.followers
    where report_id = any(${[...roots]}::uuid[]) and from_report = any(${[...came]}::uuid[])`.execute(tx)
}

export async function writeUndone(
  tx: Tx,
  id: MergeId,
  { at, by }: { at: Temporal.Instant; by: StaffId },
): Promise<void> {
  await sql`update reports.merges set undone_at = ${at}, undone_by = ${by} where id = ${id}`.execute(tx)
}

/** When it had ended and how often it was opened again are as they were: being put together and apart is neither. */
export async function restoreEnd(tx: Tx, id: ReportId, { closedBefore, reopenedBefore }: StandingMerge): Promise<void> {
  await sql`
    update reports.reports set closed_at = case when closed_at is not null then coalesce(${closedBefore}::timestamptz, closed_at) end,
      reopened = coalesce(${reopenedBefore}::int, reopened)
    where id = ${id}`.execute(tx)
}
