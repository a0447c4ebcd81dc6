import type { Module } from '#platform/module/index.ts'
import { dataMap, personalFiles } from './data-map.ts'
import { routes } from './routes.tsx'

/** Reservations in the calendars of those whose they are. */
export const feeds = { routes, dataMap, personalFiles } satisfies Partial<Module>
