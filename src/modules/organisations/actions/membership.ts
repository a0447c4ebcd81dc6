import { idsOfPerson } from '#modules/people/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OrganisationId, PersonId } from '#platform/ids/index.ts'
import { kindRules, type OrganisationRight, rightsOf } from '../domain/kinds.ts'
import type { Organisation, Seat } from '../domain/organisation.ts'
import { contractsOf, findOrganisation, lockOrganisation } from '../store/organisations.ts'
import { hasRepresentative, seatsFrom, seatsOfPersons, standsOn } from '../store/seats.ts'

/** A verified resident, as the routes have them. */
export type VerifiedResident = Resident & { personId: PersonId }

/** Somebody's place in an organisation on a day, and what it gives them. */
export type Membership = { organisation: Organisation; seat: Seat; rights: ReadonlySet<OrganisationRight> }

/** Where a person holds a seat on that day, under merged numbers too; the oldest seat first. */
export async function organisationsOf(tx: Tx, personId: PersonId, on: Temporal.PlainDate): Promise<Membership[]> {
  const seats = (await seatsOfPersons(tx, await idsOfPerson(tx, personId), on)).filter((seat) => standsOn(seat, on))
  const found: Membership[] = []
  for (const seat of seats) {
    const organisation = await findOrganisation(tx, seat.organisationId)
    if (organisation) found.push({ organisation, seat, rights: await rightsOn(tx, organisation, seat, on) })
  }
  return found
}

/** Whether this person acts in the name of this organisation on that day. */
export async function mayRepresent(
  tx: Tx,
  { personId, organisationId, on }: { personId: PersonId; organisationId: OrganisationId; on: Temporal.PlainDate },
): Promise<boolean> {
  const memberships = await organisationsOf(tx, personId, on)
  return memberships.some(({ organisation, rights }) => organisation.id === organisationId && rights.has('represent'))
}

/**
 * The resident's place in the organisation, which is locked, so that what follows decides on what stands now. Who has none
 * gets 404, who may not do this 403.
 */
export async function lockAsMember(tx: Tx, { resident, organisationId, on, right }: Asked): Promise<Membership> {
  await lockOrganisation(tx, organisationId)
  return asMember(tx, { resident, organisationId, on, right })
}

type Asked = {
  resident: VerifiedResident
  organisationId: OrganisationId
  on: Temporal.PlainDate
  right: OrganisationRight
}

export async function asMember(tx: Tx, { resident, organisationId, on, right }: Asked): Promise<Membership> {
  const all = await organisationsOf(tx, resident.personId, on)
  const found = all.find(({ organisation }) => organisation.id === organisationId)
  if (!found) throw new NotFound('organisation')
  if (!found.rights.has(right)) throw new Forbidden('right_missing', right)
  return found
}

/** A recognised organisation; one of a kind that works under contract, on a day of a contract. */
export async function actsOn(tx: Tx, { id, kind, state }: Organisation, on: Temporal.PlainDate): Promise<boolean> {
  if (state !== 'recognised') return false
  if (!kindRules[kind].underContract) return true
  const contracts = await contractsOf(tx, id)
  return contracts.some(
    ({ validFrom, validTo }) =>
      Temporal.PlainDate.compare(validFrom, on) <= 0 && Temporal.PlainDate.compare(on, validTo) < 0,
  )
}

/** Whether an organisation may act on that day; one that is not there may not. */
export async function organisationActs(tx: Tx, id: OrganisationId, on: Temporal.PlainDate): Promise<boolean> {
  const organisation = await findOrganisation(tx, id)
  return organisation !== undefined && actsOn(tx, organisation, on)
}

/** Whose seat gives them this right on that day. */
export async function personsWithRight(
  tx: Tx,
  { organisationId, right, on }: { organisationId: OrganisationId; right: OrganisationRight; on: Temporal.PlainDate },
): Promise<PersonId[]> {
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation) return []
  const seats = (await seatsFrom(tx, organisationId, on)).filter((seat) => standsOn(seat, on))
  return seats
    .filter(({ role }) => kindRules[organisation.kind].rights[role].includes(right))
    .map((one) => one.personId)
}

const readOnly: ReadonlySet<OrganisationRight> = new Set(['read'])

async function rightsOn(
  tx: Tx,
  organisation: Organisation,
  { role }: Seat,
  on: Temporal.PlainDate,
): Promise<ReadonlySet<OrganisationRight>> {
  if (!(await actsOn(tx, organisation, on))) return readOnly
  const { kind, id } = organisation
  return rightsOf({ kind, role, hasRepresentative: await hasRepresentative(tx, id, on) })
}
