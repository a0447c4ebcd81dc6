import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kanjiWithoutReading } from './index.ts'

const files = globSync('src/{platform,modules}/*/text/easy.ts')

describe('やさしい日本語の読み', () => {
  test('読みのない漢字を見つける', () => {
    const found = kanjiWithoutReading({
      a: '今日《きょう》は',
      b: { c: '雨です' },
      d: (days: string) => `あと${days}日《にち》、｜待って《まって》 下さい`,
    })
    expect(found).toEqual(['b.c: 雨', 'd: 下'])
  })

  test('文章のファイルを見つけている', () => {
    expect(files.length).toBeGreaterThan(3)
  })

  test.each(files)('%s の漢字には、すべて読みがある', async (file) => {
    const { easy }: { easy: object } = await import(/* @vite-ignore */ resolve(file))
    expect(kanjiWithoutReading(easy)).toEqual([])
  })
})
