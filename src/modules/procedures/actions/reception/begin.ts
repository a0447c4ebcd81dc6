import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { isOfContract, isOfOffice } from '../../domain/desk/case-rights.ts'
import type { Channel } from '../../domain/definition/kinds.ts'
import { mayArriveBy } from '../../domain/reception/identity.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { type ApplicationId, createApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { currentRevision } from '../../store/revisions.ts'
import { byStaff } from '../../store/transition.ts'

export type Begun = { ok: true; id: ApplicationId } | { ok: false; reason: 'not_by_phone' }

export type NewReception = { procedure: string; channel: Exclude<Channel, 'web'>; personId: PersonId }

/** Opens the sheet on which a paper, a visitor's or a caller's words are typed, for one person. */
export async function beginReception(
  tx: Tx,
  house: House,
  actor: Staff,
  { procedure, channel, personId }: NewReception,
): Promise<Begun> {
  if (!actor.permissions.has(receptionPermissions.type)) throw new Forbidden()
  const revision = await currentRevision(tx, procedure)
  if (!revision) throw new NotFound('procedure')
  const office = await findOffice(tx, revision.definition.office, house.clock.today(), procedure)
  if (!office || !isOfOffice(actor, office.id) || !isOfContract(actor, procedure))
    throw new NotFound('procedure of this office')
  if (!mayArriveBy(channel, revision.definition.kind)) return { ok: false, reason: 'not_by_phone' }
  const at = house.clock.now()
  const id = await createApplication(tx, {
    revision,
    applicantPersonId: personId,
    channel,
    accountId: null,
    officeId: office.id,
    lang: 'ja',
    at,
  })
  await recordCaseEvent(tx, id, { kind: 'started', at, by: byStaff(actor.staffId), data: { channel } })
  const subject = { kind: 'procedures.application', id }
  await recordAudit(tx, { actor, action: 'procedures.reception.begin', subject, personId, reason: 'duty' })
  return { ok: true, id }
}
