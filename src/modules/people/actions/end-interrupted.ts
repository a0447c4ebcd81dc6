import type { House } from '#platform/module/index.ts'
import { endInterrupted, holdImports, isAnyRunning } from '../store/imports.ts'

/** A sweep: an import whose process was killed is said to have stopped, and not to run for ever. */
export async function endInterruptedImports(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    if ((await isAnyRunning(tx)) && (await holdImports(tx))) await endInterrupted(tx, house.clock.now())
  })
}
