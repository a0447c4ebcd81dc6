import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { writtenIn } from './profile.ts'
import { seedRules } from './store/seed.ts'

/** Rules and prices of the profile. Safe to run twice; throws `RulesError` when they contradict each other. */
export const seed = (tx: Tx, house: House): Promise<void> => seedRules(tx, writtenIn(house))
