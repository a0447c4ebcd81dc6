import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import {
  type HeldRegistration,
  type RegistrantId,
  type RegistrantRight,
  rightsOf,
  type Standing,
  standingOn,
} from '../domain/registrant.ts'
import { findRegistrants, heldBy, type HeldRow, lockRegistrant } from '../store/registrants.ts'

export type VerifiedResident = Resident & { personId: PersonId }

/** For whom this person may act on that day, and what: registrations with role, class, standing and validity. */
export async function registrantsOf(tx: Tx, personId: PersonId, on: Temporal.PlainDate): Promise<HeldRegistration[]> {
  const rows = await heldBy(tx, personId, on)
  return rows.map((row) => held(row, on))
}

function held(row: HeldRow, on: Temporal.PlainDate): HeldRegistration {
  const { membershipId, personId, role, hasRepresentative, ...registrant } = row
  const standing = standingOn(registrant, on)
  return { registrant, membershipId, personId, role, standing, rights: rightsOf({ role, standing, hasRepresentative }) }
}

/** What each of these registrations is on that day. One that does not exist is missing. */
export async function statesOn(
  tx: Tx,
  ids: readonly RegistrantId[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<RegistrantId, Standing>> {
  const found = await findRegistrants(tx, ids, on)
  return new Map(found.map((registrant) => [registrant.id, standingOn(registrant, on)]))
}

export type AskedAsMember = {
  resident: VerifiedResident
  id: RegistrantId
  on: Temporal.PlainDate
  right: RegistrantRight
}

/** The resident in this registration with that right on that day: 404 for who is not in it, 403 for who may not. */
export async function asMember(tx: Tx, { resident, id, on, right }: AskedAsMember): Promise<HeldRegistration> {
  const all = await registrantsOf(tx, resident.personId, on)
  const found = all.find(({ registrant }) => registrant.id === id)
  if (!found) throw new NotFound('registrant')
  if (!found.rights.has(right)) throw new Forbidden('right_missing', right)
  return found
}

/** The same, once nobody else is changing this registration. */
export async function lockAsMember(tx: Tx, asked: AskedAsMember): Promise<HeldRegistration> {
  await lockRegistrant(tx, asked.id, asked.on)
  return asMember(tx, asked)
}
