import type { Module } from '#platform/module/index.ts'
import { places } from './places/index.ts'
import { registrants } from './registrants/index.ts'
import { rules } from './rules/index.ts'

/** One reservation system for every facility: registration, search, booking, rules as data. */
export const reservations: Module = {
  name: 'reservations',
  ...places,
  ...registrants,
  navigation: (house) => [...places.navigation(house), ...registrants.navigation(house)],
  routes: (app, house) => {
    places.routes(app, house)
    registrants.routes(app, house)
  },
  sweeps: { ...places.sweeps, ...registrants.sweeps },
  seed: async (tx, house) => {
    await places.seed(tx, house)
    await rules.seed(tx, house)
  },
}
