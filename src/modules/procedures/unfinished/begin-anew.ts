import { paymentOf } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { forPrincipal, groundOf } from '../acting/actions/acting-of.ts'
import { lockOwnCase, type VerifiedResident } from '../actions/load-case.ts'
import { purposeOf } from '../actions/payment.ts'
import { giveBack } from '../actions/reopen.ts'
import { startApplication, startForOther } from '../actions/start.ts'
import type { ApplicationId } from '../store/applications.ts'
import { deleteDrafts } from '../store/old-drafts.ts'

export type BegunAnew =
  | { ok: true; id: ApplicationId }
  /** Filed meanwhile, or paid and about to be. */
  | { ok: false; reason: 'not_a_draft' | 'paid' | 'not_acting' }

/** Throws an unfinished request away and begins the same anew, in the same person's matter: there is never a second draft. */
export async function beginAnew(tx: Tx, house: House, actor: VerifiedResident, id: ApplicationId): Promise<BegunAnew> {
  const { application } = await lockOwnCase(tx, house, actor, id)
  const { procedure, state, lang, isGuest } = application
  if ((state !== 'draft' && state !== 'confirmed') || isGuest) return { ok: false, reason: 'not_a_draft' }
  await lockFor(tx, `procedures.start.${procedure}`, actor.personId)
  if ((await paymentOf(tx, purposeOf(id)))?.secured) return { ok: false, reason: 'paid' }
  await giveBack(tx, id, 'begun_anew')
  await recordAudit(tx, {
    actor,
    action: 'procedures.application.discard',
    subject: { kind: 'procedures.application', id },
    ...forPrincipal(actor, application),
  })
  await deleteDrafts(tx, [id])
  const ground = groundOf(application)
  if (!ground) return { ok: true, id: (await startApplication(tx, house, actor, { procedure, lang })).id }
  const onBehalfOf = ground.mandateId ?? application.applicantPersonId
  const started = await startForOther(tx, house, actor, { procedure, lang, onBehalfOf })
  return started ? { ok: true, id: started.id } : { ok: false, reason: 'not_acting' }
}
