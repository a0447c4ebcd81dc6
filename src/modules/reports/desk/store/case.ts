import { sql, type Tx } from '#platform/db/index.ts'
import type { ReportId, ReportState } from '../../record/index.ts'
import { countedTo } from './counts.ts'

export type Linked = { id: ReportId; number: string; title: string; town: string; state: ReportState }

export type CaseFacts = {
  contact: Buffer | null
  /** No further than one more than `countedTo`. */
  followers: number
  /** Earlier and later reports of the same person, counted as far. */
  ofReporter: number
  lookedAt: Temporal.Instant | null
  anonymisedAt: Temporal.Instant | null
  plate: string | null
}

/** What the record itself does not say: how many follow it, and what else came from its person. */
export async function caseFacts(tx: Tx, id: ReportId): Promise<CaseFacts> {
  const most = sql.lit(countedTo + 1)
  const { rows } = await sql<CaseFacts>`
    select r.contact, r.looked_at as "lookedAt", r.anonymised_at as "anonymisedAt",
      (select a.plate from reports.assets a where a.id = r.asset_id) as plate,
      (select count(*)::int from (select from reports.followers f where f.report_id = r.id limit ${most}) f) as followers,
      (select count(*)::int from (select from reports.reports o
        where o.reporter_person_id = r.reporter_person_id and o.id <> r.id limit ${most}) o) as "ofReporter"
    from reports.reports r where r.id = ${id}`.execute(tx)
  const [facts] = rows
  if (!facts) throw new Error('a report has gone while it was read')
  return facts
}

/** Reports that lead to this one, the oldest first. */
export async function mergedInto(tx: Tx, id: ReportId): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select id, number, shown_title as title, town, state from reports.reports
    where merged_into = ${id} order by filed_at, id limit 200`.execute(tx)
  return rows
}
