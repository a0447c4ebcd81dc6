import type { House } from '#platform/module/index.ts'
import { type Scanner, scannerOf } from './scan.ts'
import { heldFiles, writeScan } from './store/files.ts'
import { openFolder } from './store/folder.ts'

/** Scans again what was held while no scanner answered; for a sweep, and after a scanner was connected. */
export async function scanHeldFiles(house: House, scan: Scanner = scannerOf(house.config)): Promise<void> {
  const folder = openFolder(house.config.dataDir)
  for (const file of await house.db.read(heldFiles)) {
    const result = await scan(await folder.read(file.storageName))
    if (result === 'unavailable') return
    await house.db.transact((tx) => writeScan(tx, file.id, result, house.clock.now()))
    if (result === 'infected') await folder.remove(file.storageName)
  }
}
