import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { startWorker } from '#platform/jobs/index.ts'
import { testHouse } from '#platform/testing/index.ts'
import { archiveIn } from '../embedded/archive.ts'
import { copiedUploads, copyUploads, pruneUploads } from './uploads.ts'

let home: string
let dataDir: string
let target: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'madoguchi-uploads-'))
  dataDir = join(home, 'data')
  target = join(home, 'copies')
  mkdirSync(target)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const aMinuteAgo = () => new Date(Date.now() - 60_000)

function put(path: string, content: string, at = aMinuteAgo()): string {
  const file = join(dataDir, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
  utimesSync(file, at, at)
  return file
}

const copyOf = (path: string) => readFileSync(join(target, path), 'utf8')

test('新しい添付と監査の控えを写し、書きかけかもしれないものは次の回にし、二度目は何も写さない', async () => {
  put('files/aa/aa01', '花子の書類')
  put('audit/2026-11.checkpoints', '封')
  put('files/bb/bb02', '書きかけ', new Date())
  put('secret', 'これは写さない')
  expect(await copyUploads(dataDir, target)).toBe(2)
  expect([copyOf('files/aa/aa01'), copyOf('audit/2026-11.checkpoints')]).toEqual(['花子の書類', '封'])
  expect(await copiedUploads(target)).toEqual(['aa/aa01'])
  expect(existsSync(join(target, 'secret'))).toBe(false)
  expect(await copyUploads(dataDir, target)).toBe(0)
  put('audit/2026-11.checkpoints', '封、その二', new Date(Date.now() - 30_000))
  expect(await copyUploads(dataDir, target, { evenYoung: true })).toBe(2)
  expect(copyOf('audit/2026-11.checkpoints')).toBe('封、その二')
})

test('家で消した添付は、残す控えのどれにも名前がなくなってから、写しも消える', async () => {
  const erased = put('files/aa/aa01', '消えるもの')
  put('files/bb/bb02', '残るもの')
  await copyUploads(dataDir, target)
  rmSync(erased)
  expect(await copyUploads(dataDir, target)).toBe(0)
  expect(await pruneUploads(dataDir, target, new Set(['aa/aa01']))).toBe(0)
  expect(await pruneUploads(dataDir, target, new Set())).toBe(1)
  expect(await copiedUploads(target)).toEqual(['bb/bb02'])
})

test('働いている裏方は、頼まれなくても添付を控えの場所へ写す', async () => {
  const backupDir = join(home, 'backups')
  mkdirSync(dataDir)
  for (const folder of [home, dataDir]) chmodSync(folder, 0o711)
  symlinkSync(join(inject('cluster').folder, 'postgres'), join(dataDir, 'postgres'))
  const house = await testHouse({ seed: false, settings: { DATA_DIR: dataDir, BACKUP_DIR: backupDir } })
  put('files/cc/cc03', '蓮の書類')
  const { uploads } = archiveIn(backupDir, join(dataDir, 'postgres'))
  const worker = await startWorker(house)
  try {
    await expect.poll(() => copiedUploads(uploads), { timeout: 8000, interval: 50 }).toEqual(['cc/cc03'])
  } finally {
    await worker.stop()
    await house.close()
  }
})
