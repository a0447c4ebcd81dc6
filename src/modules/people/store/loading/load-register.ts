import { sql, type Tx } from '#platform/db/index.ts'
import { admitStaged } from './admit.ts'
import { deriveRecords } from './derive.ts'
import { type StagedEntry, openStage, stageEntries } from './stage.ts'

export type RegisterLoad = {
  today: Temporal.PlainDate
  /** Which file they came in. */
  importId?: string
}

/**
 * Loads entries into the register, as many as there are, in the transaction's one go; what is there already stays as it
 * is. Known 宛名番号 and 世帯番号 keep their ids, new ones get some. For seeds: nothing is checked but the constraints.
 */
export async function loadRegister(
  tx: Tx,
  entries: AsyncIterable<StagedEntry> | Iterable<StagedEntry>,
  { onStaged, ...load }: RegisterLoad & { onStaged?: (count: number) => void },
): Promise<{ entries: number; people: number }> {
  await openStage(tx)
  await stageEntries(tx, entries, onStaged)
  return switchRegister(tx, load)
}

/** Takes the stage over into the register. */
export async function switchRegister(
  tx: Tx,
  { today, importId }: RegisterLoad,
): Promise<{ entries: number; people: number }> {
  await sql`set local statement_timeout = 0`.execute(tx)
  const admitted = await admitStaged(tx, importId ?? null)
  await deriveRecords(tx, today)
  return admitted
}
