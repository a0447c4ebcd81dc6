import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { ReadOnly } from '#platform/errors/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { createDatabase, sql, startEmbedded, watchRoom } from './index.ts'

const disk = mkdtempSync(join(tmpdir(), 'madoguchi-small-disk-'))
const isMounted = mount()
afterAll(() => {
  if (isMounted) execFileSync('/bin/umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

const leastFreeBytes = 60e6

test.skipIf(!isMounted)(
  `本当に小さいディスクが埋まると書かなくなり、空ければ続き、受け付けた行は1つも失われない${isMounted ? '' : '（小さいディスクを作る権限がない）'}`,
  async () => {
    const { root } = inject('cluster')
    const config = { root, env: 'test', secret: 'ab'.repeat(32), dataDir: join(disk, 'data'), leastFreeBytes } as const
    const started = await startEmbedded(config, silentLog)
    const { room, stop } = await watchRoom(config, started, silentLog)
    const db = createDatabase(started.ownerUrl, silentLog, { room })
    try {
      await db.transact((tx) => sql`create table letters (id int primary key, body bytea)`.execute(tx))
      writeFileSync(join(disk, 'somebody-else'), Buffer.alloc(free() - leastFreeBytes - 20e6))
      let taken = 0
      const write = async () => {
        await room.look()
        await db.transact((tx) => sql`insert into letters values (${taken + 1}, ${randomBytes(1e6)})`.execute(tx))
        taken += 1
      }
      await expect(
        (async () => {
          for (;;) await write()
        })(),
      ).rejects.toThrow(ReadOnly)
      expect(taken).toBeGreaterThan(0)
      const before = taken
      rmSync(join(disk, 'somebody-else'))
      await write()
      const { rows } = await db.read((tx) => sql<{ n: number }>`select count(*)::int as n from letters`.execute(tx))
      expect(rows).toEqual([{ n: before + 1 }])
    } finally {
      await stop()
      await db.close()
      await started.stop()
    }
  },
  60_000,
)

function free(): number {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

/** A disk of its own in memory; only root may, and not in every container. */
function mount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0755', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
