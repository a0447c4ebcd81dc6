import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { deskFacility } from '../desk/store/facilities.ts'
import { worksFor } from '../desk/store/workers.ts'
import type { Space } from '../places/index.ts'

export const mayTakeMoney = 'reservations.desk.money'

export const permissions: NonNullable<Module['permissions']> = {
  [mayTakeMoney]: {
    label: '施設の窓口で料金を受け取り、返す',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
  },
}

/**
 * Who works at the desk of this facility: 404 for everybody else. Where somebody else runs it, only who works there for
 * them touches their money: `Forbidden('payee_only')`.
 */
export async function requireMoneyDesk(tx: Tx, house: House, staff: Staff, { id, facility }: Space): Promise<void> {
  const today = house.clock.today()
  await deskFacility(tx, staff, { spaceId: id }, today)
  if (!staff.permissions.has(mayTakeMoney)) throw new Forbidden('permission', mayTakeMoney)
  if (facility.operatorId && !(await worksFor(tx, facility.operatorId, staff.staffId, today)))
    throw new Forbidden('payee_only')
}
