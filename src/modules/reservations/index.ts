import type { Module } from '#platform/module/index.ts'
import { rules } from './rules/index.ts'

/** One reservation system for every facility: registration, search, booking, rules as data. */
export const reservations: Module = {
  name: 'reservations',
  seed: rules.seed,
}
