import type { Config } from '#platform/config/index.ts'
import { findBinaries } from './binaries.ts'
import { placeFor, serverUser } from './place.ts'

/** For `doctor`: where the embedded server's programs and data are, and as whom it runs. */
export function describeServerFiles(config: Pick<Config, 'root' | 'dataDir' | 'env'>): string {
  const place = placeFor(config)
  const { folder, version } = findBinaries(config.root, place)
  return `${version}, programs ${folder}, data ${place.cluster}${serverUser() ? ', runs as nobody' : ''}`
}
