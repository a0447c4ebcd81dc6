import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { cancelTime } from '../../appointments/index.ts'
import { isWithdrawable } from '../../domain/course/states.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { tellApplicant } from '../../notices.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { unassign } from '../../store/desk/cases.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { dropOpenAct } from '../acts/drop-act.ts'
import { giveBack } from '../reopen.ts'
import { lockReception } from './open.ts'

/** 取下げ書 has come from somebody who has no account: the case ends as if they had taken it back themselves. */
export async function withdrawReceived(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  if (!actor.permissions.has(receptionPermissions.relink)) throw new Forbidden()
  const { application } = (await lockReception(tx, house, actor, id)).found
  if (application.state === 'withdrawn') return
  if (!application.submittedAt || !isWithdrawable(application.kind, application.state)) throw new Conflict('decided')
  const at = house.clock.now()
  const withdrawn = await moveTo(tx, id, [application.state], 'withdrawn', { at, by: byStaff(actor.staffId) })
  await dropOpenAct(tx, id, at)
  await giveBack(tx, id, 'withdrawn')
  await cancelTime(tx, house, actor, id)
  await unassign(tx, id)
  const subject = { kind: 'procedures.application', id }
  const personId = application.applicantPersonId
  await recordAudit(tx, { actor, action: 'procedures.reception.withdraw', subject, personId, reason: 'duty' })
  await tellApplicant(tx, withdrawn, 'procedures.withdrawn')
}
