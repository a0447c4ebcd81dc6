import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Config } from '#platform/config/index.ts'
import { deriveSecret } from '#platform/config/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import type { Archive } from '../embedded/archive.ts'
import { runEmbedded } from '../embedded/index.ts'
import { inParallel, pack, syncAll, syncFolder, walk } from './files.ts'
import { type Base, type Manifest, packedPath, readBases, writeManifest } from './manifest.ts'
import { copiedUploads, copyUploads, pruneUploads } from './uploads.ts'

/** A backup cannot be made; the message says why and what to do. */
export class CannotBackUp extends Error {
  override readonly name = 'CannotBackUp'
}

type BackupConfig = Pick<Config, 'root' | 'dataDir' | 'env' | 'secret' | 'backupDir' | 'databaseUrl'>

export type BackupOptions = {
  log: Pick<Logger, 'warn'>
  /** How many base backups stay, this one included. */
  keep?: number
  /** Puts the house's secret beside the data: who has the backup can then open everything in it. */
  withSecret?: boolean
  /** The program's version, for the manifest. */
  program?: string
  onProgress?: (step: 'database' | 'uploads' | 'archive', doneBytes: number, allBytes: number) => void
}

export type Backup = {
  folder: string
  files: number
  bytes: number
  uploads: number
  pruned: string[]
  finishedAt: string
}

/**
 * A base backup of the embedded database while the house runs (or does not), with its uploads. Nothing counts as a
 * backup before its manifest is written and its folder has its name. Throws `CannotBackUp`.
 */
export async function backUp(config: BackupConfig, options: BackupOptions): Promise<Backup> {
  const { keep = 14, log } = options
  if (config.databaseUrl)
    throw new CannotBackUp(
      'DATABASE_URL: an outside PostgreSQL is backed up by its own means, see docs/operations/backup.md',
    )
  if (!config.backupDir) throw new CannotBackUp('BACKUP_DIR: is not set. Give a folder, best on another disk')
  const running = await runEmbedded(config, { log })
  try {
    if (!running.archive) throw new CannotBackUp('BACKUP_DIR: is not set')
    const client = new pg.Client({ connectionString: running.ownerUrl })
    client.on('error', () => {})
    await client.connect()
    try {
      await requireArchiving(client, running.archive)
      return await withOne(client, () =>
        copyAll(config, client, running.folder, running.archive as Archive, options, keep),
      )
    } finally {
      await client.end().catch(() => {})
    }
  } finally {
    await running.stop()
  }
}

async function requireArchiving(client: pg.Client, { wal }: Archive): Promise<void> {
  const { rows } = await client.query<{ mode: string; command: string }>(
    `select current_setting('archive_mode') as mode, current_setting('archive_command') as command`,
  )
  if (rows[0]?.mode !== 'on' || !rows[0].command.includes(quotedPart(wal)))
    throw new CannotBackUp(
      'the running house was started without this BACKUP_DIR. Start it again with it, then back up',
    )
}

const quotedPart = (path: string): string => path.replaceAll("'", "'\\''").replaceAll('%', '%%')

// Any number that no other lock of this database has; held by the connection, so that a killed backup frees it.
const onlyOne = 0x6d_62_61_63

