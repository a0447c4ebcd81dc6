// Bundles the programs to .build/*.js and everything the browser gets to .build/assets, hashed and precompressed.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAssets } from './build-assets.mjs'
import { buildPrograms } from './build-programs.mjs'
import { buildReadings } from './build-readings.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inputs = process.argv[2]

mkdirSync(join(root, '.build', 'assets'), { recursive: true })
buildReadings(root)
await Promise.all([buildPrograms(root), buildAssets(root)])
if (inputs) {
  // Last, and at once: an interrupted build is done again.
  const stamp = join(root, '.build', 'inputs')
  writeFileSync(`${stamp}.new`, inputs)
  renameSync(`${stamp}.new`, stamp)
}
