import type { House } from '#platform/module/index.ts'
import { eraseVisitors } from '../store/entries.ts'

/** Names and telephones of those without a registration go when their time is over. */
export const forgetVisitors = (house: House): Promise<void> =>
  house.db.transact((tx) => eraseVisitors(tx, house.clock.today()))
