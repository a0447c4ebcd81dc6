import type { Module } from '#platform/module/index.ts'
import { forgetFeeds } from './actions/forget-feeds.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { routes } from './routes.tsx'

/** Reservations in the calendars of those whose they are. */
export const feeds = {
  routes,
  dataMap,
  personalFiles,
  sweeps: { 'reservations.forget-feeds': forgetFeeds },
} satisfies Partial<Module>
