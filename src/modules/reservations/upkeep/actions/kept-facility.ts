import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import { keeperOf, requireKept } from '../permissions.ts'
import { findFacility, type KeptFacility } from '../store/kept.ts'

/** A facility that this member of staff keeps, whether it stands today or not. 404 for every other. */
export async function requireFacility(
  tx: Tx,
  house: House,
  staff: Staff,
  which: { slug: string } | { facilityId: FacilityId },
): Promise<KeptFacility> {
  const facility = await findFacility(tx, which, house.clock.today())
  if (!facility) throw new NotFound('facility')
  requireKept(await keeperOf(tx, house, staff), facility.officeId)
  return facility
}
