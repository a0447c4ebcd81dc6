import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { isOwnWork, problemOfDraft, type SegmentId, type SubmitProblem } from '../domain/version.ts'
import { endSegment, writeApproval, writeSubmission } from '../store/segments.ts'
import { lockLiving, lockOpen, mayUseRegister, noteSegment, requireRight } from './own.ts'

/** Asks somebody else to approve the draft; until then it does not change. */
export async function submitVersion(
  tx: Tx,
  house: House,
  staff: Staff,
  id: SegmentId,
): Promise<SubmitProblem | 'other-organ' | undefined> {
  requireRight(staff, 'write')
  const { version } = await lockOpen(tx, staff, id)
  if (version.submittedAt) throw new Conflict('already_submitted')
  const problem = problemOfDraft(version, house.clock.today())
  if (problem) return problem
  if (!mayUseRegister(staff, version.definition)) return 'other-organ'
  await writeSubmission(tx, version, { by: staff.staffId, at: house.clock.now() })
  await noteSegment(tx, staff, 'submit', id, version)
  return undefined
}

/** Back to the draft: by who approves, with a reason, or by who wrote it. */
export async function returnVersion(tx: Tx, staff: Staff, { id, why }: { id: SegmentId; why: string }): Promise<void> {
  const { version } = await lockOpen(tx, staff, id)
  requireRight(staff, isOwnWork(version, staff.staffId) ? 'write' : 'approve')
  if (!version.submittedAt) throw new Conflict('not_submitted')
  await writeSubmission(tx, version, undefined, why)
  await noteSegment(tx, staff, 'return', id, version)
}

/**
 * 承認 by somebody else than who drafted or submitted it. `shown` is the moment of the submission that was read: a later one
 * is another text, and a `Conflict`.
 */
export async function approveVersion(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, shown }: { id: SegmentId; shown: string },
): Promise<'past' | 'other-organ' | undefined> {
  requireRight(staff, 'approve')
  const { version } = await lockOpen(tx, staff, id)
  if (version.submittedAt?.toString() !== shown) throw new Conflict('submitted_anew')
  if (isOwnWork(version, staff.staffId)) throw new Forbidden('own_draft')
  if (problemOfDraft(version, house.clock.today())) return 'past'
  if (!mayUseRegister(staff, version.definition)) return 'other-organ'
  await writeApproval(tx, version, staff.staffId, house.clock.now())
  await noteSegment(tx, staff, 'approve', id, version)
  return undefined
}

/** No campaign begins with it any more; those that have begun go on. */
export async function retireSegment(tx: Tx, house: House, staff: Staff, id: SegmentId): Promise<void> {
  requireRight(staff, 'write')
  await lockLiving(tx, staff, id)
  await endSegment(tx, id, house.clock.now())
  await noteSegment(tx, staff, 'end', id)
}
