import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { copyUploads } from '#platform/db/backup/index.ts'
import { newId } from '#platform/ids/index.ts'
import { renderMetrics } from '#platform/telemetry/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { deleteFilesOf, storeUpload, sweepFiles } from './index.ts'

let house: TestHouse
beforeEach(async () => {
  await house?.close()
  house = await testHouse({ seed: false })
  mkdirSync(house.config.dataDir, { recursive: true })
})
afterAll(() => house?.close())

const root = () => join(house.config.dataDir, 'files')
const stored = () =>
  readdirSync(root(), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
const pathOf = (name: string) => join(root(), name.slice(0, 2), name)
const hours = (count: number) => Date.now() + count * 3_600_000
const counted = () => Number(/^madoguchi_files_swept_total (\d+)$/m.exec(renderMetrics())?.[1] ?? 0)
const keep = async (id: string = newId()) => {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${id}`)
  const result = await storeUpload(house, { bytes, claimedName: 'a.pdf', owner: { kind: 'tests.draft', id } })
  if (!result.ok) throw new Error(result.reason)
}
/** What somebody left in the store, so many hours ago. */
function leave(name: string, ago = 25): string {
  mkdirSync(join(root(), name.slice(0, 2)), { recursive: true })
  writeFileSync(pathOf(name), 'x')
  utimesSync(pathOf(name), hours(-ago) / 1000, hours(-ago) / 1000)
  return name
}

test('ファイルを書いて行を書く前に倒されたものは、その日は残り、一日たつと消え、数えられる。行のあるものには触れない', async () => {
  await keep()
  const [mine] = stored()
  await killedBetween()
  expect(stored()).toHaveLength(2)
  expect(await sweepFiles(house)).toBe(0)
  const before = counted()
  expect(await sweepFiles(house, hours(25))).toBe(1)
  expect(stored()).toEqual([mine])
  expect(counted() - before).toBe(1)
  expect(await sweepFiles(house, hours(25))).toBe(0)
}, 30_000)

test('下書きと一緒に行が消えたファイルは、一日あとに消える。いま届いているものは、行がまだなくても消えない', async () => {
  const draft = newId()
  await keep(draft)
  await keep()
  const running = leave('ab'.repeat(24), 0)
  await house.db.transact((tx) => deleteFilesOf(tx, 'tests.draft', [draft]))
  for (const name of stored()) if (name !== running) leave(name)
  expect(await sweepFiles(house)).toBe(1)
  expect(stored()).toHaveLength(2)
  expect(stored()).toContain(running)
})

test('控えを取っている間に掃いても、控えは失敗せず、行のあるファイルはどちらにも残る', async () => {
  await keep()
  const [mine = ''] = stored()
  for (let number = 0; number < 15; number += 1) leave(number.toString(16).padStart(48, '0'))
  const target = join(house.config.dataDir, 'copies')
  mkdirSync(target)
  await Promise.all([copyUploads(house.config.dataDir, target, { evenYoung: true }), sweepFiles(house)])
  expect(stored()).toEqual([mine])
  // What was swept may have been copied a moment before.
  expect(readdirSync(join(target, 'files', mine.slice(0, 2)))).toContain(mine)
})

test('置き場の大半に行がなければ、別のデータベースにつながっているかもしれないので、何も消さない', async () => {
  await keep()
  for (let number = 0; number < 30; number += 1) leave(number.toString(16).padStart(48, '0'))
  writeFileSync(join(root(), '00', 'README'), 'ours not')
  await expect(sweepFiles(house)).rejects.toThrow('strange_store')
  expect(stored()).toHaveLength(32)
})

async function killedBetween(): Promise<void> {
  const { root: project, secret, dataDir } = house.config
  const outfile = join(project, '.build/test/killed-between.mjs')
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/killed-between-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  const env = { ...process.env, MADOGUCHI_ENV: 'test', MADOGUCHI_SECRET: secret, DATA_DIR: dataDir }
  const child = spawn(process.execPath, [outfile, house.db.url, project], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}
