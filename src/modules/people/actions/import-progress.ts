import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ProgressId, reportProgress, startProgress } from '#platform/progress/index.ts'

/** Per cent done when a step ends, by how long each takes of 750,000 lines. */
export const importSteps = { read: 25, derived: 40, entries: 60, records: 99 } as const

export type ImportProgress = { id: ProgressId; report(percent: number): Promise<void> }

/** Progress that a page can watch and a command can draw; written beside the import's own transaction. */
export async function openProgress(
  tx: Tx,
  house: House,
  onProgress: (percent: number) => void,
): Promise<ImportProgress> {
  const id = await startProgress(tx, { kind: 'people.import-register', total: 100 })
  let told = -1
  return {
    id,
    async report(percent) {
      const whole = Math.floor(percent)
      if (whole <= told) return
      told = whole
      onProgress(whole)
      await house.db.transact((other) => reportProgress(other, id, whole))
    },
  }
}
