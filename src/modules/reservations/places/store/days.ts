import { sql, type Tx } from '#platform/db/index.ts'
import type { WrittenPattern } from '../domain/written-times.ts'

export type SpaceTimes = WrittenPattern & { facility: string; space: string }
export type WrittenDay = { facility: string; day: string; why: string }

/** Adds patterns with their blocks; where another one stands already, that one stays. */
export async function addTimes(tx: Tx, times: readonly SpaceTimes[]): Promise<void> {
  const lines = times.map((line) => ({ ...line, days: `{${line.days.map((day) => `[${day},${day + 1})`).join(',')}}` }))
  await sql`
    with given as (
      select s.id as space_id, daterange(t."from", t.until) as stands, t.days::int4multirange as days, t.step, t.least,
        t.most, t.blocks
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as t(facility text, space text, "from" date, until date,
        days text, step smallint, least smallint, most smallint, blocks jsonb)
      join reservations.facilities f on f.slug = t.facility
      join reservations.spaces s on s.facility_id = f.id and s.slug = t.space),
    made as (
      insert into reservations.patterns (space_id, stands, days, step_minutes, least_minutes, most_minutes)
      select space_id, stands, days, step, least, most from given order by space_id, stands
      on conflict do nothing returning id, space_id, stands, days)
    insert into reservations.pattern_blocks (pattern_id, no, label, starts, ends, weight, is_bridge)
    select made.id, b.no, b.label, b.starts, b.ends, b.weight, b.bridge
    from made join given using (space_id, stands, days)
    cross join lateral jsonb_to_recordset(given.blocks) as b(no smallint, label text, starts time, ends time,
      weight smallint, bridge boolean)`.execute(tx)
}

/** Adds closed days; a day that is closed already keeps its reason. */
export async function addClosedDays(tx: Tx, days: readonly WrittenDay[]): Promise<void> {
  await sql`
    insert into reservations.closed_days (facility_id, day, why)
    select f.id, d.day, d.why
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(facility text, day date, why text)
    join reservations.facilities f on f.slug = d.facility
    on conflict do nothing`.execute(tx)
}

/** Facilities of the profile whose days are known to a day before `to`, or not at all. */
export async function knownShorterThan(
  tx: Tx,
  to: Temporal.PlainDate,
): Promise<{ slug: string; knownTo: Temporal.PlainDate | null }[]> {
  const { rows } = await sql<{ slug: string; knownTo: Temporal.PlainDate | null }>`
    select slug, days_known_to as "knownTo" from reservations.facilities
    where days_known_to is null or days_known_to < ${to}::date
    order by slug limit 1000 for update`.execute(tx)
  return rows
}

export async function daysKnownTo(tx: Tx, slugs: readonly string[], to: Temporal.PlainDate): Promise<void> {
  await sql`
    update reservations.facilities set days_known_to = ${to}::date where slug = any(${slugs}::text[])`.execute(tx)
}

/** The first day after which nothing is known of some house. */
export async function shortestKnown(tx: Tx): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select min(days_known_to) as day from reservations.facilities`.execute(tx)
  return rows[0]?.day ?? undefined
}
