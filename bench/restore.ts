import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { backUp, restore } from '#platform/db/backup/index.ts'
import { sql } from '#platform/db/index.ts'
import { openLog } from '#src/cli/log.ts'
import { openBigWard, openLoadedWard, wardSize } from './running/big-ward.ts'
import { report } from './running/figure.ts'
import { temporaryFolder } from './running/measured-house.ts'

const entriesSince = 300_000

const folder = temporaryFolder()
const settings = { BACKUP_DIR: join(folder, 'backups') }
const ward = await openBigWard()
const bytes = await databaseBytes()
await ward.close()
const log = openLog(ward.config)

const config = { ...ward.config, backupDir: settings.BACKUP_DIR }
const backup = await timed(() => backUp(config, { log, keep: 1 }))
await workOn()

const dataDir = join(folder, 'restored')
mkdirSync(dataDir, { mode: 0o711 })
const steps = stopwatch()
const restored = await timed(() =>
  restore({ ...config, dataDir }, { from: settings.BACKUP_DIR, onProgress: steps.note }),
)
rmSync(folder, { recursive: true, force: true })
const people = restored.result.counts['people.persons'] ?? 0
const entries = restored.result.counts['platform.audit'] ?? 0
if (people < wardSize || entries < entriesSince) throw new Error(`${people} residents and ${entries} entries are back`)

report(
  'restore',
  `A base backup of a ward of ${wardSize.toLocaleString('en')} invented residents, as \`npm run backup\` makes it, then ${entriesSince.toLocaleString('en')} entries of the audit written by the house and archived as its log, then \`npm run restore -- --to latest\` into an empty folder on the same disk: unpacked and compared with the manifest, replayed, counted, ${restored.result.indexesChecked} indexes checked. There are no uploads in it; they cost what copying and hashing them costs. One round.`,
  [
    { what: 'restore', value: restored.seconds, unit: 's', limit: { max: 15 * 60 } },
    { what: '… of it unpacking', value: steps.seconds('unpack'), unit: 's' },
    { what: '… of it replaying the log', value: steps.seconds('replay'), unit: 's' },
    { what: 'backup', value: backup.seconds, unit: 's' },
    { what: 'the database', value: bytes / 1e9, unit: 'GB' },
    { what: 'the backup, packed', value: backup.result.bytes / 1e9, unit: 'GB' },
  ],
)

async function databaseBytes(): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
    ward.house.db.kysely,
  )
  return rows[0]?.bytes ?? 0
}

/** What is restored beyond the backup; until the archive has it, a minute at the latest. */
async function workOn(): Promise<void> {
  const { house, close } = await openLoadedWard(settings)
  for (let from = 1; from <= entriesSince; from += 50_000)
    await house.db.transact((tx) =>
      sql`
        insert into platform.audit (actor_kind, task, action, subject_kind, subject_id)
        select 'system', 'bench', 'people.record.read', 'person', gen_random_uuid()::text
        from generate_series(1, 50000)`.execute(tx),
    )
  const { rows } = await sql<{ name: string }>`select pg_walfile_name(pg_current_wal_lsn()) as name`.execute(
    house.db.kysely,
  )
  const wal = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? '', 'wal')
  while (!existsSync(join(wal, `${rows[0]?.name}.gz`))) await sleep(200)
  await close()
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const began = performance.now()
  return { result: await work(), seconds: (performance.now() - began) / 1000 }
}

/** From the first word of a step to its last. */
function stopwatch() {
  const spans = new Map<string, { from: number; to: number }>()
  return {
    note: (step: string) => {
      const now = performance.now()
      spans.set(step, { from: spans.get(step)?.from ?? now, to: now })
    },
    seconds: (step: string) => {
      const { from, to } = spans.get(step) ?? { from: 0, to: 0 }
      return (to - from) / 1000
    },
  }
}
