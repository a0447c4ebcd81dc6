import { findOffice } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { rulesOf } from './rules-of.ts'

export const registrantPermissions = {
  read: 'reservations.registrants.read',
  verify: 'reservations.registrants.verify',
  decide: 'reservations.registrants.decide',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [registrantPermissions.read]: { label: '施設の利用者登録を見る', roles: ['clerk', 'checker', 'manager'] },
  [registrantPermissions.verify]: {
    label: '利用者登録の書類を確かめ、窓口で登録を受ける',
    roles: ['clerk', 'checker', 'manager'],
  },
  [registrantPermissions.decide]: {
    label: '利用者登録の承認・不承認・利用停止・減免を決める',
    roles: ['checker', 'manager'],
    decides: true,
  },
}

/** The office that keeps the registrations is this member's, or below one that they lead. 404 for everybody else. */
export async function requireDesk(tx: Tx, house: House, staff: Staff): Promise<void> {
  const office = await findOffice(tx, rulesOf(house).office, house.clock.today())
  const mine = [...staff.posts.map(({ officeId }) => officeId), ...staff.oversees]
  if (!office || !mine.includes(office.id)) throw new NotFound('registrations')
}
