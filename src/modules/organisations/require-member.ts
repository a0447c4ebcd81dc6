import { type Ctx, requireResident } from '#platform/http/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { asMember, type Membership, type VerifiedResident } from './actions/membership.ts'
import type { OrganisationRight } from './domain/kinds.ts'

/** Who acts, and for which organisation. The organisation stands in the address, so two windows never mix two of them. */
export type ActingMember = Membership & { resident: VerifiedResident }

/** The verified resident of this request as a member with that right today: 404 for who has no seat, 403 for who may not. */
export async function requireMember(
  c: Ctx,
  house: House,
  organisationId: string,
  right: OrganisationRight,
): Promise<ActingMember> {
  const resident = requireResident(c, 'verified')
  const id = parseId<'organisation'>(organisationId)
  if (!id) throw new NotFound('organisation')
  const asked = { resident, organisationId: id, on: house.clock.today(), right }
  return { resident, ...(await house.db.read((tx) => asMember(tx, asked))) }
}
