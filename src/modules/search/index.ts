import type { Module } from '#platform/module/index.ts'

/** Finds everything public that modules offer by the words that people use. */
export const search: Module = { name: 'search' }
