import { expect, test } from 'vitest'
import { parseBoardFilter, writeBoardFilter } from './board-filter.ts'
import { likenessAtDesk } from './likeness.ts'
import { whyNotMerge } from './may-merge.ts'

const near = {
  isSameCategory: true,
  metres: 5,
  radius: 30,
  daysApart: 1,
  words: ['公園の街路灯がつかない', '公園の街路灯がつきません'],
} as const

test('近くて新しくて言葉が似ているほど、同じものらしい', () => {
  const score = likenessAtDesk(near)
  expect(score).toBeGreaterThan(0.6)
  for (const less of [
    { metres: 200 },
    { daysApart: 300 },
    { isSameCategory: false },
    { words: ['公園の街路灯', '穴'] as const },
  ])
    expect(likenessAtDesk({ ...near, ...less })).toBeLessThan(score)
})

test('遠くても、写真が同じなら上に出る', () => {
  const far = { ...near, metres: 500 }
  expect(likenessAtDesk({ ...far, pictureBits: 2 })).toBeGreaterThan(likenessAtDesk(near) * 0.9)
  expect(likenessAtDesk({ ...far, pictureBits: 32 })).toBe(likenessAtDesk(far))
})

test('一覧の絞り方は、アドレスに書いて読むと同じになり、知らないものはないのと同じ', () => {
  const filter = parseBoardFilter({
    states: 'handed_over',
    kind: 'group:road',
    town: '光が丘',
    owner: 'ward',
    only: 'paused',
  })
  expect(parseBoardFilter(Object.fromEntries(new URLSearchParams(writeBoardFilter(filter))))).toEqual(filter)
  expect(parseBoardFilter({ states: 'no', kind: "x' or 1=1", owner: 'me', office: '1', due: 'x' })).toEqual(
    parseBoardFilter({}),
  )
  // What has ended is not due any more.
  expect(parseBoardFilter({ states: 'closed', order: 'due' }).order).toBe('newest')
})

test('自分自身、輪、まとめた先へは、まとめられない', () => {
  const one = { id: 'a' as never, mergedInto: null, state: 'received' as const }
  const other = { ...one, id: 'b' as never }
  expect(whyNotMerge(one, one, 1)).toBe('itself')
  expect(whyNotMerge(one, { ...other, mergedInto: one.id }, 1)).toBe('circle')
  expect(whyNotMerge(one, { ...other, mergedInto: 'c' as never }, 1)).toBe('leads-on')
  expect(whyNotMerge({ ...one, mergedInto: 'c' as never }, other, 1)).toBe('already')
  expect(whyNotMerge({ ...one, state: 'cancelled' }, other, 1)).toBe('withdrawn')
  expect(whyNotMerge(one, other, 1)).toBeUndefined()
})

test('まだ見ていないものは、終わったものの中からも探す', () => {
  expect(parseBoardFilter({ only: 'unlooked' }).states).toBe('all')
  const open = parseBoardFilter({ only: 'unlooked', states: 'open' })
  expect(parseBoardFilter(Object.fromEntries(new URLSearchParams(writeBoardFilter(open))))).toEqual(open)
})
