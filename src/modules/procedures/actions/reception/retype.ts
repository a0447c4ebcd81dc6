import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { contentHash } from '../../domain/answers/content-hash.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { paperKey, readRowKey, readRowsKey } from '../../domain/correction/askable.ts'
import { allFields, type Field } from '../../domain/definition/definition.ts'
import { officeDueOn } from '../../domain/course/due.ts'
import { findApplication, rewriteSubjects, writeConfirmation, writeDueDate } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { openCorrections } from '../../store/corrections.ts'
import type { Reception } from '../../store/reception/receptions.ts'
import { byStaff } from '../../store/transition.ts'
import { keptAt } from '../correcting/corrected.ts'
import { settleCorrection } from '../desk/settle-correction.ts'
import { keepAsFiled } from '../keep-as-filed.ts'
import { type Case, contentOf } from '../load-case.ts'
import { bookTimes } from '../submit-if-ready.ts'

type Retyping = {
  /** As it was typed before; missing for an item of the portal that nobody typed. */
  before: Reception | undefined
  receivedOn: Temporal.PlainDate
  /** The answers as they stood. */
  kept: Case['kept']
}

/**
 * A filed sheet typed anew: what was typed wrongly, or the answer to a 補正 that came on paper. It is to be compared again.
 * False: the time that was chosen instead is taken.
 */
export async function retype(
  tx: Tx,
  house: House,
  actor: Staff,
  found: Case,
  { before, receivedOn, kept }: Retyping,
): Promise<boolean> {
  const { application, definition, way, fee } = found
  const { id } = application
  if (!(await bookTimes(tx, house, actor, found))) return false
  const at = house.clock.now()
  await rewriteSubjects(tx, id, way.subjects)
  await keepAsFiled(tx, id, found, at)
  await writeConfirmation(tx, id, { contentHash: contentHash(contentOf(found)), feeTotal: fee.total, at })
  if (!before?.receivedOn.equals(receivedOn)) {
    await writeDueDate(tx, id, officeDueOn(definition, receivedOn, wardCalendar(house.profile)))
  }
  if (application.state === 'awaiting_correction') await answerOnPaper(tx, house, actor, found, kept)
  else await recordCaseEvent(tx, id, { kind: 'retyped', at, by: byStaff(actor.staffId) })
  const subject = { kind: 'procedures.application', id }
  const personId = application.applicantPersonId
  await recordAudit(tx, { actor, action: 'procedures.reception.retype', subject, personId, reason: 'duty' })
  return true
}

/** What the office had asked for has come by letter, at the counter or by telephone: the period runs on. */
async function answerOnPaper(tx: Tx, house: House, actor: Staff, found: Case, kept: Case['kept']): Promise<void> {
  const by = byStaff(actor.staffId)
  const at = house.clock.now()
  const changed = allFields(found.definition)
    .filter((field) => field.type !== 'computed' && isChanged(field, kept[field.id], found.way.answers[field.id]))
    .map(({ id }) => id)
  // One paper answers all that is open; what else it changed is seen with the first.
  for (const [place, correction] of (await openCorrections(tx, found.application.id)).entries()) {
    const asked = correction.fields.filter((key) => key !== paperKey).map((key) => readRowsKey(key)?.group ?? key)
    const inGroups = place === 0 ? changed : []
    const keys = [...new Set([...asked.filter((key) => !inGroups.includes(readRowKey(key)?.group ?? '')), ...inGroups])]
    const now: Case['kept'] = found.way.answers
    const snapshot = (answers: Case['kept']) =>
      Object.fromEntries(keys.map((key) => [key, keptAt(answers, key) ?? null]))
    const application = (await findApplication(tx, found.application.id)) ?? found.application
    const answer = { before: snapshot(kept), after: snapshot(now) }
    const ending = { at, by, kind: 'correction_answered', answer } as const
    await settleCorrection(tx, house, { application, definition: found.definition }, correction, ending)
  }
}

/** Rows are kept with a word on whether they are all, and read without. */
const isChanged = (field: Field, before: unknown, after: unknown): boolean =>
  field.type === 'group'
    ? JSON.stringify(keptGroup(before).rows) !== JSON.stringify(keptGroup(after).rows)
    : JSON.stringify(before) !== JSON.stringify(after)
