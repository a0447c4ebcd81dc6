import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { outsideOf, readNumbers } from '../../domain/desk/outside-paper.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { correctNumber, numbersOfPaper } from '../../store/desk/outside-papers.ts'
import { byStaff } from '../../store/transition.ts'
import { caseToChange } from './open-case.ts'
import type { Recorded } from './record-outside.ts'

export type Corrected = Recorded | { ok: false; reason: 'nothing_changed' }

/**
 * What was written down wrongly is put right, with the reason; what stood there stays readable. A refused answer leaves
 * nothing behind only if the transaction is rolled back.
 */
export async function correctOutside(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  { typed, reason }: { typed: string; reason: string },
): Promise<Corrected> {
  const row = await caseToChange(tx, actor, id, deskPermissions.dispatch)
  const certificate = await certificateOfCase(tx, id)
  if (!outsideOf(parseDefinition(row.definition)) || !certificate || certificate.withdrawnAt)
    throw new Conflict('nothing_to_correct')
  const before = await numbersOfPaper(tx, certificate.id)
  const read = readNumbers(typed, before.length)
  if (!read.ok)
    return read.problem === 'wrong_count'
      ? { ok: false, reason: 'wrong_count', pieces: before.length }
      : { ok: false, reason: read.problem }
  const changed = read.numbers.flatMap((number, index) =>
    number === before[index] ? [] : [{ number, position: index + 1 }],
  )
  if (changed.length === 0) return { ok: false, reason: 'nothing_changed' }
  const at = house.clock.now()
  for (const one of changed)
    if (!(await correctNumber(tx, certificate.id, { ...one, reason, by: actor.staffId, at })))
      return { ok: false, reason: 'taken' }
  await recordCaseEvent(tx, id, { kind: 'outside_corrected', at, by: byStaff(actor.staffId) })
  await recordAudit(tx, {
    actor,
    action: 'procedures.certificate.correct_number',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { certificateId: certificate.id },
  })
  return { ok: true }
}
