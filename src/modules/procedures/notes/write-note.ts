import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { maskGuardedNumbers } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { caseToChange } from '../actions/desk/open-case.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import type { ApplicationId } from '../store/applications.ts'
import { insertNote, type NoteId, notesOf } from './store.ts'

/**
 * A note of the staff on a case; `corrects`: an earlier one that it puts right, which stays. Individual numbers in it are
 * masked before it is kept. Throws `NotFound` for a note of another case, `Conflict` for one that is corrected already.
 */
export async function writeNote(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  { body, corrects }: { body: string; corrects?: NoteId | undefined },
): Promise<NoteId> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const before = await notesOf(tx, id)
  if (corrects && !before.some((note) => note.id === corrects)) throw new NotFound('note')
  if (corrects && before.some(({ correctsId }) => correctsId === corrects)) throw new Conflict('corrected_already')
  const noteId = await insertNote(tx, {
    applicationId: id,
    body: maskGuardedNumbers(body),
    correctsId: corrects ?? null,
    writtenBy: actor.staffId,
    writtenAt: house.clock.now(),
  })
  await recordAudit(tx, {
    actor,
    action: corrects ? 'procedures.case.correct_note' : 'procedures.case.note',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { noteId },
  })
  return noteId
}
