import type { Module } from '#platform/module/index.ts'
import { seed } from './seed/seed.ts'

/** What pages need besides being written: those that the ward begins with, pictures, old pages, and care for what has aged. */
export const keeping: Partial<Module> = { seed }
