import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'
import type { Rhythm } from '../domain/subscription.ts'

/** From when on each rhythm is told of what came now. */
export type DueBy = Readonly<Record<Rhythm, Temporal.Instant>>

/**
 * Finds everybody who wants to be told of a report that everybody sees, in one statement; once for each, whoever reported
 * it left out. What was filed before `since` is not new any more. Gives how many.
 */
export async function matchSubscriptions(
  tx: Tx,
  reportId: ReportId,
  { due, since, groups }: { due: DueBy; since: Temporal.Instant; groups: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with new as (
      select s.id, s.town, s.position, s.lat, r.reporter_person_id as reporter
      from reports.shown s join reports.reports r on r.id = s.id
      where s.id = ${reportId} and s."mergedInto" is null and s."filedAt" >= ${since}),
    fitting as (
      select sub.* from new join reports.subscriptions sub on sub.town = new.town
      union all
      select sub.* from new join reports.subscriptions sub on sub.reach && box(new.position, new.position)
      where sub.radius_metres >= 111195 * sqrt(
        (sub.center[1] - new.position[1]) ^ 2
        + ((sub.center[0] - new.position[0]) * cos(radians(new.lat))) ^ 2)
      union all
      select sub.* from new, reports.subscriptions sub
      where sub.town is null and sub.center is null and sub.group_code = any(${[...groups]}::text[])),
    written as (
      insert into reports.subscription_hits (subscription_id, report_id, due_at)
      select f.id, new.id, case f.rhythm when 'each' then ${due.each}::timestamptz
          when 'daily' then ${due.daily}::timestamptz else ${due.weekly}::timestamptz end
      from fitting f cross join new
      where (f.group_code is null or f.group_code = any(${[...groups]}::text[]))
        and f.person_id is distinct from new.reporter
      on conflict do nothing returning 1)
    select count(*)::int as n from written`.execute(tx)
  return rows[0]?.n ?? 0
}

export type Hit = { subscriptionId: string; reportId: ReportId; personId: PersonId; rhythm: Rhythm; isShown: boolean }

/** Takes those of whom it is time, the longest due first; they are told once the transaction commits. */
export async function takeHits(tx: Tx, now: Temporal.Instant, limit: number): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    with due as (
      select report_id, subscription_id from reports.subscription_hits
      where told_at is null and due_at <= ${now}
      order by due_at, report_id, subscription_id limit ${limit} for update skip locked),
    told as (
      update reports.subscription_hits h set told_at = ${now} from due
      where h.report_id = due.report_id and h.subscription_id = due.subscription_id
      returning h.report_id, h.subscription_id)
    select told.subscription_id as "subscriptionId", told.report_id as "reportId", sub.person_id as "personId", sub.rhythm,
      s.id is not null as "isShown"
    from told join reports.subscriptions sub on sub.id = told.subscription_id
    left join reports.shown s on s.id = told.report_id
    order by told.report_id, told.subscription_id`.execute(tx)
  return rows
}

export async function nextHit(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ dueAt: Temporal.Instant }>`
    select due_at as "dueAt" from reports.subscription_hits where told_at is null and due_at > ${now}
    order by due_at, report_id, subscription_id limit 1`.execute(tx)
  return rows[0]?.dueAt
}

/** What was told long ago is nobody's business any more. */
export async function forgetHits(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from reports.subscription_hits where (report_id, subscription_id) in (
      select report_id, subscription_id from reports.subscription_hits where told_at < ${before}
      order by told_at limit 5000)`.execute(tx)
}
