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
}

/** Undefined: it would lie over another one. */
export async function insertAbsence(
  tx: Tx,
  absence: { staffId: StaffId; from: Temporal.Instant; until: Temporal.Instant; by: StaffId; at: Temporal.Instant },
): Promise<AbsenceId | undefined> {
  const { staffId, from, until, by, at } = absence
  const { rows } = await sql<{ id: AbsenceId }>`
    insert into people.absences (staff_id, away_from, away_until, entered_by, entered_at)
    values (${staffId}, ${from}, ${until}, ${by}, ${at}) on conflict do nothing returning id`.execute(tx)
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
    select a.id, a.staff_id as "staffId", s.name, a.away_from as "from", a.away_until as "until", e.name as "enteredBy"
    from people.absences a join people.staff s on s.id = a.staff_id join people.staff e on e.id = a.entered_by
    where a.staff_id = any(${[...staff]}::uuid[]) and a.cancelled_at is null and a.away_until > ${at}
    order by a.away_from, a.id limit 200`.execute(tx)
  return rows
}
