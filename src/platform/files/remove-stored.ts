import type { House } from '#platform/module/index.ts'
import { openFolder } from './store/folder.ts'

/** Removes the bytes of files whose rows are gone; one that is not there any more is no error. */
export async function removeStored(house: House, storageNames: readonly string[]): Promise<void> {
  const folder = openFolder(house.config.dataDir)
  for (const name of storageNames) await folder.remove(name)
}
