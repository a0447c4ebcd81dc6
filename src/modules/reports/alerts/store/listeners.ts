import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import type { ReportId, ReportState } from '../../record/index.ts'

/** Somebody who hears of a step of a report. */
export type Listener = { personId: PersonId; isReporter: boolean }

/** The step, with what of its report may be told; `state` is what came of it. */
export type ToldStep = { number: ReceiptNumber; state: ReportState; root: ReceiptNumber | null }

export async function stepToTell(tx: Tx, reportId: ReportId, step: number): Promise<ToldStep | undefined> {
  const { rows } = await sql<ToldStep>`
    select r.number, coalesce(s.to_state, r.state) as state, root.number as root
    from reports.reports r join reports.steps s on s.report_id = r.id and s.number = ${step}
    left join reports.reports root on root.id = r.merged_into and root.is_shown
    where r.id = ${reportId}`.execute(tx)
  return rows[0]
}

/**
 * The reporter, and who follows it while everybody may see it; without who did the step. Each once, by their person;
 * after `after` in that order.
 */
export async function listenersOf(
  tx: Tx,
  reportId: ReportId,
  step: number,
  { after, limit }: { after: PersonId | undefined; limit: number },
): Promise<Listener[]> {
  const later = after ? sql`and l.person_id > ${after}` : sql``
  const { rows } = await sql<Listener>`
    select l.person_id as "personId", bool_or(l.is_reporter) as "isReporter"
    from (
      select reporter_person_id as person_id, true as is_reporter from reports.reports where id = ${reportId}
      union all
      select f.person_id, false from reports.followers f join reports.reports r on r.id = f.report_id
      where f.report_id = ${reportId} and r.is_shown) l
    where l.person_id is not null ${later} and not exists (
      select from reports.steps s where s.report_id = ${reportId} and s.number = ${step} and s.by_person = l.person_id)
    group by l.person_id order by l.person_id limit ${limit}`.execute(tx)
  return rows
}

/** Whom to tell that their report is not public any more. */
export type ToldWithdrawal = { personId: PersonId; number: ReceiptNumber; reason: string | null; isOpen: boolean }

/** Nobody where everybody sees it all the same, nobody saw it before, or its reporter wanted it so. */
export async function withdrawalToTell(tx: Tx, reportId: ReportId, step: number): Promise<ToldWithdrawal | undefined> {
  const { rows } = await sql<ToldWithdrawal>`
    select r.reporter_person_id as "personId", r.number, s.reason, r.closed_at is null as "isOpen"
    from reports.reports r join reports.steps s on s.report_id = r.id and s.number = ${step}
    where r.id = ${reportId} and r.reporter_person_id is not null and s.kind = 'published'
      and s.details ->> 'to' in ('private', 'hidden')
      and s.details ->> 'from' in ('unconfirmed', 'public', 'partial')
      and s.by_person is distinct from r.reporter_person_id`.execute(tx)
  return rows[0]
}
