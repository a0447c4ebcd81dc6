import type { Module } from '#platform/module/index.ts'
import { routes } from './routes.tsx'

/** The home page, and the pages about the site. */
export const front: Partial<Module> = { routes }
