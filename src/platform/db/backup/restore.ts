import { chownSync, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import { type Archive, archiveOf, restoreCommand } from '../embedded/archive.ts'
import { findBinaries } from '../embedded/binaries.ts'
import { type Cluster, openCluster } from '../embedded/cluster.ts'
import { findServer } from '../embedded/orphan.ts'
import { canEnter, type Place, placeFor, serverUser } from '../embedded/place.ts'
import { freePort, startServer, stopServer } from '../embedded/server.ts'
import { isProgram } from '../embedded/process.ts'
import { unfinishedRestore } from '../embedded/unfinished.ts'
import { watchOver } from '../embedded/watchdog.ts'
import { secretCheck } from './back-up.ts'
import { inParallel, unpack, walk } from './files.ts'
import { type Base, DamagedBackup, packedPath, readBases, requireWhole } from './manifest.ts'
import { onNewestLine } from './timelines.ts'
import { inspect, type Inspection } from './inspect.ts'

/** A restore is refused; the message says why and what to do. Nothing was changed. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore'
}

export type RestoreOptions = {
  /** The moment, or undefined for all that the archive has. */
  to?: Temporal.Instant
  /** BACKUP_DIR, or the folder of one cluster in it. */
  from: string
  /** Puts a house that is there aside, into a folder beside it; without this only an empty place is taken. */
  replace?: boolean
  onProgress?: (step: 'unpack' | 'replay' | 'uploads' | 'verify' | 'move', done: number, all: number) => void
}

export type Restored = Inspection & {
  base: string
  /** When the last transaction that is there was committed; missing when the log had none after the base. */
  lastCommitAt?: string
  /** Where what was there before lies now. */
  aside?: string
}

type RestoreConfig = Pick<Config, 'root' | 'dataDir' | 'env' | 'secret'>

/**
 * Restores database, uploads and audit seals to a moment, into DATA_DIR. All is made and checked in a folder of its own
 * and moved at the end; until then what was there stays. Throws `CannotRestore` or `DamagedBackup`.
 */
export async function restore(config: RestoreConfig, options: RestoreOptions): Promise<Restored> {
  const archive = await findArchive(options.from)
  const base = await chooseBase(archive, options.to)
  if (secretCheck(config.secret) !== base.manifest.secretCheck)
    throw new CannotRestore(
      `MADOGUCHI_SECRET: this backup belongs to a house with another secret; bank accounts in it could not be opened. Give the secret of then${base.manifest.hasSecret ? ` (it is in ${join(base.folder, 'secret')})` : ''}`,
    )
  await requireWhole(base)
  const place = placeFor(config)
  const binaries = findBinaries(config.root, place).folder
  await requireFreePlace(config, place, binaries, options.replace === true)

  const half: Place = { ...place, cluster: join(dirname(place.cluster), 'restoring', 'postgres') }
  await stopLeftOver(half.cluster)
  await makeRoom(dirname(half.cluster))
  await unpackBase(base, half.cluster, options)
  const cluster = await openCluster(half, binaries)
  await rm(join(config.dataDir, 'restoring-uploads'), { recursive: true, force: true })
  const uploads = await copyBack(archive, join(config.dataDir, 'restoring-uploads'), options)
  const found = await replay(cluster, archive, uploads, options)
  const aside = await takePlace(config, place, half, uploads, options)
  return { ...found, base: base.name, ...(aside && { aside }) }
}

async function findArchive(from: string): Promise<Archive> {
  if (existsSync(join(from, 'base'))) return archiveOf(from)
  const names = (await readdir(from).catch(() => [])).filter((name) => existsSync(join(from, name, 'base')))
  const [only] = names
  if (!only) throw new CannotRestore(`--from ${from}: there is no backup`)
  if (names.length > 1)
    throw new CannotRestore(`--from ${from}: there are backups of several databases; name one: ${names.join(', ')}`)
  return archiveOf(join(from, only))
}

