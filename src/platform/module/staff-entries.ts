import type { Staff } from '#platform/auth/actor.ts'
import type { House, NavigationItem } from './module.ts'

/** The entries of the staff's menu that this member can use, in their order: by what they may, and by the work of their offices. */
export const staffEntries = (house: House, staff: Staff): readonly NavigationItem[] =>
  house.modules
    .flatMap((module) => module.navigation?.(house) ?? [])
    .filter(({ audience }) => audience === 'staff')
    .filter(({ permission }) => permission === undefined || staff.permissions.has(permission))
    .filter(({ offices }) => offices === undefined || offices.some((key) => staff.officeKeys?.has(key)))
    .sort((a, b) => a.order - b.order)
