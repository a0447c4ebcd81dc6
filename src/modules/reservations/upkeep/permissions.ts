import { findOffice } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { rulesOf } from '../registrants/rules-of.ts'

export const upkeepPermissions = {
  read: 'reservations.upkeep.read',
  change: 'reservations.upkeep.change',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [upkeepPermissions.read]: {
    label: '施設・時間割・規則・料金とその履歴を見る',
    roles: ['clerk', 'checker', 'manager'],
  },
  [upkeepPermissions.change]: {
    label: '施設・時間割・休館日・規則・料金を変え、表を取り込む',
    roles: ['manager'],
    decides: true,
  },
}

/** Whose facilities a member of staff keeps: those of the own offices; the office of the registrations keeps all, and the rules. */
export type Keeper = { isCentral: boolean; offices: ReadonlySet<OfficeId> }

/** 404 for who belongs to no office. */
export async function keeperOf(tx: Tx, house: House, staff: Staff): Promise<Keeper> {
  const central = await findOffice(tx, rulesOf(house).office, house.clock.today())
  const offices = new Set([...staff.posts.map(({ officeId }) => officeId), ...staff.oversees])
  if (offices.size === 0) throw new NotFound('facilities')
  return { isCentral: central !== undefined && offices.has(central.id), offices }
}

/** Of a facility of another office: 404. */
export function requireKept(keeper: Keeper, officeId: OfficeId): void {
  if (!keeper.isCentral && !keeper.offices.has(officeId)) throw new NotFound('facility')
}

/** Rules and prices are the same for many facilities: the office of the registrations keeps them. */
export function requireCentral(keeper: Keeper): void {
  if (!keeper.isCentral) throw new NotFound('rules')
}
