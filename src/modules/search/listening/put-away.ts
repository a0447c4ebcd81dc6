import type { House } from '#platform/module/index.ts'
import { turnSteering } from '../steering/store/version.ts'
import { oldestOpenDay } from './buffer.ts'
import { keptDays } from './domain/report.ts'
import { forgetBefore, isDayOver, putDaysAway } from './store/put-away.ts'

/** Once after midnight: yesterday becomes numbers, and what ranking learns from them is read anew everywhere. */
export async function putSearchesAway(house: House): Promise<void> {
  const today = oldestOpenDay(house)
  if (!(await house.db.look((tx) => isDayOver(tx, today)))) return
  await house.db.transact(async (tx) => {
    await putDaysAway(tx, today)
    await forgetBefore(tx, today.subtract({ days: keptDays }))
    await turnSteering(tx)
  })
}
