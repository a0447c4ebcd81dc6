import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'

export type AbsenceId = Id<'absence'>
export type Absence = {
  id: AbsenceId
  staffId: StaffId
  name: string
  from: Temporal.Instant
  until: Temporal.Instant
  enteredBy: string
  /** Who stands in meanwhile. */
  cover: string | null
}

/** Undefined: it would lie over another one. */
export async function insertAbsence(
  tx: Tx,
  absence: {
    staffId: StaffId
    from: Temporal.Instant
    until: Temporal.Instant
    cover: StaffId | undefined
    by: StaffId
    at: Temporal.Instant
  },
): Promise<AbsenceId | undefined> {
  const { staffId, from, until, cover, by, at } = absence
  const { rows } = await sql<{ id: AbsenceId }>`
    insert into people.absences (staff_id, away_from, away_until, cover_id, entered_by, entered_at)
    values (${staffId}, ${from}, ${until}, ${cover ?? null}, ${by}, ${at}) on conflict do nothing returning id`.execute(
    tx,
  )
  return rows[0]?.id
}

/** Whose absence it is; `undefined` when there is none that could still be cancelled. */
export async function cancelAbsence(
  tx: Tx,
  id: AbsenceId,
  by: StaffId,
  at: Temporal.Instant,
): Promise<StaffId | undefined> {
  const { rows } = await sql<{ staffId: StaffId }>`
    update people.absences set cancelled_by = ${by}, cancelled_at = ${at}
    where id = ${id} and cancelled_at is null and away_until > ${at} returning staff_id as "staffId"`.execute(tx)
  return rows[0]?.staffId
}

/** Absences of these people that are not over, the nearest first. */
export async function absencesOf(tx: Tx, staff: readonly StaffId[], at: Temporal.Instant): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select a.id, a.staff_id as "staffId", s.name, a.away_from as "from", a.away_until as "until", e.name as "enteredBy", c.name as cover
    from people.absences a join people.staff s on s.id = a.staff_id join people.staff e on e.id = a.entered_by
    left join people.staff c on c.id = a.cover_id
    where a.staff_id = any(${[...staff]}::uuid[]) and a.cancelled_at is null and a.away_until > ${at}
    order by a.away_from, a.id limit 200`.execute(tx)
  return rows
}

/** For whom this member of staff stands in at that moment, while there themselves. */
export async function coveredBy(tx: Tx, cover: StaffId, at: Temporal.Instant): Promise<StaffId[]> {
  const { rows } = await sql<{ id: StaffId }>`
    select a.staff_id as id from people.absences a
    where a.cover_id = ${cover} and a.cancelled_at is null and a.away_until > ${at}
      and tstzrange(a.away_from, a.away_until) @> ${at}::timestamptz
      and not exists (select from people.absences own where own.staff_id = ${cover} and own.cancelled_at is null
        and tstzrange(own.away_from, own.away_until) @> ${at}::timestamptz)
    order by a.staff_id limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Why one cannot stand in for the other: no office in common on that day, or away themselves during that time. */
export async function whyNotCover(
  tx: Tx,
  {
    staffId,
    cover,
    from,
    until,
  }: { staffId: StaffId; cover: StaffId; from: Temporal.Instant; until: Temporal.Instant },
  on: Temporal.PlainDate,
): Promise<'elsewhere' | 'away' | undefined> {
  const { rows } = await sql<{ beside: boolean; away: boolean }>`
    select exists (select from people.posts p join people.staff s on s.id = ${cover}
             where p.staff_id = ${staffId} and daterange(p.valid_from, p.valid_to) @> ${on}::date
               and daterange(s.employed_from, s.employed_to) @> ${on}::date
               and people.works_for(${cover}, p.office_id, ${on}::date)) as beside,
           exists (select from people.absences a where a.staff_id = ${cover} and a.cancelled_at is null
             and tstzrange(a.away_from, a.away_until) && tstzrange(${from}, ${until})) as away`.execute(tx)
  if (!rows[0]?.beside) return 'elsewhere'
  return rows[0].away ? 'away' : undefined
}
