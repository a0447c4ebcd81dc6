import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The mark that stands while a restore moves folders; see `restore`. */
export const unfinishedRestore = (cluster: string): string => join(dirname(cluster), 'restore-unfinished')

/** A restore was interrupted while it moved folders: a start now would make an empty database beside the real one. */
export class RestoreUnfinished extends Error {
  override readonly name = 'RestoreUnfinished'
  constructor(mark: string) {
    super(
      `${mark}: a restore was interrupted. Run the same restore again with --replace; what was there before lies in the folder that this file names`,
    )
  }
}

export function refuseUnfinished(cluster: string): void {
  const mark = unfinishedRestore(cluster)
  if (existsSync(mark)) throw new RestoreUnfinished(mark)
}
