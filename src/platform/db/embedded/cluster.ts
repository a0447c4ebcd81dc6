import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Place, serverUser } from './place.ts'
import { serverEnvironment } from './server.ts'
import { refuseUnfinished } from './unfinished.ts'

export type Cluster = {
  /** Real path of the data directory. */
  folder: string
  binaries: string
  passwordFile: string
  /** The owner's address when the server listens on this port. */
  urlAt(port: number, database?: string): string
}

const owner = 'madoguchi_owner'

/** The cluster in its place; made by `initdb` when there is none yet. */
export async function openCluster(place: Place, binaries: string): Promise<Cluster & { isNew: boolean }> {
  refuseUnfinished(place.cluster)
  const passwordFile = join(dirname(place.cluster), 'postgres-password')
  const isNew = !existsSync(join(place.cluster, 'PG_VERSION'))
  if (isNew) await initialise(place.cluster, binaries, passwordFile)
  const password = readFileSync(passwordFile, 'utf8').trim()
  return {
    folder: realpathSync(place.cluster),
    binaries,
    passwordFile,
    isNew,
    urlAt: (port, database = 'postgres') => `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`,
  }
}

async function initialise(folder: string, binaries: string, passwordFile: string): Promise<void> {
  // Made beside its place and then moved there, so that a killed initdb leaves no half cluster behind.
  const half = `${folder}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  for (const path of [half, passwordFile]) giveToServer(path)
  await promisify(execFile)(join(binaries, 'bin', 'initdb'), [...initOptions, `--pwfile=${passwordFile}`, '-D', half], {
    cwd: '/',
    env: serverEnvironment,
    ...serverUser(),
  })
  renameSync(half, folder)
}

// The built-in locale sorts and matches the same on every machine; C.UTF-8 (not C) makes Japanese trigrams work.
const initOptions = [
  `--username=${owner}`,
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C.UTF-8',
  '--wal-segsize=1',
  '--auth=scram-sha-256',
  '--no-instructions',
]

function giveToServer(path: string): void {
  const user = serverUser()
  if (user) chownSync(path, user.uid, user.gid)
}
