import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { archiveOf } from '../embedded/archive.ts'
import type { Base } from './manifest.ts'
import { onNewestLine } from './timelines.ts'

let wal: string
beforeEach(() => {
  wal = mkdtempSync(join(tmpdir(), 'madoguchi-timelines-'))
})
afterEach(() => rmSync(wal, { recursive: true }))

const base = (name: string, timeline: number, stopLsn: string): Base => ({
  name,
  folder: '',
  manifest: {
    version: 1,
    program: '',
    postgres: '',
    systemIdentifier: '',
    timeline,
    startLsn: '0/0',
    stopLsn,
    startWal: '',
    startedAt: '',
    finishedAt: '',
    secretCheck: '',
    hasSecret: false,
    folders: [],
    files: [],
    uploads: [],
  },
})

const archive = (name: string, text: string) => writeFileSync(join(wal, `${name}.gz`), gzipSync(text))
const reachable = async (...bases: Base[]) =>
  (await onNewestLine({ ...archiveOf(''), wal }, bases)).map(({ name }) => name)

test('復元したことがなければ、どの控えからも戻れる', async () => {
  archive('000000010000000000000002', 'a segment')
  expect(await reachable(base('月', 1, '0/2000100'), base('火', 1, '0/5000000'))).toEqual(['月', '火'])
})

test('復元した後は、枝分かれの所までの控えと、新しい線の控えだけを使い、捨てた歴史の控えは使わない', async () => {
  archive('00000002.history', '1\t0/3000000\tbefore 2026-11-30 12:34:56+09\n')
  expect(
    await reachable(
      base('枝分かれの前', 1, '0/2FFFFFF'),
      base('ちょうど', 1, '0/3000000'),
      base('捨てた歴史', 1, '0/3000001'),
      base('新しい線', 2, '0/3000100'),
    ),
  ).toEqual(['枝分かれの前', 'ちょうど', '新しい線'])
})

test('何度も復元したら、いちばん新しい線の系図に従い、途中で捨てた線の控えは使わない', async () => {
  // The third line left the first one: what the second one was is given up.
  archive('00000002.history', '1\t0/3000000\tno recovery target specified\n')
  archive('00000003.history', '1\t0/2000000\tbefore 2026-11-30 12:00:00+09\n')
  expect(
    await reachable(
      base('はじめ', 1, '0/1500000'),
      base('二度目に捨てた', 1, '0/2500000'),
      base('二本目', 2, '0/3100000'),
      base('三本目', 3, '0/2100000'),
    ),
  ).toEqual(['はじめ', '三本目'])
  archive('0000000A.history', '1\t0/2000000\tx\n3\t1/00000010\ty\n')
  expect(await reachable(base('4 GBの前', 3, '0/FFFFFFFF'), base('4 GBの後', 3, '1/11'))).toEqual(['4 GBの前'])
})

test('読めない系図は、壊れた控えだと言う', async () => {
  writeFileSync(join(wal, '00000002.history.gz'), 'not packed')
  await expect(reachable(base('月', 1, '0/2000100'))).rejects.toThrow('00000002.history.gz: cannot be read')
})
