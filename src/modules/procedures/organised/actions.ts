import { lockAsMember } from '#modules/organisations/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockOwnCase, type VerifiedResident } from '../actions/load-case.ts'
import { isClosed } from '../domain/course/states.ts'
import type { ApplicationId } from '../store/applications.ts'
import { giveUpFor } from '../webhooks/store/deliveries.ts'
import { deleteOrganisationCase, insertOrganisationCase } from './store.ts'

type Naming = { resident: VerifiedResident; organisationId: OrganisationId; id: ApplicationId }

export type Named = { ok: true } | { ok: false; reason: 'unknown' | 'taken' }

/**
 * A request becomes its organisation's: only the applicant's own, of a procedure for organisations, and only by who acts in
 * the name of the organisation today.
 */
export async function nameCase(tx: Tx, house: House, { resident, organisationId, id }: Naming): Promise<Named> {
  await lockAsMember(tx, { resident, organisationId, on: house.clock.today(), right: 'represent' })
  const { application, definition } = await lockOwnCase(tx, house, resident, id)
  const isOwn = application.applicantPersonId === resident.personId && application.filerPersonId === null
  if (!isOwn || !definition.forOrganisations || isClosed(application.state)) return { ok: false, reason: 'unknown' }
  const at = house.clock.now()
  const isNew = await insertOrganisationCase(tx, { applicationId: id, organisationId, namedBy: resident.personId, at })
  if (!isNew) return { ok: false, reason: 'taken' }
  await audit(tx, { resident, organisationId, id }, 'name')
  return { ok: true }
}

/** It is the organisation's no longer; what has not been told is told no more. Throws `NotFound` for any other. */
export async function unnameCase(tx: Tx, house: House, { resident, organisationId, id }: Naming): Promise<void> {
  await lockAsMember(tx, { resident, organisationId, on: house.clock.today(), right: 'represent' })
  if (!(await deleteOrganisationCase(tx, id, organisationId))) throw new NotFound('case of the organisation')
  await giveUpFor(tx, { organisationId, applicationId: id }, house.clock.now())
  await audit(tx, { resident, organisationId, id }, 'unname')
}

const audit = (tx: Tx, { resident, organisationId, id }: Naming, deed: 'name' | 'unname') =>
  recordAudit(tx, {
    actor: resident,
    action: `procedures.application.${deed}_organisation`,
    subject: { kind: 'procedures.application', id },
    ids: { organisationId },
  })
