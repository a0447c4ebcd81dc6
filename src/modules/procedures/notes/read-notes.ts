import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import type { CaseRow } from '../store/desk/cases.ts'
import type { NotesView } from './notes-block.tsx'
import { notesOf } from './store.ts'

/** The notes of a case for who has opened it, with the names of who wrote them. */
export async function notesView(tx: Tx, staff: Staff, row: CaseRow): Promise<NotesView> {
  const notes = await notesOf(tx, row.id)
  const names = await staffNames(
    tx,
    notes.map(({ writtenBy }) => writtenBy),
  )
  return {
    caseId: row.id,
    notes: notes.map((note) => ({ ...note, by: names.get(note.writtenBy) ?? '' })),
    mayWrite: staff.permissions.has(deskPermissions.handle),
  }
}
