import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openFolder } from '#platform/files/store/folder.ts'
import { renderMetrics } from '#platform/telemetry/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { birthOf, waitUntil } from '../embedded/process.ts'
import { createDatabase } from '../database.ts'
import { migrate } from '../migrate.ts'
import { type StartedDatabase, startEmbedded } from '../start.ts'
import { type Backup, type BackupState, backUp, backupState, copyUploads, isBackupBehind, restore } from './index.ts'

// Paths as people have them: for a shell every one of these characters is a trap.
const home = mkdtempSync(join(quickDisk(), "窓 口 のひかえ's $HOME 100%-"))
if (process.getuid?.() === 0) chmodSync(home, 0o755)
const { root } = inject('cluster')
const secret = 'ab'.repeat(32)
const config = { root, env: 'test', secret, dataDir: join(home, '区 data'), backupDir: join(home, '控え') } as const
const place = (name: string) => ({ root, env: 'test', secret, dataDir: join(home, name) }) as const

let running: StartedDatabase
let client: pg.Client
let backup: Backup

beforeAll(async () => {
  const { backupDir: _, ...unarchived } = config
  const made = await startEmbedded(unarchived, silentLog, { durable: false })
  await migrate(made.ownerUrl, root)
  await made.stop()
  await Promise.all([start(), buildRestoreProcess()])
  await client.query('create table people_of_the_day (name text primary key)')
}, 60_000)
afterAll(async () => {
  await client.end().catch(() => {})
  await running.stop()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

describe('控えと復元', () => {
  test('控えを取った後の書き込みも、選んだ時刻の分までがちょうど戻り、添付も同じ時のものになる', async () => {
    await arrive('佐藤花子', '花子の書類')
    expect(isBackupBehind(await state(), Temporal.Now.instant())).toBe(true)
    backup = await backUp(config, { log: silentLog, keep: 14 })
    const { lastBaseAt } = await state()
    expect(isBackupBehind(await state(), Temporal.Now.instant())).toBe(false)
    expect(isBackupBehind(await state(), (lastBaseAt ?? Temporal.Now.instant()).add({ hours: 37 }))).toBe(true)
    await arrive('山本蓮', '蓮の書類')
    const then = await now()
    await arrive('小林和子', '和子の書類')
    await archiveAll()
    await copyUploads(config.dataDir, uploadsFolder(), { evenYoung: true })

    const restored = await restore(place('then'), { from: config.backupDir, to: then })
    expect(restored).toMatchObject({ base: backup.folder.slice(-16), uploads: 2, filesMissing: [], filesLeftOut: 1 })
    expect(restored.indexesChecked).toBeGreaterThan(100)
    expect(restored.migrations).toBeGreaterThan(50)
    expect(await peopleIn('then')).toEqual(['佐藤花子', '山本蓮'])
    expect(filesIn('then')).toHaveLength(2)
  }, 180_000)

  test('データベースが kill -9 されても何も失われず、控えの列に入った書き込みはもう控えにあり、入れない列は5分で知らせになる', async () => {
    for (const name of ['一', '二', '三']) await client.query('insert into people_of_the_day values ($1)', [name])
    await archiveAll()
    expect((await state()).isArchiveStuck).toBe(false)
    await client.query('insert into people_of_the_day values ($1)', ['列に入る前'])
    process.kill(
      Number(readFileSync(join(running.embedded?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0]),
      'SIGKILL',
    )
    await reconnect()
    expect((await client.query('select from people_of_the_day')).rowCount).toBe(7)

    const wal = join(dirname(uploadsFolder()), 'wal')
    renameSync(wal, `${wal}-gone`)
    await client.query('select pg_switch_wal()')
    const inMinutes = async (minutes: number) => (await state(Temporal.Now.instant().add({ minutes }))).isArchiveStuck
    await expect.poll(() => inMinutes(6), { timeout: 10_000 }).toBe(true)
    expect(await inMinutes(4)).toBe(false)
    expect(renderMetrics()).toContain('madoguchi_archive_stuck 0')
    renameSync(`${wal}-gone`, wal)
    await expect.poll(() => inMinutes(6), { timeout: 20_000 }).toBe(false)
  }, 180_000)

  test('復元が kill -9 されると、前の家がそのまま残るか、半分の家は始まらず、もう一度復元すればよい。ファイルのない行は番号が挙がる', async () => {
    const before = await peopleIn('then')
    await restoreKilledAt('replay', 'then')
    expect(await peopleIn('then')).toEqual(before)
    await restoreKilledAt('move', 'then')
    await expect(startEmbedded(place('then'), silentLog)).rejects.toThrow('restore-unfinished')
    const [lost = ''] = filesIn('uploads', uploadsFolder())
    rmSync(join(uploadsFolder(), 'files', lost.slice(0, 2), lost))
    const restored = await restore(place('then'), { from: config.backupDir, replace: true })
    expect(restored.filesMissing).toHaveLength(1)
    expect(await peopleIn('then')).toEqual(expect.arrayContaining(['佐藤花子', '山本蓮', '小林和子', '一', '二', '三']))
  }, 180_000)

  test('復元した家がまた控えを取り、その後の時刻へも戻れ、古い控えと途中で倒れた控えは片づく', async () => {
    await client.end()
    await running.stop()
    const restored = await restore(config, { from: config.backupDir, replace: true })
    expect(restored.aside).toBeDefined()
    expect(readdirSync(restored.aside ?? '')).toContain('postgres')
    await start()
    await client.query(`insert into people_of_the_day values ('復元の後')`)
    await archiveAll()
    await restore(place('again'), { from: config.backupDir })
    expect(await peopleIn('again')).toContain('復元の後')
    mkdirSync(join(dirname(backup.folder), '20990101T000000Z.part'))
    await backUp(config, { log: silentLog, keep: 1 })
    expect(readdirSync(dirname(backup.folder))).toHaveLength(1)
  }, 180_000)
})

describe('断ること', () => {
  const attempt = (options: { to?: string; dataDir?: string; secret?: string; replace?: boolean } = {}) =>
    restore(
      { ...place(options.dataDir ?? 'refused'), ...(options.secret && { secret: options.secret }) },
      {
        from: config.backupDir,
        ...(options.to && { to: Temporal.Instant.from(options.to) }),
        ...(options.replace && { replace: true }),
      },
    )

  test('控えより前と、まだ控えにない後の時刻', async () => {
    await expect(attempt({ to: '2020-01-01T00:00Z' })).rejects.toThrow('the oldest backup was finished at')
    await expect(attempt({ to: '2999-01-01T00:00Z' })).rejects.toThrow('the archive reaches until')
  })

  test('ほかの家の秘密', async () => {
    await expect(attempt({ secret: 'cd'.repeat(32) })).rejects.toThrow('MADOGUCHI_SECRET')
  })

  test('空でない場所と、動いている家', async () => {
    await expect(attempt({ dataDir: 'then' })).rejects.toThrow('--replace')
    await expect(attempt({ dataDir: '区 data', replace: true })).rejects.toThrow('is running')
  })

  test('途中で倒れた控えは、控えに数えない', async () => {
    const half = join(dirname(backup.folder), '20990101T000000Z.part')
    mkdirSync(half)
    await expect(attempt({ to: '2999-01-01T00:00Z' })).rejects.toThrow('the archive reaches until')
  })

  test('一文字でも変わった控え', async () => {
    const whole = readdirSync(dirname(backup.folder)).filter((name) => !name.endsWith('.part'))
    const base = join(dirname(backup.folder), whole.toSorted().at(-1) ?? '')
    const file = join(base, 'data', 'PG_VERSION.gz')
    const bytes = readFileSync(file)
    bytes.writeUInt8(bytes.readUInt8(12) ^ 1, 12)
    writeFileSync(file, bytes)
    expect(statSync(file).size).toBe(bytes.length)
    await expect(attempt()).rejects.toThrow('is not what was kept')
    writeFileSync(join(base, 'manifest.json'), '{}')
    await expect(attempt()).rejects.toThrow('its manifest is missing or was changed')
  })
})

/** Half a dozen copies of a cluster are written here; nothing of what is tested needs a disk that survives a power cut. */
function quickDisk(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 4e9 ? memory : tmpdir()
}

async function start(): Promise<void> {
  running = await startEmbedded(config, silentLog)
  // The backup is a process of its own, which finds the house's database and leaves it running.
  const supervisor = join(dirname(running.embedded?.folder ?? ''), 'postgres-supervisor.json')
  writeFileSync(supervisor, JSON.stringify({ pid: process.ppid, birth: birthOf(process.ppid) }))
  await reconnect()
}

async function reconnect(): Promise<void> {
  await client?.end().catch(() => {})
  const connects = async () => {
    client = new pg.Client({ connectionString: running.ownerUrl })
    client.on('error', () => {})
    return client.connect().then(
      () => true,
      () => false,
    )
  }
  expect(await waitUntil(connects, 20_000)).toBe(true)
}

async function state(at?: Temporal.Instant): Promise<BackupState> {
  const db = createDatabase(running.ownerUrl, silentLog)
  const found = await db.read((tx) => backupState(tx, config, at))
  await db.close()
  return found ?? { isArchiveStuck: true }
}

const folder = openFolder(config.dataDir)

async function arrive(name: string, paper: string): Promise<void> {
  const bytes = Buffer.from(paper)
  const stored = await folder.write(bytes)
  await client.query('begin')
  await client.query('insert into people_of_the_day values ($1)', [name])
  await client.query(
    `insert into platform.files (owner_kind, owner_id, claimed_name, media_type, size, sha256, storage_name, scan, created_at)
     values ('test', gen_random_uuid(), 'a.pdf', 'application/pdf', $1, $2, $3, 'clean', now())`,
    [bytes.length, createHash('sha256').update(bytes).digest(), stored],
  )
  await client.query('commit')
}

const now = async (): Promise<Temporal.Instant> =>
  Temporal.Instant.from(
    (await client.query<{ at: string }>(`select to_json(clock_timestamp())#>>'{}' as at`)).rows[0]?.at ?? '',
  )

/** What the clock does every minute: ends the segment; waits until the archive has it. */
async function archiveAll(): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal() - 1) as name')
  const wal = join(dirname(dirname(backup.folder)), 'wal')
  expect(await waitUntil(() => readdirSync(wal).includes(`${rows[0]?.name}.gz`), 20_000)).toBe(true)
}

const uploadsFolder = () => join(dirname(dirname(backup.folder)), 'uploads')

function filesIn(name: string, at = join(home, name)): string[] {
  return readdirSync(join(at, 'files')).flatMap((part) => readdirSync(join(at, 'files', part)))
}

const restoreProcess = join(root, '.build/test/restore-process.mjs')

const buildRestoreProcess = () =>
  build({
    entryPoints: [join(import.meta.dirname, 'fixtures/restore-process.ts')],
    outfile: restoreProcess,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })

/** A process of its own restores there and dies by SIGKILL when it gets to this step. */
async function restoreKilledAt(step: string, name: string): Promise<void> {
  const child = spawn(process.execPath, [restoreProcess, JSON.stringify(place(name)), config.backupDir, step], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

async function peopleIn(name: string): Promise<string[]> {
  const restored = await startEmbedded(place(name), silentLog)
  const look = new pg.Client({ connectionString: restored.ownerUrl })
  await look.connect()
  try {
    const { rows } = await look.query<{ name: string }>('select name from people_of_the_day order by name collate "C"')
    return rows.map((row) => row.name)
  } finally {
    await look.end()
    await restored.stop()
  }
}
