import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import type { Facility } from '../places/domain/space.ts'
import { findFacilityOffice, worksForOperator } from './store/office.ts'

export const mayTakeMoney = 'reservations.desk.money'

export const permissions: NonNullable<Module['permissions']> = {
  [mayTakeMoney]: {
    label: '施設の窓口で料金を受け取り、返す',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
  },
}

/**
 * The facility is of an office of this member: 404 for everybody else. Where somebody else runs it, only who works there
 * for them touches their money: `Forbidden('payee_only')`.
 */
export async function requireMoneyDesk(
  tx: Tx,
  house: House,
  staff: Staff,
  facility: Pick<Facility, 'id' | 'operatorId'>,
): Promise<void> {
  const office = await findFacilityOffice(tx, facility.id, house.clock.today())
  const mine = [...staff.posts.map(({ officeId }) => officeId), ...staff.oversees]
  if (!office || !mine.includes(office)) throw new NotFound('reservation')
  if (!staff.permissions.has(mayTakeMoney)) throw new Forbidden('permission', mayTakeMoney)
  if (facility.operatorId && !(await worksForOperator(tx, staff.staffId, facility.operatorId)))
    throw new Forbidden('payee_only')
}
