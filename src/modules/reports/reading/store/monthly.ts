import { sql, type Tx } from '#platform/db/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { MonthFigures } from '../domain/months.ts'

export type Span = { from: Temporal.Instant; to: Temporal.Instant }

/** The figures of a group from `first` on, the oldest first; of every group without one. */
export async function monthsOf(
  tx: Tx,
  { first, group, limit = 600 }: { first: Temporal.PlainDate; group?: string | undefined; limit?: number },
): Promise<MonthFigures[]> {
  const ofGroup = group === undefined ? sql`` : sql`and group_code = ${group}`
  const { rows } = await sql<MonthFigures>`
    select month, group_code as "group", filed, ended, fixed, days_to_end as "daysToEnd", days_to_fix as "daysToFix"
    from reports.monthly where month >= ${first} ${ofGroup} order by month, group_code limit ${limit}`.execute(tx)
  return rows
}

/** The first day of the month in which the oldest shown report came. */
export async function firstMonth(tx: Tx): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ month: Temporal.PlainDate }>`
    select date_trunc('month', "filedAt" at time zone ${wardTimeZone})::date as month from reports.shown
    where "mergedInto" is null order by "filedAt", id limit 1`.execute(tx)
  return rows[0]?.month
}

/** Whether months up to this one are known to be counted. */
export async function isKnown(tx: Tx, month: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`select from reports.counted_months where month = ${month}`.execute(tx)
  return rows.length > 0
}

export async function addMonths(tx: Tx, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<void> {
  await sql`
    insert into reports.counted_months (month)
    select generate_series(${from}::date, ${to}::date, interval '1 month')::date on conflict do nothing`.execute(tx)
}

/** Locks a month that has to be counted: something in it has changed, or a day has passed since. */
export async function takeMonth(tx: Tx, today: Temporal.Instant): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ month: Temporal.PlainDate }>`
    select month from reports.counted_months
    where is_stale or counted_to < ${today}
      and counted_to < ((month + interval '1 month')::timestamp at time zone ${wardTimeZone})
    order by month desc limit 1 for update skip locked`.execute(tx)
  return rows[0]?.month
}

export type Filed = { category: string; n: number }
export type Ended = { category: string; isFixed: boolean; days: number; n: number }

export async function filedIn(tx: Tx, { from, to }: Span): Promise<Filed[]> {
  const { rows } = await sql<Filed>`
    select category, count(*)::int as n from reports.shown
    where "mergedInto" is null and "filedAt" >= ${from} and "filedAt" < ${to}
    group by category order by category limit 1000`.execute(tx)
  return rows
}

/** Open days up to and with each day, counted from some day on. */
export type OpenDays = { days: readonly string[]; counts: readonly number[] }

/** Ended in the span and not taken back, by how many open days after they came; at most `most`. */
export async function endedIn(tx: Tx, { from, to }: Span, open: OpenDays, most: number): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    with open_days as (
      select * from unnest(${[...open.days]}::date[], ${[...open.counts]}::int[]) as d (day, n))
    select category, state in ('fixed', 'fixed_by_others') as "isFixed",
      least(${most}::int, greatest(0, coalesce(e.n - f.n, ${most}::int))) as days, count(*)::int as n
    from reports.shown s
    left join open_days f on f.day = (s."filedAt" at time zone ${wardTimeZone})::date
    left join open_days e on e.day = (s."closedAt" at time zone ${wardTimeZone})::date
    where "mergedInto" is null and "closedAt" >= ${from} and "closedAt" < ${to} and state <> 'cancelled'
    group by 1, 2, 3 order by 1, 2, 3 limit 100000`.execute(tx)
  return rows
}

export async function writeMonth(
  tx: Tx,
  month: Temporal.PlainDate,
  figures: readonly Omit<MonthFigures, 'month'>[],
  countedTo: Temporal.Instant,
): Promise<void> {
  await sql`delete from reports.monthly where month = ${month}`.execute(tx)
  await sql`
    insert into reports.monthly (month, group_code, filed, ended, fixed, days_to_end, days_to_fix)
    select ${month}, f."group", f.filed, f.ended, f.fixed, f."daysToEnd", f."daysToFix"
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb)
      as f ("group" text, filed int, ended int, fixed int, "daysToEnd" int[], "daysToFix" int[])`.execute(tx)
  await sql`
    update reports.counted_months set counted_to = ${countedTo}, is_stale = false where month = ${month}`.execute(tx)
}

/** What became public or is not any more by this step changes the months in which it came and ended. */
export async function markStale(tx: Tx, reportId: ReportId, step: number): Promise<void> {
  await sql`
    update reports.counted_months m set is_stale = true
    from reports.reports r join reports.steps s on s.report_id = r.id and s.number = ${step}
    where r.id = ${reportId} and not m.is_stale
      and (s.details ->> 'from' in ('public', 'partial')) <> (s.details ->> 'to' in ('public', 'partial'))
      and m.month in (date_trunc('month', r.filed_at at time zone ${wardTimeZone})::date,
                      date_trunc('month', r.closed_at at time zone ${wardTimeZone})::date)`.execute(tx)
}
