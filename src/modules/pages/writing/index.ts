import type { Module } from '#platform/module/index.ts'
import { pagesSource } from './publishing/search-source.ts'

export { rendered } from './markdown/index.ts'
export { publishEdition } from './publishing/publish-edition.ts'
export { takeDown } from './publishing/take-down.ts'

/** Where the offices write what everybody reads: drafts, their look and approval, publishing and taking down. */
export const writing: Partial<Module> = { searchSources: { pages: pagesSource } }
