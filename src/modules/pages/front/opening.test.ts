import { describe, expect, test } from 'vitest'
import { loadProfile } from '#platform/profile/index.ts'
import { fixedClock } from '#platform/time/index.ts'
import { openingOf } from './opening.ts'

const profile = loadProfile({ root: process.cwd(), profile: 'nerima' })
const at = (moment: string) => openingOf({ clock: fixedClock(moment), profile })

describe('窓口の時間', () => {
  test('平日の昼は、閉まる時刻を知らせる', () => {
    expect(at('2026-12-02T10:00:00+09:00')).toEqual({ state: 'open', closes: '17:15' })
  })

  test('朝はまだ開いていない', () => {
    expect(at('2026-12-02T08:29:59+09:00')).toEqual({ state: 'later', opens: '08:30' })
  })

  test('閉まる時刻ちょうどには、もう次に開く日を知らせる', () => {
    expect(at('2026-12-02T17:15:00+09:00')).toMatchObject({
      state: 'closed',
      next: Temporal.PlainDate.from('2026-12-03'),
    })
  })

  test('年末年始をまたぐと、次は1月4日になる', () => {
    expect(at('2026-12-28T18:00:00+09:00')).toMatchObject({
      state: 'closed',
      next: Temporal.PlainDate.from('2027-01-04'),
    })
  })
})
