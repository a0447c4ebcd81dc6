import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { silentLog } from '#platform/testing/silent-log.ts'
import { findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { type Embedded, runEmbedded } from './index.ts'
import { placeFor } from './place.ts'
import { birthOf, isAlive, waitUntil } from './process.ts'
import { freePort, startServer } from './server.ts'

// A path as people have them.
const home = mkdtempSync(join(tmpdir(), '窓口 の データ-'))
if (process.getuid?.() === 0) chmodSync(home, 0o755)
const dataDir = join(home, '区 data')
const { root } = inject('cluster')
const config = { root, dataDir, env: 'test' } as const

const run = (): Promise<Embedded> => runEmbedded(config, { log: silentLog })
let running: Embedded

beforeAll(async () => {
  running = await run()
}, 60_000)
afterAll(async () => {
  await running.stop()
  rmSync(home, { recursive: true, force: true })
})

test('日本語の検索に使う三文字の組が取れる', async () => {
  const rows = await ask<{ trigrams: string[]; encoding: string }>(
    `select show_trgm('図書館') as trigrams, current_setting('server_encoding') as encoding`,
    `create extension if not exists pg_trgm`,
  )
  expect(rows[0]?.trigrams.length).toBeGreaterThan(0)
  expect(rows[0]?.encoding).toBe('UTF8')
})

test('書けなかった文も、読めなかった値も、データベース自身のログには残らない', async () => {
  const secret = '佐藤花子 光が丘'
  await ask(`insert into people values ('${secret}')`, `create table people (name text primary key)`)
  await expect(ask(`insert into people values ('${secret}')`)).rejects.toMatchObject({ code: '23505' })
  await expect(ask(`select '${secret}'::uuid`)).rejects.toMatchObject({ code: '22P02' })
  const log = readFileSync(join(dirname(placeFor(config).cluster), 'postgres.log'), 'utf8')
  expect(log).toContain('database system is ready to accept connections')
  expect(log).not.toContain(secret)
  expect(log).not.toContain('duplicate key')
})

test('データベースが kill -9 されても、同じ住所でまた動き、書いたものは残っている', async () => {
  await ask(`insert into notes values ('残る')`, `create table if not exists notes (text text)`)
  const pid = await serverPid()
  process.kill(pid, 'SIGKILL')
  expect(await waitUntil(async () => (await serverPid().catch(() => pid)) !== pid, 20_000)).toBe(true)
  expect(await ask(`select text from notes`)).toEqual([{ text: '残る' }])
})

test('止めると何も残らず、もう一度始めれば続きから動く', async () => {
  const pid = await serverPid()
  await running.stop()
  expect(isAlive(pid)).toBe(false)
  running = await run()
  expect(running.how).toBe('started')
  expect(await ask(`select text from notes`)).toEqual([{ text: '残る' }])
})

test('親を失ったデータベースは引き取る', async () => {
  await running.stop()
  const place = placeFor(config)
  const cluster = await openCluster(place, findBinaries(root, place).folder)
  const orphan = await startServer(cluster, await freePort(), { durable: false })
  running = await run()
  expect(running.how).toBe('adopted')
  expect(await serverPid()).toBe(orphan.pid)
})

test('ほかのプログラムの番号が書かれた古い印は、じゃまにならない', async () => {
  await running.stop()
  writeFileSync(join(running.folder, 'postmaster.pid'), `${process.pid}\n${running.folder}\n0\n${running.port}\n`)
  running = await run()
  expect(running.how).toBe('started')
})

test('始めたプロセスが生きているあいだ、ほかのプロセスは同じデータベースを借り、止めない', async () => {
  const supervisor = join(dirname(running.folder), 'postgres-supervisor.json')
  writeFileSync(supervisor, JSON.stringify({ pid: process.ppid, birth: birthOf(process.ppid) }))
  const guest = await run()
  expect(guest.how).toBe('shared')
  await guest.stop()
  expect(await serverPid()).toBeGreaterThan(0)
})

test.skipIf(process.getuid?.() !== 0)(
  '本番では、nobody が入れない DATA_DIR をことばで断り、デモでは別の所に移る',
  () => {
    const closed = mkdtempSync(join(tmpdir(), 'madoguchi-closed-'))
    expect(() => placeFor({ dataDir: closed, env: 'production' })).toThrow('DATA_DIR')
    const { cluster } = placeFor({ dataDir: closed, env: 'demo' })
    expect(cluster.startsWith(closed)).toBe(false)
    expect(statSync(dirname(cluster)).mode & 0o777).toBe(0o700)
    for (const folder of [closed, dirname(cluster)]) rmSync(folder, { recursive: true })
  },
)

async function ask<Row>(query: string, before?: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: running.ownerUrl, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  await client.connect()
  try {
    if (before) await client.query(before)
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

const serverPid = async (): Promise<number> =>
  (await ask<{ pid: string }>(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`)).map(({ pid }) =>
    Number(pid),
  )[0] ?? 0
