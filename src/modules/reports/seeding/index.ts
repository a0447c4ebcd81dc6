import type { Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { groundOf } from '../ground/index.ts'
import { seedOrders } from '../orders/demo/seed-orders.ts'
import { hasOrders } from '../orders/store/demo.ts'
import { catalogueOf } from '../record/index.ts'
import { hangPictures } from './pictures/index.ts'
import { seedReports } from './seed-reports.ts'
import { countRecurringAnew, inventedReports } from './store/invented.ts'

export { seedReports } from './seed-reports.ts'

const demoReports = 2000
// The newest have pictures before orders are given for them; those of the months before follow.
const shownFirst = 60
const withPicture = 300

/** A demo that starts for the first time gets its reports while it is already open. */
async function seed(tx: Tx, house: House): Promise<void> {
  if (house.config.env !== 'demo' || !catalogueOf(house) || !groundOf(house)) return
  if ((await inventedReports(tx)) < demoReports || !(await hasOrders(tx)))
    await enqueue(tx, 'reports.fill-demo', {}, { key: 'reports.fill-demo' })
}

async function fillDemo(house: House): Promise<void> {
  if (house.config.env !== 'demo') return
  const added = await seedReports(house, { reports: demoReports })
  if (added > 0) await house.db.transact(countRecurringAnew)
  await hangPictures(house, shownFirst)
  await seedOrders(house)
  await hangPictures(house, withPicture)
}

/** Reports that nobody made, and orders for them, for demos, tests and benches. */
export const seeding = { seed, tasks: { 'reports.fill-demo': fillDemo } } satisfies Partial<Module>