async function chooseBase(archive: Archive, to: Temporal.Instant | undefined): Promise<Base> {
  const bases = await onNewestLine(archive, await readBases(archive.base))
  const [oldest] = bases
  if (!oldest) throw new CannotRestore(`${archive.base}: there is no finished backup`)
  const fits = bases.findLast(({ manifest }) => !to || Temporal.Instant.compare(manifest.finishedAt, to) <= 0)
  if (!fits)
    throw new CannotRestore(
      `--to ${to}: the oldest backup was finished at ${oldest.manifest.finishedAt}; give a later moment`,
    )
  const end = await endOf(archive)
  if (to && Temporal.Instant.compare(to, end) > 0)
    throw new CannotRestore(`--to ${to}: the archive reaches until ${end}. Give an earlier moment, or --to latest`)
  return fits
}

/** When the newest archived segment was written to last, or a tick later: files are timed by a clock that ticks. */
async function endOf({ wal }: Archive): Promise<Temporal.Instant> {
  const names = (await readdir(wal)).filter((name) => /^[0-9A-F]{24}\.gz$/.test(name))
  const times = await Promise.all(names.map(async (name) => (await stat(join(wal, name))).mtimeMs))
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(Math.max(0, ...times)) + tickMilliseconds)
}

const tickMilliseconds = 10

async function requireFreePlace(
  config: RestoreConfig,
  place: Place,
  binaries: string,
  replace: boolean,
): Promise<void> {
  if (!canEnter(config.dataDir) && config.env === 'production')
    throw new CannotRestore(`DATA_DIR (${config.dataDir}): nobody cannot enter`)
  const isUnfinished = existsSync(unfinishedRestore(place.cluster))
  if (!isUnfinished && existsSync(join(place.cluster, 'PG_VERSION'))) {
    const found = await findServer(await openCluster(place, binaries))
    if (found.kind !== 'none')
      throw new CannotRestore('the house is running on this DATA_DIR: stop all its processes first')
  }
  const taken = [place.cluster, join(config.dataDir, 'files')].filter((path) => existsSync(path))
  if (taken.length > 0 && !replace && !isUnfinished)
    throw new CannotRestore(
      `${taken.join(', ')}: there is a house already. Give another --into, or --replace, which puts it aside and deletes nothing`,
    )
}

/** A killed restore leaves the server behind that replayed for it. */
async function stopLeftOver(cluster: string): Promise<void> {
  const file = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(file.split('\n')[0])
  if (pid > 0 && isProgram(pid, 'postgres')) await stopServer(pid)
}

/** What an earlier restore left half done is thrown away. */
async function makeRoom(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  giveToServer(folder)
}

function giveToServer(path: string): void {
  const user = serverUser()
  if (user) chownSync(path, user.uid, user.gid)
}

async function unpackBase({ folder, manifest }: Base, target: string, { onProgress }: RestoreOptions): Promise<void> {
  for (const path of ['', ...manifest.folders]) {
    await mkdir(join(target, path), { mode: 0o700 })
    giveToServer(join(target, path))
  }
  const all = manifest.files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  await inParallel(manifest.files, async ({ path, size, sha256 }) => {
    const out = await unpack(packedPath(folder, path), join(target, path), size).catch(() => undefined)
    if (out?.sha256 !== sha256) throw new DamagedBackup(`${folder}: ${path} is not what was kept`)
    giveToServer(join(target, path))
    done += size
    onProgress?.('unpack', done, all)
  })
}

async function copyBack({ uploads }: Archive, target: string, { onProgress }: RestoreOptions): Promise<string> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  const found = (await walk(uploads)).filter(({ path }) => !path.endsWith('.part'))
  for (const { path, isFolder } of found) if (isFolder) await mkdir(join(target, path), { mode: 0o700 })
  let done = 0
  await inParallel(
    found.filter(({ isFolder }) => !isFolder),
    async ({ path }) => {
      await copyFile(join(uploads, path), join(target, path))
      done += 1
      onProgress?.('uploads', done, found.length)
    },
  )
  return target
}

const hour = 3_600_000

