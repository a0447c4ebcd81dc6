import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'
import { type Shown, shownColumns } from './shown.ts'

/** Says whether it is new. */
export async function addFollower(
  tx: Tx,
  reportId: ReportId,
  personId: PersonId,
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into reports.followers (report_id, person_id, since) values (${reportId}, ${personId}, ${since})
    on conflict do nothing returning report_id`.execute(tx)
  return rows.length > 0
}

export async function removeFollower(tx: Tx, reportId: ReportId, persons: readonly PersonId[]): Promise<boolean> {
  const { rows } = await sql`
    delete from reports.followers where report_id = ${reportId} and person_id = any(${[...persons]}::uuid[])
    returning report_id`.execute(tx)
  return rows.length > 0
}

export async function isFollowing(tx: Tx, reportId: ReportId, persons: readonly PersonId[]): Promise<boolean> {
  const { rows } = await sql`
    select from reports.followers where report_id = ${reportId} and person_id = any(${[...persons]}::uuid[]) limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** What these persons follow and everybody may see, the latest followed first. */
export async function followedReports(tx: Tx, persons: readonly PersonId[], limit: number): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select ${shownColumns} from reports.followers f join reports.shown s on s.id = f.report_id
    where f.person_id = any(${[...persons]}::uuid[]) order by f.since desc, s.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Whether one of these persons has already said of its present end that it is so. */
export async function hasConfirmed(
  tx: Tx,
  reportId: ReportId,
  persons: readonly PersonId[],
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    select from reports.steps
    where report_id = ${reportId} and kind = 'confirmed' and at >= ${since} and by_person = any(${[...persons]}::uuid[])
    limit 1`.execute(tx)
  return rows.length > 0
}
