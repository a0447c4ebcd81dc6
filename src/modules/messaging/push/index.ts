import type { Module } from '#platform/module/index.ts'
import { routes } from './routes.tsx'
import { forgetArrivals } from './store/subscriptions.ts'

/** Messages on the devices of a person, through the push services of their browsers. */
export const push: Partial<Module> = {
  routes,
  sweeps: { 'messaging.forget-arrivals': (house) => house.db.transact(forgetArrivals) },
}
