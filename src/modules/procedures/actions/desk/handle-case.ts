import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { canBecome, isClosed } from '../../domain/course/states.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { assign, unassign } from '../../store/desk/cases.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { caseToChange } from './open-case.ts'

const subject = (id: Id<'application'>) => ({ kind: 'procedures.application', id })

export type Taken = { ok: true } | { ok: false; reason: 'taken_by_other' | 'not_waiting' }

/** 引き受ける: the case becomes the actor's; two who press at once get one case and one clear answer. */
export async function takeCase(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<Taken> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (row.assigneeId === actor.staffId) return { ok: true }
  if (row.assigneeId) return { ok: false, reason: 'taken_by_other' }
  // In review without anybody: who had it was transferred, and what it waited for has come.
  const isWaiting = row.state === 'submitted' && canBecome(row.kind, row.state, 'in_review')
  if (!isWaiting && row.state !== 'in_review') return { ok: false, reason: 'not_waiting' }
  const at = house.clock.now()
  const by = byStaff(actor.staffId)
  await assign(tx, id, actor.staffId, at)
  if (row.state === 'submitted') await moveTo(tx, id, ['submitted'], 'in_review', { at, by })
  else await recordCaseEvent(tx, id, { kind: 'in_review', at, by })
  await recordAudit(tx, {
    actor,
    action: 'procedures.case.take',
    subject: subject(id),
    personId: row.applicantPersonId,
  })
  return { ok: true }
}

/**
 * 引き継ぐ: a colleague of the office goes on for somebody who is away; a case never waits for one person.
 * The course of the case and the audit keep from whom.
 */
export async function takeOver(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (row.assigneeId === actor.staffId) return
  if (!row.assigneeId || isClosed(row.state)) throw new Conflict('not_assigned')
  const at = house.clock.now()
  await unassign(tx, id)
  await assign(tx, id, actor.staffId, at)
  const data = { from: row.assigneeId }
  await recordCaseEvent(tx, id, { kind: 'taken_over', at, by: byStaff(actor.staffId), data })
  await recordAudit(tx, {
    actor,
    action: 'procedures.case.take_over',
    subject: subject(id),
    personId: row.applicantPersonId,
    reason: 'cover',
    ids: data,
  })
}

/** 手放す: back into the office's queue for somebody else. */
export async function handBack(tx: Tx, house: House, actor: Staff, id: Id<'application'>): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (row.assigneeId !== actor.staffId) throw new Forbidden('not_assigned')
  await moveTo(tx, id, ['in_review'], 'submitted', {
    at: house.clock.now(),
    by: byStaff(actor.staffId),
    kind: 'handed_back',
  })
  await unassign(tx, id)
  await recordAudit(tx, {
    actor,
    action: 'procedures.case.hand_back',
    subject: subject(id),
    personId: row.applicantPersonId,
  })
}
