import { describe, expect, test } from 'vitest'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { difference } from './difference.ts'

const rows = (...names: [string, string][]) => ({
  isDone: true,
  rows: names.map(([id, name]) => ({ id, answers: { 'dog-name': name } })),
})
const read = (changes: ReturnType<typeof difference>) =>
  changes.map(({ kind, label, before, after }) => `${kind} ${label.ja} ${before ?? '—'}→${after ?? '—'}`)
const dogs = (before: [string, string][], after: [string, string][]) =>
  read(difference(groupProcedure, { before: { dogs: rows(...before) }, after: { dogs: rows(...after) }, kept: {} }))

describe('補正の前と後', () => {
  test('質問ごとに、前の答えと後の答えが並ぶ', () => {
    const before = { note: '前の文', since: '2026-11-01' }
    const after = { note: '後の文', since: '2026-11-01' }
    expect(read(difference(groupProcedure, { before, after, kept: {} }))).toEqual([
      'same いつから 2026-11-01→2026-11-01',
      'changed つたえたいこと 前の文→後の文',
    ])
  })

  test('増えた行、なくなった行、直した行が分かり、変わらない行は出ない', () => {
    expect(
      dogs(
        [
          ['a', 'ポチ'],
          ['b', 'シロ'],
          ['c', 'クロ'],
        ],
        [
          ['a', 'ポチ'],
          ['c', 'くろ'],
          ['d', 'モモ'],
        ],
      ),
    ).toEqual(['changed いぬ2　なまえ クロ→くろ', 'added いぬ3　なまえ —→モモ', 'removed いぬ2　なまえ シロ→—'])
  })

  test('一つの行の質問は、行の番号とともに出る', () => {
    const kept = { dogs: rows(['a', 'ポチ'], ['b', 'くろ']) }
    const change = { before: { 'dogs.b.dog-name': 'クロ' }, after: { 'dogs.b.dog-name': 'くろ' }, kept }
    expect(read(difference(groupProcedure, change))).toEqual(['changed いぬ2　なまえ クロ→くろ'])
  })
})
