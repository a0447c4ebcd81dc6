import type { Module } from '#platform/module/index.ts'

/** The resident's half of the module: start, questions, check, signature, payment, timeline. */
export const resident: Partial<Module> = {}
