import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ReadOnly } from '#platform/errors/index.ts'
import { openFolder } from '#platform/files/store/folder.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { createDatabase, type Database, type StartedDatabase, sql, startEmbedded, watchRoom } from './index.ts'
import type { WatchedRoom } from './watch-room.ts'

const disk = mkdtempSync(join(tmpdir(), 'madoguchi-small-disk-'))
const isMounted = mount()
const leastFreeBytes = 90e6
const { root } = inject('cluster')
const config = { root, env: 'test', secret: 'ab'.repeat(32), dataDir: join(disk, 'data'), leastFreeBytes } as const

let started: StartedDatabase
let watched: WatchedRoom
let db: Database
let taken = 0
const said: string[] = []
const patience = { timeout: 20_000, interval: 50 }
beforeAll(async () => {
  if (!isMounted) return
  started = await startEmbedded(config, { warn: (_, line) => void said.push(line ?? '') })
  watched = await watchRoom(config, started, silentLog)
  await watched.stop() // It looks when it is told to.
  db = createDatabase(started.ownerUrl, silentLog, { room: watched.room })
  await db.transact((tx) => sql`create table letters (id int primary key, body bytea)`.execute(tx))
}, 60_000)
afterAll(async () => {
  if (isMounted) {
    await db.close()
    await started.stop()
    execFileSync('/bin/umount', [disk])
  }
  rmSync(disk, { recursive: true, force: true })
})

const onSmallDisk = test.skipIf(!isMounted)
const why = isMounted ? '' : '（小さいディスクを作る権限がない）'

onSmallDisk(
  `本当に小さいディスクが埋まると書かなくなり、空ければ続き、受け付けた行は1つも失われない${why}`,
  async () => {
    occupy(free() - leastFreeBytes - 20e6)
    const before = taken
    await expect(
      (async () => {
        for (;;) await write()
      })(),
    ).rejects.toThrow(ReadOnly)
    expect(taken).toBeGreaterThan(before)
    leave()
    await write()
    expect(await letters()).toBe(taken)
  },
)

onSmallDisk(
  `空きが0になってデータベースが倒れても、予備の空きを手放して自分で起き、場所が空けば予備をまた取っておく${why}`,
  async () => {
    await watched.look()
    expect(watched.room.ballast).toBe('kept')
    await write()
    occupy(free())
    expect(free()).toBe(0)
    await fallOver()
    await expect.poll(isBack, patience).toBe(taken)
    await watched.look()
    expect(watched.room.ballast).toBe('given-up')
    await expect(write()).rejects.toThrow(ReadOnly)
    leave()
    await write()
    await watched.look()
    expect(watched.room.ballast).toBe('kept')
  },
  30_000,
)

onSmallDisk(
  `動いているあいだも、空きがなくなる前に予備を手放し、なければ0では起きられない${why}`,
  async () => {
    occupy(free() - 10e6)
    await watched.look()
    expect([watched.room.ballast, free() > 60e6]).toEqual(['given-up', true])
    occupy(free(), 'still-more')
    said.length = 0
    const failures = async () => {
      // What the fallen server left half written is room again: the other program takes that too.
      await fallOver()
      occupy(free(), `still-more-${said.length}`)
      return said.filter((line) => line.includes('does not start')).length
    }
    await expect.poll(failures, patience).toBeGreaterThan(2)
    leave()
    await expect.poll(isBack, patience).toBe(taken)
  },
  30_000,
)

onSmallDisk(`書く途中で場所がなくなった添付は、半分も残らない${why}`, async () => {
  occupy(free() - 2e6)
  await expect(openFolder(config.dataDir).write(randomBytes(5e6))).rejects.toThrow('ENOSPC')
  leave()
  const found = readdirSync(join(config.dataDir, 'files'), { recursive: true, withFileTypes: true })
  expect(found.filter((entry) => entry.isFile())).toEqual([])
})

async function write(): Promise<void> {
  await watched.room.look()
  await db.transact((tx) => sql`insert into letters values (${taken + 1}, ${randomBytes(1e6)})`.execute(tx))
  taken += 1
}

async function letters(): Promise<number | undefined> {
  const { rows } = await db.read((tx) => sql<{ n: number }>`select count(*)::int as n from letters`.execute(tx))
  return rows[0]?.n
}

const isBack = () => letters().catch(() => 'down')

/** The server writes its log until there is no room for it, and falls over: PANIC in pg_wal. */
async function fallOver(): Promise<void> {
  const log = async () => {
    for (;;) await sql`select pg_logical_emit_message(true, 'test', repeat('x', 500000))`.execute(db.kysely)
  }
  await expect(log()).rejects.toThrow()
}

/** Another program on the same disk. */
const occupy = (bytes: number, name = 'somebody-else') => writeFileSync(join(disk, name), Buffer.alloc(bytes))

function leave(): void {
  for (const name of readdirSync(disk)) if (name !== 'data') rmSync(join(disk, name))
}

function free(): number {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

/** A disk of its own in memory; only root may, and not in every container. */
function mount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=500m,mode=0755', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
