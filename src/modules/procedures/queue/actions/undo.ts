import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { assign, type CaseRow, unassign } from '../../store/desk/cases.ts'
import { decisionsOf, markReturned } from '../../store/desk/decisions.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import type { Batch, BatchItem } from '../store/batches.ts'
import { labelCase, unlabelCase } from './labels.ts'

/**
 * Takes back what a batch did to one case. Throws `Conflict('moved_on')` when somebody has gone on with it since; a
 * certificate that a second person has confirmed is one of these.
 */
export async function undoDeed(tx: Tx, house: House, actor: Staff, batch: Batch, item: BatchItem): Promise<void> {
  switch (batch.deed) {
    case 'take':
      return giveBack(tx, house, actor, item, { holder: actor.staffId, event: 'take_undone' })
    case 'hand':
      return giveBack(tx, house, actor, item, { holder: batch.toStaffId, event: 'handed_from' })
    case 'label':
      if (!batch.labelId || !(await unlabelCase(tx, house, actor, item.id, batch.labelId)))
        throw new Conflict('moved_on')
      return
    case 'unlabel':
      if (!batch.labelId) throw new Conflict('label_gone')
      if (!(await labelCase(tx, house, actor, item.id, batch.labelId))) throw new Conflict('moved_on')
      return
    case 'propose':
      return takeBackProposal(tx, house, actor, item)
    case 'prepare':
      return
  }
}

async function giveBack(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, before }: BatchItem,
  { holder, event }: { holder: string | null; event: string },
): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (row.assigneeId !== holder || row.state !== before.after) throw new Conflict('moved_on')
  const at = house.clock.now()
  const by = byStaff(actor.staffId)
  const earlier = parseId<'staff'>(before.assignee ?? '')
  const data = { ...(row.assigneeId && { from: row.assigneeId }), ...(earlier && { to: earlier }) }
  await unassign(tx, id)
  if (earlier) await assign(tx, id, earlier, at)
  if (before.state === 'submitted' && row.state === 'in_review') {
    await moveTo(tx, id, ['in_review'], 'submitted', { at, by, kind: event, data })
  } else await recordCaseEvent(tx, id, { at, by, kind: event, data })
  await audit(tx, actor, `procedures.case.${event}`, row)
}

async function takeBackProposal(tx: Tx, house: House, actor: Staff, { id }: BatchItem): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const decision = (await decisionsOf(tx, id)).find(({ returnedAt }) => returnedAt === null)
  const isStillOpen = row.state === 'proposed' && decision?.confirmedBy === null
  if (!decision || !isStillOpen || decision.proposedBy !== actor.staffId) throw new Conflict('moved_on')
  const at = house.clock.now()
  await markReturned(tx, decision.id, '', actor.staffId, at)
  await moveTo(tx, id, ['proposed'], 'in_review', { at, by: byStaff(actor.staffId), kind: 'proposal_taken_back' })
  await audit(tx, actor, 'procedures.decision.take_back', row)
}

const audit = (tx: Tx, actor: Staff, action: string, { id, applicantPersonId }: CaseRow): Promise<void> =>
  recordAudit(tx, {
    actor,
    action,
    subject: { kind: 'procedures.application', id },
    personId: applicantPersonId,
  })
