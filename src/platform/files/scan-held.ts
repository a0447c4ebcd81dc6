import type { House } from '#platform/module/index.ts'
import { type Scanner, scannerOf } from './scan.ts'
import { heldFiles, writeScan } from './store/files.ts'
import { openFolder } from './store/folder.ts'
import { deleteSizes } from './store/sizes.ts'
import { deleteThumbnail } from './store/thumbnails.ts'

/** Scans again what was held while no scanner answered. A file that cannot be read keeps the others from nothing; its error is thrown at the end. */
export async function scanHeldFiles(house: House, scan: Scanner = scannerOf(house.config)): Promise<void> {
  const folder = openFolder(house.config.dataDir)
  const unreadable: unknown[] = []
  for (const file of await house.db.read(heldFiles)) {
    const bytes = await folder.read(file.storageName).catch((error: unknown) => void unreadable.push(error))
    if (!bytes) continue
    const result = await scan(bytes)
    if (result === 'unavailable') break
    const gone = await house.db.transact(async (tx) => {
      await writeScan(tx, file.id, result, house.clock.now())
      if (result !== 'infected') return []
      await deleteThumbnail(tx, file.id)
      return [file.storageName, ...(await deleteSizes(tx, file.id))]
    })
    for (const name of gone) await folder.remove(name)
  }
  if (unreadable.length > 0) throw new AggregateError(unreadable, 'held files are missing in DATA_DIR')
}
