import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId } from '#platform/ids/index.ts'
import type { PhotoId, Report, ReportId, ReportState } from '../../record/index.ts'

export type CandidateRow = {
  id: ReportId
  number: string
  title: string
  category: string
  town: string
  state: ReportState
  lat: number
  lon: number
  text: string
  filedAt: Temporal.Instant
  version: number
  photoId: PhotoId | null
  width: number | null
  height: number | null
  pictureBits: number | null
  reporter: PersonId | null
}

// About 1,000 m at our latitude.
const reach = { lat: 0.009, lon: 0.0111 }
const nearest = 400

/**
 * What may be the same thing as a report: of its group, within about 1,000 m, open or, of the nearest, ended less than 60 days ago, and
 * standing for itself; of these offices. `all`: of every office.
 */
export async function nearbyReports(
  tx: Tx,
  report: Pick<Report, 'id' | 'lat' | 'lon' | 'category'>,
  { offices, since, limit }: { offices: readonly OfficeId[] | 'all'; since: Temporal.Instant; limit: number },
): Promise<CandidateRow[]> {
  const here = sql`point(${report.lon}, ${report.lat})`
  const around = sql`box(point(${report.lon - reach.lon}, ${report.lat - reach.lat}), point(${report.lon + reach.lon}, ${report.lat + reach.lat}))`
  const { rows } = await sql<CandidateRow>`
    with near as (
      (select r.id, r.position <-> ${here} as away from reports.reports r
        where r.closed_at is null and r.position <@ ${around} order by r.position <-> ${here} limit ${nearest})
      union
      (select n.id, n.away from (
        select r.id, r.closed_at, r.position <-> ${here} as away from reports.reports r
         where r.position <@ ${around} order by r.position <-> ${here} limit ${nearest}) n where n.closed_at > ${since})
    ), fitting as (
      select r.*, near.away from near join reports.reports r on r.id = near.id
        join reports.categories c on c.code = r.category
       where r.id <> ${report.id} and r.merged_into is null and r.state <> 'cancelled'
         and c.group_code = (select group_code from reports.categories where code = ${report.category})
         and ${offices === 'all' ? sql`true` : sql`r.office_id = any(${[...offices]}::uuid[])`}
       order by near.away, r.id limit ${limit}
    )
    select r.id, r.number, r.shown_title as title, r.category, r.town, r.state, r.position[1] as lat, r.position[0] as lon,
      coalesce(r.description, r.shown_text) as text, r.filed_at as "filedAt", r.version, r.reporter_person_id as reporter, p.id as "photoId", p.width, p.height,
      (select min(bit_count((mine.look # theirs.look)::bit(64)))::int from reports.photos mine, reports.photos theirs
        where mine.report_id = ${report.id} and theirs.report_id = r.id
          and mine.removed_at is null and theirs.removed_at is null) as "pictureBits"
    from fitting r
    left join lateral (select p.id, p.width, p.height from reports.photos p
      where p.report_id = r.id and p.removed_at is null
      order by array_position(array['near', 'far', 'before', 'after', 'answer'], p.role), p.position limit 1) p on true
    order by r.away, r.id`.execute(tx)
  return rows
}