async function withOne<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock($1) as got`, [onlyOne])
  if (!rows[0]?.got) throw new CannotBackUp('another backup is running')
  return work()
}

async function copyAll(
  config: BackupConfig,
  client: pg.Client,
  cluster: string,
  archive: Archive,
  options: BackupOptions,
  keep: number,
): Promise<Backup> {
  await removeHalves(archive.base)
  if ((await readdir(join(cluster, 'pg_tblspc'))).length > 0)
    throw new CannotBackUp('the database has tablespaces outside its folder; back it up with pg_basebackup')
  const start = await one<{ lsn: string; at: Date }>(
    client,
    `select pg_backup_start('madoguchi', true)::text as lsn, clock_timestamp() as at`,
  )
  const name = start.at.toISOString().replace(/[-:]|\.\d+/g, '')
  const half = join(archive.base, `${name}.part`)
  await mkdir(half, { mode: 0o700 })
  const copied = await copyCluster(cluster, half, options)
  // Waits until the archive has the last segment; an archive that refuses is an error, not a wait without end.
  await client.query(`set statement_timeout = '5min'`)
  options.onProgress?.('archive', 0, 1)
  const stop = await one<{ lsn: string; label: string; at: Date; timeline: number; version: string; id: string }>(
    client,
    `select s.lsn::text as lsn, s.labelfile as label, clock_timestamp() as at,
       (select timeline_id from pg_control_checkpoint()) as timeline, current_setting('server_version') as version,
       (select system_identifier from pg_control_system())::text as id
     from pg_backup_stop(true) s`,
  ).catch((error: unknown) => {
    throw new CannotBackUp(
      `the archive did not take the last segment (${error instanceof Error ? error.message : error})`,
    )
  })
  const extra = await writeExtra(half, cluster, stop.label, config, options)
  await copyUploads(config.dataDir, archive.uploads, { evenYoung: true })
  const uploads = await copiedUploads(archive.uploads)
  options.onProgress?.('uploads', uploads.length, uploads.length)
  const manifest: Manifest = {
    version: 1,
    program: options.program ?? 'unknown',
    postgres: stop.version,
    systemIdentifier: stop.id,
    timeline: stop.timeline,
    startLsn: start.lsn,
    stopLsn: stop.lsn,
    startWal: /START WAL LOCATION: \S+ \(file (\w+)\)/.exec(stop.label)?.[1] ?? '',
    startedAt: start.at.toISOString(),
    finishedAt: stop.at.toISOString(),
    secretCheck: secretCheck(config.secret),
    hasSecret: options.withSecret === true,
    folders: copied.folders,
    files: [...copied.files, ...extra],
    uploads,
  }
  await syncAll(half)
  await writeManifest(half, manifest)
  await syncFolder(half)
  await rename(half, join(archive.base, name))
  await syncFolder(archive.base)
  return {
    folder: join(archive.base, name),
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, { packed }) => sum + packed, 0),
    uploads: uploads.length,
    pruned: await prune(config, archive, keep),
    finishedAt: manifest.finishedAt,
  }
}

export const secretCheck = (secret: string): string => deriveSecret(secret, 'backup check').slice(0, 16)

type Copied = { folders: string[]; files: Manifest['files'] }

async function copyCluster(cluster: string, half: string, { onProgress }: BackupOptions): Promise<Copied> {
  const found = await walk(cluster, isLeftOut)
  const folders = found.flatMap(({ path, isFolder }) => (isFolder ? [path] : []))
  for (const path of ['', ...folders]) await mkdir(join(half, 'data', path), { recursive: true, mode: 0o700 })
  // The control file last, as PostgreSQL's own tool does.
  const files = found.filter(({ isFolder }) => !isFolder)
  const all = files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  const kept: Manifest['files'] = []
  const take = async ({ path, size }: { path: string; size: number }) => {
    const file = await keep(join(cluster, path), half, path, size)
    if (file) kept.push(file)
    done += size
    onProgress?.('database', done, all)
  }
  await inParallel(
    files.filter(({ path }) => path !== controlFile),
    take,
  )
  await inParallel(
    files.filter(({ path }) => path === controlFile),
    take,
  )
  return { folders, files: kept }
}

const controlFile = 'global/pg_control'

/** What belongs to the running server only, or is made anew (PostgreSQL: protocol-replication, BASE_BACKUP). */
function isLeftOut(path: string): boolean {
  return (
    /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|current_logfiles)$/.test(path) ||
    /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./.test(path) ||
    /(^|\/)(pgsql_tmp|pg_internal\.init)/.test(path)
  )
}

async function keep(
  source: string,
  half: string,
  path: string,
  size = 0,
): Promise<Manifest['files'][number] | undefined> {
  const target = packedPath(half, path)
  const read = await pack(source, target, size)
  if (read) return { path, ...read, packed: (await stat(target)).size }
  await rm(target, { force: true }) // A table that was dropped meanwhile; the log drops it again.
  return undefined
}

/** The label that makes a copy a backup, the owner's password, and the secret when asked. */
async function writeExtra(
  half: string,
  cluster: string,
  label: string,
  config: BackupConfig,
  { withSecret }: BackupOptions,
): Promise<Manifest['files']> {
  const plain = join(half, 'backup_label')
  await writeFile(plain, label, { mode: 0o600 })
  const kept = [
    await keep(plain, half, 'backup_label'),
    await keep(join(dirname(cluster), 'postgres-password'), half, '../postgres-password'),
  ]
  await rm(plain)
  if (withSecret) await writeFile(join(half, 'secret'), `${config.secret}\n`, { mode: 0o600, flush: true })
  await chmod(half, 0o700)
  return kept.flatMap((file) => file ?? [])
}

async function removeHalves(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith('.part')) await rm(join(folder, name), { recursive: true, force: true })
}

/** Keeps the newest bases and what of the log they need; returns the names of what went. */
async function prune(config: BackupConfig, archive: Archive, keepBases: number): Promise<string[]> {
  const bases = await readBases(archive.base)
  const goes = bases.slice(0, Math.max(0, bases.length - Math.max(1, keepBases)))
  const stays = bases.slice(goes.length)
  for (const { folder } of goes) {
    // Out of sight first: a half removed base must not look like one.
    await rename(folder, `${folder}.part`)
    await rm(`${folder}.part`, { recursive: true })
  }
  await pruneLog(archive, stays)
  await pruneUploads(config.dataDir, archive.uploads, new Set(stays.flatMap(({ manifest }) => manifest.uploads)))
  return goes.map(({ name }) => name)
}

async function pruneLog({ wal }: Archive, stays: readonly Base[]): Promise<void> {
  // Positions go on over time lines, so the first eight characters are not compared.
  const first = stays.map(({ manifest }) => manifest.startWal.slice(8)).toSorted()[0]
  if (!first) return
  for (const name of await readdir(wal)) {
    const position = /^[0-9A-F]{8}([0-9A-F]{16})/.exec(name)?.[1]
    const isHalf = name.startsWith('.') && Date.now() - (await stat(join(wal, name))).mtimeMs > 3_600_000
    if ((position && position < first) || isHalf) await rm(join(wal, name), { force: true })
  }
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, query: string): Promise<Row> {
  const { rows } = await client.query<Row>(query)
  if (!rows[0]) throw new Error('no row')
  return rows[0]
}
