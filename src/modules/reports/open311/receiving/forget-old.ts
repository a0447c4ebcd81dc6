import type { House } from '#platform/module/index.ts'
import { postedHours } from './post-report.ts'
import { forgetPosted } from './store.ts'

/** What was sent so long ago that the same would be another report. */
export async function forgetOld(house: House): Promise<void> {
  const before = house.clock.now().subtract({ hours: postedHours })
  await house.db.transact((tx) => forgetPosted(tx, before))
}
