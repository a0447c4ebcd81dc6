import { HouseError } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { counter } from '#platform/telemetry/index.ts'
import { withoutRow } from './store/files.ts'
import { openFolder } from './store/folder.ts'

const hour = 3_600_000
/** Longer than any upload or transaction lasts; a file's row is written right after it. */
const grace = 24 * hour

const swept = counter('madoguchi_files_swept_total', 'Stored files that no row named for a day and that were removed.')

/** Most of the store has no row: another database's files, or one that was restored. A person has to look. */
export class StrangeStore extends HouseError {
  constructor() {
    super(503, 'strange_store')
  }
}

/**
 * Removes files of the store without a row: those of deleted drafts, and what a process left that was killed between the
 * file and its row. Only what is a day old by the disk's own clock, so that no running upload is touched. Returns how
 * many went; throws `StrangeStore` where most of the store would go.
 */
export async function sweepFiles(house: House, now = Date.now()): Promise<number> {
  const folder = openFolder(house.config.dataDir)
  const left: string[] = []
  let all = 0
  for (const part of await folder.parts()) {
    const names = await folder.names(part)
    all += names.length
    const strange = await house.db.read((tx) => withoutRow(tx, names))
    for (const name of strange) if (now - (await folder.writtenAt(name, now)) > grace) left.push(name)
  }
  if (left.length > mostAtOnce && left.length > all / 2) throw new StrangeStore()
  for (const name of left) await folder.remove(name)
  if (left.length > 0) swept.add({}, left.length)
  return left.length
}

const mostAtOnce = 20
