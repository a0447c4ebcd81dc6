import { sql, type Tx } from '#platform/db/index.ts'
import { type Id, newId, type StaffId } from '#platform/ids/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'

export type DayNoteId = Id<'day-note'>
export type DayNote = { id: DayNoteId; note: string; by: StaffId; at: Temporal.Instant }

/** In the order in which they were written. */
export async function notesOfDay(tx: Tx, facilityId: FacilityId, day: Temporal.PlainDate): Promise<DayNote[]> {
  const { rows } = await sql<DayNote>`
    select id, note, written_by as by, written_at as at from reservations.day_notes
    where facility_id = ${facilityId} and day = ${day}::date and removed_at is null
    order by written_at, id limit 50`.execute(tx)
  return rows
}

type NewNote = { facilityId: FacilityId; day: Temporal.PlainDate; note: string; by: StaffId; at: Temporal.Instant }

export async function insertNote(tx: Tx, { facilityId, day, note, by, at }: NewNote): Promise<void> {
  await sql`
    insert into reservations.day_notes (id, facility_id, day, note, written_by, written_at)
    values (${newId()}, ${facilityId}, ${day}, ${note}, ${by}, ${at})`.execute(tx)
}

/** False: there is no such note at this facility. */
export async function removeNote(
  tx: Tx,
  { id, facilityId, at }: { id: DayNoteId; facilityId: FacilityId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.day_notes set removed_at = ${at}
    where id = ${id} and facility_id = ${facilityId} and removed_at is null returning id`.execute(tx)
  return rows.length > 0
}
