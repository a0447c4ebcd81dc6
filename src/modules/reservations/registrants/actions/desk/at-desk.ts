import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Registrant, RegistrantId } from '../../domain/registrant.ts'
import { registrantPermissions, requireDesk } from '../../permissions.ts'
import { lockRegistrant } from '../../store/registrants.ts'

/** A registration, locked, for a member of staff of the desk who holds this permission. */
export async function lockAtDesk(
  tx: Tx,
  house: House,
  staff: Staff,
  id: RegistrantId,
  permission: keyof typeof registrantPermissions,
): Promise<Registrant> {
  await requireDesk(tx, house, staff)
  if (!staff.permissions.has(registrantPermissions[permission]))
    throw new Forbidden('permission_missing', registrantPermissions[permission])
  const registrant = await lockRegistrant(tx, id, house.clock.today())
  if (!registrant) throw new NotFound('registrant')
  return registrant
}
