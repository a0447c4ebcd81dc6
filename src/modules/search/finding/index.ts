import type { Module } from '#platform/module/index.ts'
import { routes } from './routes.tsx'
import { elsewhereSource } from './sources/elsewhere.ts'
import { serviceSource } from './sources/services.ts'

/** What people search with: the page of results, suggestions, and what every house lets them find. */
export const finding: Partial<Module> = {
  routes,
  hasSearch: true,
  searchSources: { services: serviceSource, elsewhere: elsewhereSource },
}
