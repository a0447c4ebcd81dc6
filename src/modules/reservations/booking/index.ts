import type { Module } from '#platform/module/index.ts'
import { expireHolds, nextExpiry } from './actions/expire.ts'
import { agenda } from './agenda.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { routes } from './routes.tsx'

/** Taking a place, and giving it back. */
export const booking = {
  routes,
  agenda,
  noticeKinds,
  sweeps: { 'reservations.expire-holds': expireHolds },
  nextDue: nextExpiry,
  dataMap,
  personalFiles,
} satisfies Partial<Module>
