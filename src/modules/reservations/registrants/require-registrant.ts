import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, requireResident } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { asMember, type VerifiedResident } from './actions/membership.ts'
import type { HeldRegistration, RegistrantRight } from './domain/registrant.ts'

/** Who acts, and for which registration. It stands in the address, so two windows never mix two of them. */
export type ActingRegistrant = HeldRegistration & { resident: VerifiedResident }

/** The verified resident of this request in that registration, with that right today: 404 for who is not in it, 403 for who may not. */
export async function requireRegistrant(
  c: Ctx,
  house: House,
  registrantId: string,
  right: RegistrantRight,
): Promise<ActingRegistrant> {
  const resident = requireResident(c, 'verified')
  const id = parseId<'registrant'>(registrantId)
  if (!id) throw new NotFound('registrant')
  const asked = { resident, id, on: house.clock.today(), right }
  return { resident, ...(await house.db.read((tx) => asMember(tx, asked))) }
}
