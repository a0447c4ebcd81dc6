import type { House } from '#platform/module/index.ts'
import { dropFolder } from '../files/place.ts'
import { endedExports, forgetExportsBefore, writeGone } from '../store/exports.ts'

// 文書管理規程で、だれが何を持ち出したかを見る期間。
const yearsKept = 3

/** Files go when their day is over, before the row says so: a row that says that nothing is left is right. */
export async function endExports(house: House): Promise<void> {
  const now = house.clock.now()
  for (const id of await house.db.read((tx) => endedExports(tx, now, 50))) {
    await dropFolder(house, id)
    await house.db.transact((tx) => writeGone(tx, id))
  }
  await house.db.transact((tx) => forgetExportsBefore(tx, now.subtract({ hours: 24 * 366 * yearsKept })))
}
