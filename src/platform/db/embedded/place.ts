import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Config } from '#platform/config/index.ts'

/** The user that a server started by root runs as; PostgreSQL refuses to be root. */
const nobody = 65_534

export type ServerUser = { uid: number; gid: number } | undefined

export const serverUser = (): ServerUser => (process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : undefined)

/** Where the cluster is, and where a copy of the binaries goes if one is needed: folders that the server's user can enter. */
export type Place = { cluster: string; spareFolder: () => string }

type Where = Pick<Config, 'dataDir' | 'env'>

/**
 * As root the server is `nobody`, who often may not enter the clone. Then demo and test move to a folder of their own
 * in the system's temporary directory; production says so instead.
 */
export function placeFor({ dataDir, env }: Where): Place {
  mkdirSync(dataDir, { recursive: true, mode: serverUser() ? 0o711 : 0o700 })
  const enters = canEnter(dataDir)
  if (!enters && env === 'production')
    throw new Error(
      `DATA_DIR (${dataDir}): started by root, PostgreSQL runs as nobody, who cannot enter there. Give a DATA_DIR below folders of mode 0755, or start as an ordinary user`,
    )
  return {
    cluster: join(enters ? dataDir : temporaryFolder(dataDir), 'postgres'),
    spareFolder: () => (env === 'production' ? dataDir : temporaryFolder(dataDir)),
  }
}

/** True when the server's user may pass every folder down to this one. */
export function canEnter(folder: string): boolean {
  const user = serverUser()
  if (!user) return true
  const { mode, uid } = statSync(folder)
  const passable = uid === user.uid ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0
  const parent = dirname(folder)
  return passable && (parent === folder || canEnter(parent))
}

function temporaryFolder(dataDir: string): string {
  const base = [tmpdir(), '/var/tmp', '/tmp'].find(canEnterExisting)
  if (!base) throw new Error('no temporary directory that nobody can enter')
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = join(base, `madoguchi-${process.getuid?.() ?? 0}-${hash}`)
  const owner = serverUser() ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  try {
    mkdirSync(folder, { mode: 0o700 })
    chownSync(folder, owner.uid, owner.gid)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  // Somebody else may have put a folder or a link of this name there first.
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== owner.uid || (found.mode & 0o077) !== 0)
    throw new Error(`${folder} is not a private folder of user ${owner.uid}: remove it and start again`)
  return folder
}

function canEnterExisting(folder: string): boolean {
  try {
    return canEnter(folder)
  } catch {
    return false
  }
}
