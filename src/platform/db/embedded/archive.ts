import { accessSync, chownSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#platform/config/index.ts'
import { canEnter, serverUser } from './place.ts'

/** Where one cluster's write-ahead log, base backups and copies of uploads are kept: a folder named by its system identifier. */
export type Archive = { folder: string; wal: string; base: string; uploads: string }

/** A backup folder cannot be used; the message says what to do. */
export class UnfitBackupFolder extends Error {
  override readonly name = 'UnfitBackupFolder'
}

export function archiveIn(backupDir: string, cluster: string): Archive {
  return archiveOf(join(backupDir, systemIdentifier(cluster)))
}

export const archiveOf = (folder: string): Archive => ({
  folder,
  wal: join(folder, 'wal'),
  base: join(folder, 'base'),
  uploads: join(folder, 'uploads'),
})

/** Makes the folders. In production BACKUP_DIR itself has to be there: otherwise a disk that is not mounted would go unnoticed. */
export function prepareArchive(
  { backupDir, env }: Pick<Config, 'env'> & { backupDir: string },
  cluster: string,
): Archive {
  if (env === 'production' && !existsSync(backupDir))
    throw new UnfitBackupFolder(
      `BACKUP_DIR (${backupDir}): there is no such folder. Make it, or mount the disk that holds it`,
    )
  const user = serverUser()
  mkdirSync(backupDir, { recursive: true, mode: user ? 0o711 : 0o700 })
  if (!canEnter(backupDir))
    throw new UnfitBackupFolder(
      `BACKUP_DIR (${backupDir}): started by root, PostgreSQL runs as nobody, who cannot enter there. Give a folder below folders of mode 0711 or 0755`,
    )
  const archive = archiveIn(backupDir, cluster)
  mkdirSync(archive.folder, { recursive: true, mode: user ? 0o711 : 0o700 })
  for (const folder of [archive.wal, archive.base, archive.uploads]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(archive.wal, user.uid, user.gid)
  accessSync(archive.wal, constants.W_OK)
  return archive
}

/** The first eight bytes of the control file; every restored copy of a cluster keeps it. */
function systemIdentifier(cluster: string): string {
  const file = openSync(join(cluster, 'global', 'pg_control'), 'r')
  try {
    const bytes = Buffer.alloc(8)
    readSync(file, bytes, 0, 8, 0)
    return bytes.readBigUInt64LE(0).toString()
  } finally {
    closeSync(file)
  }
}

/**
 * For `archive_command`: packs a segment beside its place, makes it durable and moves it there. A segment that is there
 * already must be the same. The copy keeps the time of the last write, which tells how far the archive reaches.
 */
export function archiveCommand({ wal }: Archive): string {
  const folder = quoted(wal)
  return [
    `f=${folder}/%f.gz; t=${folder}/.%f.$$`,
    `if [ -e "$f" ]; then gzip -dc "$f" | cmp -s - '%p'`,
    `else { gzip -1c < '%p' > "$t" && touch -r '%p' "$t" && sync "$t" && mv "$t" "$f" && sync ${folder}; } || { rm -f "$t"; exit 1; }`,
    'fi',
  ].join('; ')
}

/** For `restore_command`; fails quietly for what was never archived, as PostgreSQL expects. */
export function restoreCommand({ wal }: Archive): string {
  const folder = quoted(wal)
  return `[ -f ${folder}/%f.gz ] && gzip -dc ${folder}/%f.gz > '%p'`
}

// PostgreSQL replaces %p and %f, then /bin/sh reads the line.
const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`
