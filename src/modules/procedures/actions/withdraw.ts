import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { cancelTime } from '../appointments/index.ts'
import { isWithdrawable } from '../domain/course/states.ts'
import { tellApplicant } from '../notices.ts'
import type { ApplicationId } from '../store/applications.ts'
import { dropDrafts } from '../store/corrections.ts'
import { byResident, moveTo } from '../store/transition.ts'
import { dropOpenAct } from './acts/drop-act.ts'
import { lockOwnCase, type VerifiedResident } from './load-case.ts'
import { giveBack } from './reopen.ts'

export type Withdrawn = { ok: true } | { ok: false; reason: 'too_late' }

/** Takes the request back until the office has decided; what was paid is given back. */
export async function withdrawApplication(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  id: ApplicationId,
): Promise<Withdrawn> {
  const { application } = await lockOwnCase(tx, house, actor, id)
  if (application.state === 'withdrawn') return { ok: true }
  if (!isWithdrawable(application.kind, application.state)) return { ok: false, reason: 'too_late' }
  const at = house.clock.now()
  await moveTo(tx, id, [application.state], 'withdrawn', { at, by: byResident })
  await dropOpenAct(tx, id, at)
  await dropDrafts(tx, id)
  await giveBack(tx, id, 'withdrawn')
  await cancelTime(tx, house, actor, id)
  await recordAudit(tx, {
    actor,
    action: 'procedures.application.withdraw',
    subject: { kind: 'procedures.application', id },
    ...forPrincipal(actor, application),
  })
  if (application.submittedAt) await tellApplicant(tx, application, 'procedures.withdrawn')
  return { ok: true }
}
