import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../store/applications.ts'

export type NoteId = Id<'case-note'>

export type Note = {
  id: NoteId
  body: string
  correctsId: NoteId | null
  writtenBy: StaffId
  writtenAt: Temporal.Instant
}

/** The oldest first. */
export async function notesOf(tx: Tx, id: ApplicationId): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select id, body, corrects_id as "correctsId", written_by as "writtenBy", written_at as "writtenAt"
      from procedures.case_notes where application_id = ${id} order by written_at, id limit 500`.execute(tx)
  return rows
}

type NewNote = Omit<Note, 'id'> & { applicationId: ApplicationId }

export async function insertNote(tx: Tx, note: NewNote): Promise<NoteId> {
  const { rows } = await sql<{ id: NoteId }>`
    insert into procedures.case_notes (application_id, body, corrects_id, written_by, written_at)
    values (${note.applicationId}, ${note.body}, ${note.correctsId}, ${note.writtenBy}, ${note.writtenAt})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('note was not inserted')
  return row.id
}
