import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createIndex, noSynonyms } from '../engine/index.ts'
import { entryOf } from '../engine/testing/documents.ts'
import { evaluateCollection } from './collection.ts'
import { effectOf, evaluateJudged, parseJudged } from './judged.ts'
import { measuresOf } from './measures.ts'

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-evaluation-'))
afterAll(() => rmSync(folder, { recursive: true }))

const evaluated = (...lines: readonly unknown[]) => {
  const file = join(folder, 'collection.jsonl')
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return evaluateCollection(file)
}

describe('一つの集まりでの良さ', () => {
  test('百科の段落に文で尋ねると、ほとんどが一番目にみつかる', async () => {
    const { mrr, hit1, recall, zero, passages, questions } = await evaluateCollection(
      join(import.meta.dirname, 'fixtures', 'encyclopaedia.jsonl'),
    )
    expect({ passages, questions, zero }).toEqual({ passages: 30, questions: 40, zero: 0 })
    expect(mrr).toBeGreaterThan(0.9)
    expect(hit1).toBeGreaterThan(0.844)
    expect(recall).toBeGreaterThan(0.98)
  })

  test('段落と問いはどの順でもよく、空の行と番号の形は問わない', async () => {
    const given = await evaluated(
      { query: '富士山の高さは', relevant: ['1'] },
      '',
      { id: 1, title: '富士山', text: '富士山の高さは3776メートルです。' },
      { id: 'b', text: '琵琶湖は日本で一番大きな湖です。' },
      { query: '一番大きな湖', relevant: ['b'] },
    )
    expect(given).toMatchObject({ passages: 2, questions: 2, hit1: 1, mrr: 1, recall: 1, zero: 0, incomplete: [] })
  })

  test('読めない行は、行の番号と足りないものを言う', async () => {
    const passage = { id: 1, text: '湖' }
    await expect(evaluated(passage, '{"id": 2,')).rejects.toThrow('line 2: this is not JSON')
    await expect(evaluated(passage, { id: 2 })).rejects.toThrow(/line 2: a passage .* "text"/)
    await expect(evaluated(passage, { query: '湖', relevant: [] })).rejects.toThrow(/line 2: a question .* "relevant"/)
    await expect(evaluated(passage, passage)).rejects.toThrow('line 2: there is a passage 1 already')
    await expect(evaluated(passage)).rejects.toThrow('no question')
    await expect(evaluated({ query: '湖', relevant: [1] })).rejects.toThrow('no passage')
  })

  test('ない段落を正しいとする問いは、外れとして数え、行を告げる', async () => {
    const given = await evaluated({ id: 1, text: '湖' }, { query: '湖', relevant: [7] }, { query: '湖', relevant: [1] })
    expect(given).toMatchObject({ hit1: 0.5, incomplete: [2] })
  })
})

test('順位の逆数は10番目まで、当たりは1番目だけを数える', () => {
  const right = new Set(['x'])
  const found = (position: number) => [...Array.from({ length: position - 1 }, (_, at) => `other-${at}`), 'x']
  const outcomes = [1, 2, 10, 11].map((position) => ({ found: found(position), right }))
  expect(measuresOf(outcomes)).toEqual({ questions: 4, mrr: (1 + 0.5 + 0.1) / 4, hit1: 0.25, recall: 0.75, zero: 0 })
  expect(measuresOf([{ found: [], right }])).toMatchObject({ mrr: 0, zero: 1 })
})

describe('判定した問い合わせ', () => {
  const judged = (query: string, key: string, grade: number) =>
    JSON.stringify({ query, kind: 'everyday', lang: 'ja', held: false, relevant: [{ key, grade, why: '-' }] })

  test('触れるだけの答えしかないものは測らず、壊れた行は番号で告げる', () => {
    expect(parseJudged([judged('ゴミ', 'page:1', 3), judged('空', 'page:1', 1)].join('\n'))).toHaveLength(1)
    expect(() => parseJudged(`${judged('ゴミ', 'page:1', 3)}\n{}`)).toThrow('line 2')
  })

  test('変える前と後で、どの問い合わせが良くなり悪くなるかがわかる', () => {
    const set = parseJudged([judged('ゴミ', 'page:1', 3), judged('犬', 'page:2', 2)].join('\n'))
    const before = createIndex()
    before.put(entryOf({ id: 2, title: '犬' }))
    const after = createIndex()
    after.put(entryOf({ id: 1, title: 'ごみ' }))
    const at = { now: 0, today: 0 }
    const effect = effectOf(evaluateJudged(set, before, noSynonyms, at), evaluateJudged(set, after, noSynonyms, at))
    expect(effect.better.map(({ query }) => query)).toEqual(['ゴミ'])
    expect(effect.worse.map(({ query }) => query)).toEqual(['犬'])
    expect([effect.before.mrr, effect.after.mrr]).toEqual([0.5, 0.5])
  })
})
