import { expect, test } from 'vitest'
import { missingIn, minutesIn } from './deed.ts'
import { deedIn, fieldAt } from './deed-fields.ts'
import { leftOfWardDay } from './ward-day.ts'

const known = { hasAfter: false, pictures: 0, reasons: ['weather'] }

test('「終わりました」には、言葉と時間と、写真かその理由が要る', () => {
  expect(missingIn({ kind: 'done' }, known).map(({ why }) => why)).toEqual(['words', 'minutes', 'picture'])
  expect(missingIn({ kind: 'done', words: '替えた', minutes: 5, withoutPicture: '暗い' }, known)).toEqual([])
  expect(missingIn({ kind: 'done', words: '替えた', minutes: 5 }, { ...known, hasAfter: true })).toEqual([])
})

test('「できませんでした」には、決まりの理由のどれかが要る', () => {
  expect(missingIn({ kind: 'unable', reason: 'bored' }, known)).toEqual([{ field: 'reason', why: 'reason' }])
  expect(missingIn({ kind: 'unable', reason: 'weather' }, known)).toEqual([])
})

test('分は、全角でも単位つきでも読み、0や小数は読まない', () => {
  expect(['30', '３０分', ' 5 '].map(minutesIn)).toEqual([30, 30, 5])
  expect(['', '0', '1.5', '-3', '6001', '一'].map(minutesIn)).toEqual(Array(6).fill(undefined))
})

test('項目の名前は、記録の種類ごとに分かれる', () => {
  const fields: Record<string, string> = { doneWords: ' 替えた ', unableWords: '別', minutes: '10' }
  expect(deedIn('done', (name) => fields[name])).toMatchObject({ words: '替えた', minutes: 10 })
  expect(fieldAt('unable', { field: 'photos', why: 'photos' })).toBe('unablePhotos')
})

test('持っていけるのは、区の日の終わりまで', () => {
  expect(leftOfWardDay(Temporal.Instant.from('2026-11-27T23:59:59+09:00'))).toBe(1000)
  expect(leftOfWardDay(Temporal.Instant.from('2026-11-27T00:00:00+09:00'))).toBe(24 * 3_600_000)
})