type Replayed = Inspection & Pick<Restored, 'lastCommitAt'>

async function replay(cluster: Cluster, archive: Archive, uploads: string, options: RestoreOptions): Promise<Replayed> {
  await writeFile(join(cluster.folder, 'recovery.signal'), '', { mode: 0o600 })
  giveToServer(join(cluster.folder, 'recovery.signal'))
  const settings = {
    restore_command: restoreCommand(archive),
    hot_standby: 'off', // Answers only when all is replayed.
    max_wal_size: '2GB',
    // What the new time line begins with is kept until the house starts, which archives it: its history before all.
    archive_mode: 'on',
    archive_command: '',
    ...(options.to && { recovery_target_time: byNumbers(options.to), recovery_target_action: 'promote' }),
  }
  let watchdog: ReturnType<typeof watchOver> | undefined
  const start = async (with_: Record<string, string>) =>
    startServer(cluster, await freePort(), {
      durable: true,
      settings: with_,
      patienceMilliseconds: hour,
      onSpawn: (pid) => {
        watchdog?.release()
        watchdog = watchOver(pid)
        options.onProgress?.('replay', 0, 1)
      },
    })
  const server = await start(settings).catch(async (error: unknown) => {
    // Nothing was committed between the moment and the end of the archive: then its end is the moment.
    if (!(await logOf(cluster)).includes('recovery ended before configured recovery target was reached')) throw error
    const { recovery_target_time: _, ...toTheEnd } = settings
    return start(toTheEnd)
  })
  options.onProgress?.('replay', 1, 1)
  try {
    const found = await inspect(cluster.urlAt(server.port, 'madoguchi'), uploads, (done, all) =>
      options.onProgress?.('verify', done, all),
    )
    const last = [
      ...(await logOf(cluster)).matchAll(/last completed transaction was at log time (\S+ \S+?)(?:\+00)?$/gm),
    ].at(-1)?.[1]
    return { ...found, ...(last && { lastCommitAt: `${last.replace(' ', 'T')}Z` }) }
  } finally {
    await stopServer(server.pid)
    watchdog?.release()
  }
}

// Names of time zones, even Z, are not known yet where the server reads its command line.
const byNumbers = (moment: Temporal.Instant): string => moment.toString().replace('Z', '+00')

const logOf = (cluster: Cluster): Promise<string> =>
  readFile(join(dirname(cluster.passwordFile), 'postgres.log'), 'utf8').catch(() => '')

/** Puts what was there aside and the restored house in its place. While a mark is there, no house starts. */
async function takePlace(
  config: RestoreConfig,
  place: Place,
  half: Place,
  uploads: string,
  { onProgress }: RestoreOptions,
): Promise<string | undefined> {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const mark = unfinishedRestore(place.cluster)
  const [home, from] = [dirname(place.cluster), dirname(half.cluster)]
  const asides = {
    database: join(home, `before-restore-${stamp}`),
    files: join(config.dataDir, `before-restore-${stamp}`),
  }
  const moves = [
    { now: place.cluster, next: half.cluster, aside: asides.database },
    { now: join(home, 'postgres-password'), next: join(from, 'postgres-password'), aside: asides.database },
    { now: join(config.dataDir, 'files'), next: join(uploads, 'files'), aside: asides.files },
    { now: join(config.dataDir, 'audit'), next: join(uploads, 'audit'), aside: asides.files },
  ]
  await writeFile(mark, `${asides.database}\n`, { flush: true })
  let moved = false
  for (const { now, aside } of moves) {
    if (!existsSync(now)) continue
    await mkdir(aside, { recursive: true, mode: 0o700 })
    await rename(now, join(aside, now.slice(now.lastIndexOf('/') + 1)))
    moved = true
    onProgress?.('move', 0, 1)
  }
  for (const { now, next } of moves) if (existsSync(next)) await rename(next, now)
  await rm(mark)
  for (const folder of [from, uploads]) await rm(folder, { recursive: true, force: true })
  return moved ? asides.database : undefined
}
