import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Organisation } from '../domain/organisation.ts'
import { tellPerson } from '../notices.ts'
import { withdrawAll } from '../store/invitations.ts'
import {
  findOrganisation,
  lockOrganisation,
  markDissolved,
  markRecognised,
  markRefused,
} from '../store/organisations.ts'
import { endSeat, hasRepresentative, seatsFrom, standsOn } from '../store/seats.ts'
import { noteOrganisation } from './found.ts'
import { makeCode } from './invite.ts'

/** One of the actor's offices; 404 for another one's. */
export async function organisationForStaff(tx: Tx, staff: Staff, id: OrganisationId): Promise<Organisation> {
  const organisation = await findOrganisation(tx, id)
  if (!organisation || !ownOffices(staff).includes(organisation.officeId)) throw new NotFound('organisation')
  return organisation
}

export async function lockForStaff(tx: Tx, staff: Staff, id: OrganisationId): Promise<Organisation> {
  await lockOrganisation(tx, id)
  return organisationForStaff(tx, staff, id)
}

export async function recognise(tx: Tx, house: House, staff: Staff, id: OrganisationId): Promise<void> {
  const organisation = await lockForStaff(tx, staff, id)
  if (organisation.state !== 'proposed') throw new Conflict('not_waiting')
  await markRecognised(tx, id, { by: staff.staffId, on: house.clock.today() })
  await noteOrganisation(tx, staff, id, 'recognise')
  if (organisation.proposedBy)
    await tellPerson(tx, {
      kind: 'organisations.recognised',
      personId: organisation.proposedBy,
      key: id,
      organisationId: id,
    })
}

/** Says why; the representative reads it and may file anew. */
export async function refuse(tx: Tx, house: House, staff: Staff, id: OrganisationId, reason: string): Promise<void> {
  const organisation = await lockForStaff(tx, staff, id)
  if (organisation.state !== 'proposed') throw new Conflict('not_waiting')
  await markRefused(tx, id, { by: staff.staffId, reason })
  for (const seat of await seatsFrom(tx, id, house.clock.today())) await endSeat(tx, seat.id, seat.validFrom, 'mistake')
  await noteOrganisation(tx, staff, id, 'refuse')
  if (organisation.proposedBy)
    await tellPerson(tx, {
      kind: 'organisations.refused',
      personId: organisation.proposedBy,
      key: id,
      organisationId: id,
    })
}

/** From today it is over: its seats end, its codes and its programs' tokens are dead with the next request. */
export async function dissolve(tx: Tx, house: House, staff: Staff, id: OrganisationId, reason: string): Promise<void> {
  const { state } = await lockForStaff(tx, staff, id)
  if (state !== 'recognised') throw new Conflict('not_standing')
  const on = house.clock.today()
  await markDissolved(tx, id, { by: staff.staffId, on, reason })
  for (const seat of await seatsFrom(tx, id, on)) await endSeat(tx, seat.id, on, 'dissolved')
  await withdrawAll(tx, id, house.clock.now())
  await noteOrganisation(tx, staff, id, 'dissolve')
}

/** A code for the person who represents from today, where nobody does; the office has seen the minutes. */
export async function codeForRepresentative(
  tx: Tx,
  house: House,
  staff: Staff,
  id: OrganisationId,
): Promise<{ ok: true; code: string } | { ok: false; reason: 'has_representative' }> {
  const { state } = await lockForStaff(tx, staff, id)
  if (state !== 'recognised') throw new Conflict('not_standing')
  const from = house.clock.today()
  if (await hasRepresentative(tx, id, from)) return { ok: false, reason: 'has_representative' }
  const given = {
    organisationId: id,
    role: 'representative',
    from,
    termTo: null,
    invitedByStaff: staff.staffId,
  } as const
  const made = await makeCode(tx, house, given)
  await noteOrganisation(tx, staff, id, 'invitation.make', { invitation: made.id })
  return { ok: true, code: made.code }
}

/** The office ends the representative's seat from today: minutes show another one, or the person cannot be reached. */
export async function endRepresentative(tx: Tx, house: House, staff: Staff, id: OrganisationId): Promise<void> {
  await lockForStaff(tx, staff, id)
  const on = house.clock.today()
  const seats = await seatsFrom(tx, id, on)
  const seat = seats.find(({ role, ...rest }) => role === 'representative' && standsOn({ role, ...rest }, on))
  if (!seat || !(await endSeat(tx, seat.id, on, 'removed'))) throw new Conflict('not_standing')
  await noteOrganisation(tx, staff, id, 'end_representative', { seat: seat.id })
}
