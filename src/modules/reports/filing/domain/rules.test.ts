import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../record/index.ts'
import { hashDistance } from '../../pictures/index.ts'
import { isDangerous } from './danger.ts'
import { readAttributes } from './attributes.ts'
import { bigramsOf, jaccard, type Likely, likeness } from './similar.ts'
import { suggestCategories } from './suggest.ts'

const catalogue = catalogueOf({ config: { root: process.cwd(), profile: 'nerima' } })
const defects = [...(catalogue?.categories.values() ?? [])].filter(({ kind }) => kind === 'defect')
const suggested = (text: string) => suggestCategories(text, defects).map(({ code }) => code)

describe('種類の候補', () => {
  test.each([
    ['街灯が消えていて暗い', 'street-lamp'],
    ['ガイトウ ではなく街路灯がチカチカします', 'street-lamp'],
    ['道路に穴があいている', 'road-hole'],
    ['カーブミラーが曲がっている', 'curve-mirror'],
    ['ブランコの鎖がこわれた', 'playground'],
    ['粗大ごみが捨てられている', 'dumping'],
    ['The street LAMP is out', 'street-lamp'],
  ])('「%s」', (text, code) => {
    expect(suggested(text)[0]).toBe(code)
  })

  test('何も言っていないことばからは、何も勧めない', () => {
    expect(suggested('')).toEqual([])
    expect(suggested('ゑゐゑゐ')).toEqual([])
    expect(suggested('slightly delighted')).toEqual([])
    expect(suggested('こまっています')).toEqual([])
  })

  test('どんなことばにも3つまでで、同じものを2度勧めず、同じことばには同じ答え', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const codes = suggested(text)
        expect(codes.length).toBeLessThanOrEqual(3)
        expect(new Set(codes).size).toBe(codes.length)
        expect(suggested(text)).toEqual(codes)
      }),
    )
  })
})

describe('危ないこと', () => {
  const lamp = { isDangerous: false }
  test.each(['電線から火花が出ている', '木が倒れそうです', 'ガス臭い', 'there are SPARKS', '信号が消えています'])(
    '「%s」は、種類が何でも電話が先',
    (text) => {
      expect(isDangerous(lamp, text)).toBe(true)
    },
  )
  test('ふつうの街路灯は、電話を急がせない', () => {
    expect(isDangerous(lamp, '街灯が消えています')).toBe(false)
    expect(isDangerous({ isDangerous: true }, '')).toBe(true)
  })
})

describe('似ているもの', () => {
  const mine = { category: 'street-lamp', group: 'road', radiusMetres: 30, text: '街灯がつきません', looks: [] }
  const other: Likely = {
    category: 'street-lamp',
    group: 'road',
    metres: 5,
    days: 2,
    text: '街灯がつかない',
    looks: [],
  }
  const score = (more: Partial<Likely>) => likeness(mine, { ...other, ...more }, hashDistance)

  test('半径の外と、ほかの分野のものは、似ていない', () => {
    expect(score({ metres: 31 })).toBe(0)
    expect(score({ group: 'park' })).toBe(0)
    expect(score({})).toBeGreaterThan(0.5)
  })

  test('近いほど、新しいほど、ことばが似るほど、同じ種類ほど似ている', () => {
    expect(score({ metres: 5 })).toBeGreaterThan(score({ metres: 25 }))
    expect(score({ days: 1 })).toBeGreaterThan(score({ days: 300 }))
    expect(score({ text: '街灯がつきません' })).toBeGreaterThan(score({ text: '看板が落ちそうです' }))
    expect(score({})).toBeGreaterThan(score({ category: 'graffiti' }))
  })

  test('同じ写真なら、古くても遠くても、まず見せる', () => {
    const look = 'f0e1d2c3b4a59687'
    const near = { ...mine, looks: [look] }
    const old = { ...other, days: 900, metres: 29, text: '', looks: ['f0e1d2c3b4a59686'] }
    expect(likeness(near, old, hashDistance)).toBeGreaterThan(0.9)
  })

  test('いつも0から1のあいだにある', () => {
    const likely = fc.record({
      category: fc.constantFrom('street-lamp', 'graffiti'),
      group: fc.constantFrom('road', 'park'),
      metres: fc.integer({ min: 0, max: 2000 }),
      days: fc.double({ min: -1, max: 5000, noNaN: true }),
      text: fc.string({ unit: 'grapheme' }),
      looks: fc.array(
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0')),
        {
          maxLength: 3,
        },
      ),
    })
    fc.assert(
      fc.property(likely, fc.string({ unit: 'grapheme' }), (one, text) => {
        const value = likeness({ ...mine, text, looks: ['0123456789abcdef'] }, one, hashDistance)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('ことばの近さは、どちらから見ても同じで、自分とは1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const [left, right] = [bigramsOf(a), bigramsOf(b)]
        expect(jaccard(left, right)).toBe(jaccard(right, left))
        expect(jaccard(left, left)).toBe(1)
      }),
    )
  })
})

test('種類の質問は、選べるものだけを答えとし、要るものがなければそう言う', () => {
  const lamp = defects.find(({ code }) => code === 'street-lamp')?.attributes ?? []
  const answers = (given: Record<string, string[]>) => readAttributes(lamp, (field) => given[field] ?? [])
  expect(answers({ 'attribute-how': ['off'], 'attribute-plate': [' A-12 '] })).toEqual({
    answers: { how: 'off', plate: 'A-12' },
    missing: [],
    wrong: [],
  })
  expect(answers({ 'attribute-how': ['<script>'] }).wrong).toEqual(['attribute-how'])
  const required = lamp.map((one) => ({ ...one, required: true }))
  expect(readAttributes(required, () => []).missing).toEqual(['attribute-how', 'attribute-plate'])
})
