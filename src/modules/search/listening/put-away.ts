import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { turnSteering } from '../steering/store/version.ts'
import { keptDays } from './domain/report.ts'
import { forgetBefore, isDayOver, putDaysAway } from './store/put-away.ts'

// What was heard before midnight is written within seconds after it.
const grace = { minutes: 1 }

/** Once after midnight: yesterday becomes numbers, and what ranking learns from them is read anew everywhere. */
export async function putSearchesAway(house: House): Promise<void> {
  const today = wardDate(house.clock.now().subtract(grace))
  if (!(await house.db.look((tx) => isDayOver(tx, today)))) return
  await house.db.transact(async (tx) => {
    await putDaysAway(tx, today)
    await forgetBefore(tx, today.subtract({ days: keptDays }))
    await turnSteering(tx)
  })
}
