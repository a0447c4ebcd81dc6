import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { deskFacility } from '../store/facilities.ts'
import { type DayNoteId, insertNote, removeNote } from '../store/notes.ts'

const subject = (id: string) => ({ kind: 'reservations.facility', id })

/** What the desk of that day has to know. */
export async function addNote(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, day, note }: { slug: string; day: Temporal.PlainDate; note: string },
): Promise<void> {
  const { id: facilityId } = await deskFacility(tx, staff, { slug }, house.clock.today())
  await insertNote(tx, { facilityId, day, note, by: staff.staffId, at: house.clock.now() })
  await recordAudit(tx, { actor: staff, action: 'reservations.desk.note', subject: subject(facilityId) })
}

export async function dropNote(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, id }: { slug: string; id: DayNoteId },
): Promise<void> {
  const { id: facilityId } = await deskFacility(tx, staff, { slug }, house.clock.today())
  if (!(await removeNote(tx, { id, facilityId, at: house.clock.now() }))) throw new NotFound('note')
  await recordAudit(tx, { actor: staff, action: 'reservations.desk.remove_note', subject: subject(facilityId) })
}
