import type { Module } from '#platform/module/index.ts'

/** The staff's half of the module: queue, case, decisions, paper, shelf, verification. */
export const desk: Partial<Module> = {}
