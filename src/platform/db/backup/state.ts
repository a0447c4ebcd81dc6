import { readdir } from 'node:fs/promises'
import type { Config } from '#platform/config/index.ts'
import { gauge } from '#platform/telemetry/index.ts'
import { sql } from '../sql.ts'
import type { Tx } from '../transaction.ts'
import { archiveIn } from '../embedded/archive.ts'
import { placeFor } from '../embedded/place.ts'

export type BackupState = {
  /** When the newest backup was begun; missing when there is none. */
  lastBaseAt?: Temporal.Instant
  /** The log has not reached the backup folder for five minutes, and the last attempt failed. */
  isArchiveStuck: boolean
}

const patienceMinutes = 5

let latest: BackupState | undefined

/**
 * How far the backups are at this moment of real time; `undefined` without BACKUP_DIR or with an outside PostgreSQL,
 * which is kept by other means.
 */
export async function backupState(
  tx: Tx,
  config: Pick<Config, 'root' | 'dataDir' | 'env' | 'backupDir' | 'databaseUrl'>,
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<BackupState | undefined> {
  if (!config.backupDir || config.databaseUrl) return undefined
  const { base } = archiveIn(config.backupDir, placeFor(config).cluster)
  const newest = (await readdir(base).catch(() => []))
    .filter((name) => /^\d{8}T\d{6}Z$/.test(name))
    .toSorted()
    .at(-1)
  const { rows } = await sql<{ reachedAt: Temporal.Instant | null }>`
    select coalesce(last_archived_time, stats_reset) as "reachedAt" from pg_stat_archiver
    where last_failed_time > coalesce(last_archived_time, '-infinity')`.execute(tx)
  const reachedAt = rows[0]?.reachedAt
  latest = {
    ...(newest && { lastBaseAt: momentOf(newest) }),
    isArchiveStuck: reachedAt ? now.since(reachedAt).total('minutes') > patienceMinutes : false,
  }
  return latest
}

/** A night without a backup and half a day to notice. */
const oldestHours = 36

/** Whether somebody has to do something; `now` is the real time. */
export const isBackupBehind = ({ lastBaseAt, isArchiveStuck }: BackupState, now: Temporal.Instant): boolean =>
  isArchiveStuck || !lastBaseAt || now.since(lastBaseAt).total('hours') > oldestHours

const momentOf = (name: string): Temporal.Instant =>
  Temporal.Instant.from(name.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'))

gauge('madoguchi_archive_stuck', '1 while the log of the database does not reach BACKUP_DIR.', () =>
  latest ? Number(latest.isArchiveStuck) : [],
)
gauge('madoguchi_last_backup_timestamp_seconds', 'When the newest backup was begun; 0 when there is none.', () =>
  latest ? (latest.lastBaseAt?.epochMilliseconds ?? 0) / 1000 : [],
)
