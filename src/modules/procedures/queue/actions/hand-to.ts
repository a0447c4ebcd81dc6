import { colleaguesOf } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Role, Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { caseToChange, isOwnCase } from '../../actions/desk/open-case.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { canBecome, isClosed } from '../../domain/course/states.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { assign, type CaseRow, unassign } from '../../store/desk/cases.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import type { HandReason } from '../domain/hand-to.ts'

/** Who handles cases; 受託者 never have one. */
export const handlers: readonly Role[] = ['clerk', 'checker', 'manager']

/**
 * 渡す: a colleague of the case's office goes on with it. Returns who had it before; `undefined` where nobody had. Throws
 * `Conflict`: `closed`, `already_theirs`, `not_a_colleague` and `own_case_of_colleague` (除斥 holds for who is given a case
 * as for who takes one).
 */
export async function handTo(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  { to, reason }: { to: StaffId; reason: HandReason },
): Promise<StaffId | undefined> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (isClosed(row.state)) throw new Conflict('closed')
  if (row.assigneeId === to) throw new Conflict('already_theirs')
  await requireColleague(tx, house, row, to)
  const at = house.clock.now()
  const data = { ...(row.assigneeId && { from: row.assigneeId }), to, reason }
  await unassign(tx, id)
  await assign(tx, id, to, at)
  const by = byStaff(actor.staffId)
  if (row.state === 'submitted' && canBecome(row.kind, 'submitted', 'in_review')) {
    await moveTo(tx, id, ['submitted'], 'in_review', { at, by })
  }
  await recordCaseEvent(tx, id, { at, by, kind: 'handed_to', data })
  await recordAudit(tx, {
    actor,
    action: 'procedures.case.hand_to',
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: data,
  })
  return row.assigneeId ?? undefined
}

async function requireColleague(tx: Tx, house: House, row: CaseRow, to: StaffId): Promise<void> {
  const colleagues = await colleaguesOf(tx, row.officeId, house.clock.today(), handlers)
  if (!colleagues.some(({ staffId }) => staffId === to)) throw new Conflict('not_a_colleague')
  if (await isOwnCase(tx, to, row)) throw new Conflict('own_case_of_colleague')
}
