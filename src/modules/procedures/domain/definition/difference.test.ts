import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { type Definition, type Page, parseDefinition } from './definition.ts'
import { addedFields, compatible, difference } from './difference.ts'

const words = (ja: string) => ({ ja, easy: ja, en: ja })
function changed(change: (definition: Definition) => void): Definition {
  const copy = structuredClone(groupProcedure)
  change(copy)
  return parseDefinition(copy)
}
function pageOf(definition: Definition, key: string): Page {
  const page = definition.pages.find((one) => one.key === key)
  if (!page) throw new Error(key)
  return page
}
const note = {
  id: 'more',
  type: 'text',
  format: 'plain',
  maxLength: 10,
  label: words('ア'),
  correctable: false,
} as const

describe('版の違い', () => {
  test('同じ定義には違いがない', () => {
    expect(
      difference(
        groupProcedure,
        changed(() => {}),
      ),
    ).toEqual({ added: [], removed: [], moved: [], changed: [] })
  })

  test('足したもの、消したもの、移したもの、変えたものが、質問の名前で分かる', () => {
    const to = changed((d) => {
      const [since, more] = pageOf(d, 'rest').fields
      if (!since || !more) throw new Error('no fields')
      pageOf(d, 'rest').fields = [more, { ...note }]
      pageOf(d, 'kind').fields.push(since)
      const [kind] = pageOf(d, 'kind').fields
      if (kind?.type !== 'choice') throw new Error('no choice')
      kind.options = [...kind.options.slice(1), { value: 'new', label: words('ア') }]
      const [dogs] = pageOf(d, 'rows').fields
      if (dogs?.type !== 'group') throw new Error('no group')
      dogs.fields = dogs.fields.filter(({ id }) => id !== 'keeper')
    })
    expect(difference(groupProcedure, to)).toEqual({
      added: ['more'],
      removed: ['dogs.keeper'],
      moved: ['since'],
      changed: [{ field: 'kind', attributes: [], options: { added: ['new'], removed: ['with'], changed: [] } }],
    })
  })

  test('どんな並べ替えでも、動いたものだけを言い、元に戻すと違いがなくなる', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const of = (order: readonly string[]) =>
      changed((d) => (pageOf(d, 'kind').fields = order.map((id) => ({ ...note, id }))))
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => {
        const { added, removed, moved } = difference(of(ids), of(order))
        expect([added, removed]).toEqual([[], []])
        const still = order.filter((id) => !moved.includes(id))
        expect(still).toEqual(ids.filter((id) => !moved.includes(id)))
        expect(difference(of(order), of(order)).moved).toEqual([])
      }),
    )
  })
})

describe('答えを引き継げるか', () => {
  test.each<[string, boolean, (definition: Definition) => void]>([
    ['言葉だけが変わった', true, (d) => (d.name = words('イ'))],
    ['質問が増えた', true, (d) => pageOf(d, 'rest').fields.push({ ...note })],
    ['質問が別のページに移った', true, (d) => pageOf(d, 'kind').fields.push(...pageOf(d, 'rest').fields.splice(0, 1))],
    ['質問が減った', false, (d) => pageOf(d, 'rest').fields.splice(0, 1)],
    ['選択肢が減った', false, (d) => pageOf(d, 'kind').fields.forEach((f) => 'options' in f && f.options.splice(0, 1))],
    [
      '選択肢が先に進めなくなった',
      false,
      (d) =>
        pageOf(d, 'kind').fields.forEach((f) => 'options' in f && f.options.forEach((o) => (o.stops = words('ア')))),
    ],
    ['種類が変わった', false, (d) => (pageOf(d, 'rest').fields[1] = { ...note, id: 'note' })],
    [
      '短くしか書けなくなった',
      false,
      (d) => pageOf(d, 'rest').fields.forEach((f) => f.type === 'long-text' && (f.maxLength = 5)),
    ],
    [
      '長く書けるようになった',
      true,
      (d) => pageOf(d, 'rest').fields.forEach((f) => f.type === 'long-text' && (f.maxLength = 500)),
    ],
    ['行の数が減った', false, (d) => pageOf(d, 'rows').fields.forEach((f) => f.type === 'group' && (f.max = 1))],
    [
      '行の質問が減った',
      false,
      (d) => pageOf(d, 'rows').fields.forEach((f) => f.type === 'group' && f.fields.splice(0, 1)),
    ],
    ['だれの手続かの聞き方が変わった', false, (d) => (d.subjects = { scope: 'kind', persons: 'kind' })],
  ])('%s：%s', (_name, expected, change) => {
    expect(compatible(groupProcedure, changed(change))).toBe(expected)
  })

  test('増えた質問は、行の中のものも分かる', () => {
    const to = changed((d) => {
      pageOf(d, 'rest').fields.push({ ...note })
      pageOf(d, 'rows').fields.forEach((field) => field.type === 'group' && field.fields.push({ ...note, id: 'coat' }))
    })
    const { plain, inRows } = addedFields(groupProcedure, to)
    expect(plain.map(({ id }) => id)).toEqual(['more'])
    expect(inRows.get('dogs')?.map(({ id }) => id)).toEqual(['coat'])
  })
})
