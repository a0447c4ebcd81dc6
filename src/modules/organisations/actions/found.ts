import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { OrganisationKind } from '../domain/kinds.ts'
import { insertOrganisation, markWithdrawn } from '../store/organisations.ts'
import { endSeat, insertSeat } from '../store/seats.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'

export type GivenOrganisation = {
  kind: OrganisationKind
  name: string
  nameKana: string
  isAuthorised: boolean
  isPublic: boolean
  corporateNumber: string | null
}

export type FoundResult = { ok: true; id: OrganisationId } | { ok: false; reason: 'number_taken' }

/** A representative tells the office of an organisation; it acts once the office has recognised it. */
export async function proposeOrganisation(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { termTo, ...given }: GivenOrganisation & { termTo: Temporal.PlainDate | null },
): Promise<FoundResult> {
  const at = house.clock.now()
  const made = { ...given, officeId: (await officeFor(tx, house, given.kind)).id, proposedBy: resident.personId, at }
  const id = await insertOrganisation(tx, made)
  if (!id) return { ok: false, reason: 'number_taken' }
  const seat = { organisationId: id, personId: resident.personId, role: 'representative', consentedAt: at } as const
  if (!(await insertSeat(tx, { ...seat, from: house.clock.today(), termTo }))) throw new Conflict('seat_taken')
  await noteOrganisation(tx, resident, id, 'propose')
  return { ok: true, id }
}

/** The representative takes the 届出 back while it waits; nothing of it stood. */
export async function withdrawProposal(tx: Tx, house: House, resident: VerifiedResident, id: OrganisationId) {
  const on = house.clock.today()
  const { organisation, seat } = await lockAsMember(tx, { resident, organisationId: id, on, right: 'read' })
  if (organisation.state !== 'proposed' || seat.role !== 'representative') throw new Conflict('not_waiting')
  await markWithdrawn(tx, id)
  await endSeat(tx, seat.id, seat.validFrom, 'mistake')
  await noteOrganisation(tx, resident, id, 'withdraw')
}

/** The office in charge of this kind today; the municipality's data say which. */
export async function officeFor(tx: Tx, house: House, kind: OrganisationKind) {
  const key = house.profile.organisationOffices[kind]
  const office = key && (await findOffice(tx, key, house.clock.today()))
  if (!office) throw new Forbidden('kind_not_offered', kind)
  return office
}

export const noteOrganisation = (
  tx: Tx,
  actor: Actor,
  id: OrganisationId,
  verb: string,
  ids: Record<string, string> = {},
): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `organisations.${verb}`,
    subject: { kind: 'organisations.organisation', id },
    ids,
  })
