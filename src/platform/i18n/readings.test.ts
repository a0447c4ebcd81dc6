import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kanjiWithoutReading } from './index.ts'

// For makers of programs, and for programs.
const isForMakers = (file: string) => file.endsWith('open311/text/ja.ts')
const files = globSync('src/{platform,modules}/{*,*/*}/text/{ja,easy}.ts').filter((file) => !isForMakers(file))
// What only the staff read stays plain.
const isForStaff = (found: string) => found.startsWith('staff')
// One character in a narrow cell, which is read out and explained in words.
const isMark = (found: string) => /^(weekdays|marks)\.\w+: \S$/.test(found)

describe('住民への言葉の読み', () => {
  test('読みのない漢字を見つける', () => {
    const found = kanjiWithoutReading({
      a: '今日《きょう》は',
      b: { c: '雨です' },
      d: (days: string) => `あと${days}日《にち》、｜待って《まって》 下さい`,
    })
    expect(found).toEqual(['b.c: 雨', 'd: 下'])
  })

  test('文章のファイルを見つけている', () => {
    expect(files.length).toBeGreaterThan(15)
  })

  test.each(files)('%s の漢字には、すべて読みがある', async (file) => {
    const { ja, easy }: { ja?: object; easy?: object } = await import(/* @vite-ignore */ resolve(file))
    expect(kanjiWithoutReading(ja ?? easy ?? {}).filter((found) => !isForStaff(found) && !isMark(found))).toEqual([])
  })
})
