import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { type FakeLine, startFakeLine } from './fixtures/fake-line.ts'
import { noticesOfTests } from './fixtures/notices-of-tests.ts'
import { messaging } from './index.ts'

let line: FakeLine
let house: TestHouse
let settings: Record<string, string>
let child: ChildProcess | undefined
beforeEach(async () => {
  line = await startFakeLine()
  settings = { LINE_BASE_URL: line.url }
  house = await testHouse({ modules: [people, messaging, noticesOfTests], settings })
  await house.db.transact((tx) => sql`delete from messaging.contacts where channel = 'mail'`.execute(tx))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  await house.close()
  await line.close()
})

test('送ってから返事を受けるまでの間に裏方が倒れても、LINEに届くのは一通だけ', async () => {
  line.next('hang')
  const first = await startProcess()
  await house.db.transact((tx) =>
    notify(tx, { kind: 'test.issued', personId: satoHanako.personId, key: 'one', data: { number: 1 } }),
  )
  await vi.waitFor(() => expect(line.messages).toHaveLength(1), { timeout: 15_000 })
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(await state()).toBe('sending')

  const second = await startWorker(house, { deadAfterSeconds: 2 })
  try {
    await vi.waitFor(async () => expect(await state()).toBe('sent'), { timeout: 20_000 })
  } finally {
    await second.stop()
  }
  expect(line.messages).toHaveLength(1)
  expect(line.requests).toHaveLength(2)
  expect(new Set(line.requests.map(({ retryKey, body }) => `${retryKey} ${body}`)).size).toBe(1)
}, 60_000)

async function startProcess(): Promise<ChildProcess> {
  const { root, secret, dataDir } = house.config
  const outfile = join(root, '.build/test/worker-process.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/worker-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  const env = { ...process.env, ...settings, MADOGUCHI_ENV: 'test', MADOGUCHI_SECRET: secret, DATA_DIR: dataDir }
  child = spawn(process.execPath, [outfile, house.db.url, root], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  child.once('error', (error) => console.error(error))
  return child
}

async function state(): Promise<string | undefined> {
  const { rows } = await house.db.read((tx) =>
    sql<{ state: string }>`select state from messaging.deliveries where channel = 'line'`.execute(tx),
  )
  return rows[0]?.state
}
