import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { dueAfterWait } from '../../domain/course/waits.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { type Application, writeDueDate } from '../../store/applications.ts'
import { type CaseActor, recordCaseEvent } from '../../store/case-events.ts'
import { type Correction, closeCorrection, openCorrections, waitsOf } from '../../store/corrections.ts'
import { moveTo } from '../../store/transition.ts'

type Ending = {
  at: Temporal.Instant
  by: CaseActor
  kind: 'correction_answered' | 'answer_overdue' | 'correction_dropped'
  answer?: Parameters<typeof closeCorrection>[3]
}

/**
 * One 補正 is over, by an answer or without: the due day moves by what the office waited, the course says from where to
 * where, and with the last open one the case is back in review. The case is locked.
 */
export async function settleCorrection(
  tx: Tx,
  house: House,
  { application, definition }: { application: Application; definition: Definition },
  correction: Correction,
  { at, by, kind, answer }: Ending,
): Promise<void> {
  const { id, dueOn } = application
  await closeCorrection(tx, correction.id, at, answer)
  const isLast = (await openCorrections(tx, id)).length === 0
  const ended = { asked: wardDate(correction.requestedAt), answered: wardDate(at) }
  const before = await waitsOf(tx, id, correction.id)
  const restarts = isLast && kind === 'correction_answered'
  const moved = dueOn && dueAfterWait(definition, dueOn, { before, ended, restarts }, wardCalendar(house.profile))
  const isMoved = moved && !moved.dueOn.equals(dueOn)
  if (isMoved) await writeDueDate(tx, id, moved.dueOn)
  const data = {
    correction: correction.id,
    ...(isMoved && { dueBefore: dueOn.toString(), due: moved.dueOn.toString(), waited: moved.waited }),
  }
  if (isLast) await moveTo(tx, id, ['awaiting_correction'], 'in_review', { at, by, kind, data })
  else await recordCaseEvent(tx, id, { kind, at, by, data })
}
