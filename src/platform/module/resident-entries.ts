import type { House, NavigationItem } from './module.ts'

/** What residents can do here, in the order that modules ask for. */
export const residentEntries = (house: House): readonly NavigationItem[] =>
  house.modules
    .flatMap((module) => module.navigation?.(house) ?? [])
    .filter((entry) => entry.audience === 'resident')
    .sort((a, b) => a.order - b.order)
