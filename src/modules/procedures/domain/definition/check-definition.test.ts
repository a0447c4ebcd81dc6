import { describe, expect, test } from 'vitest'
import { residenceCertificate } from '../../fixtures.ts'
import { problemsOf } from './check-definition.ts'
import { type Definition, parseDefinition } from './definition.ts'

/** The real definition with one thing broken. */
function broken(breakIt: (raw: ReturnType<typeof copy>) => void): Definition {
  const raw = copy()
  breakIt(raw)
  return parseDefinition(raw)
}
const copy = (): Definition => structuredClone(residenceCertificate)
const kinds = (definition: Definition) => problemsOf(definition).map((problem) => problem.kind)
const field = (definition: Definition, page: number, position: number) => {
  const found = definition.pages[page]?.fields[position]
  if (!found) throw new Error('no such field')
  return found
}

describe('公開する前の点検', () => {
  test('住民票の写しの定義には、直すところがない', () => {
    expect(problemsOf(residenceCertificate)).toEqual([])
  })

  test('ない質問についての条件は公開できない', () => {
    expect(kinds(broken((d) => (field(d, 1, 0).showIf = { field: 'nowhere', is: 'x' })))).toContain('unknown_field')
  })

  test('後の質問についての条件は公開できない', () => {
    expect(kinds(broken((d) => (field(d, 0, 0).showIf = { field: 'delivery', is: 'post' })))).toContain('later_field')
  })

  test('ない選択肢についての条件は公開できない', () => {
    expect(kinds(broken((d) => (field(d, 1, 0).showIf = { field: 'whose', is: 'nobody' })))).toContain('unknown_option')
  })

  test('載せる人が決まる前に、その人の国籍で分けることはできない', () => {
    const early = broken((d) => (field(d, 0, 0).showIf = { not: { fact: 'some-subject-is-foreign' } }))
    expect(kinds(early)).toContain('fact_too_early')
  })

  test('同じ番号の質問が二つあると公開できない', () => {
    expect(kinds(broken((d) => (field(d, 3, 0).id = 'whose')))).toContain('duplicate_id')
  })

  test('言葉が抜けていたり、ふりがながなかったりすると公開できない', () => {
    expect(kinds(broken((d) => (d.name.en = ' ')))).toContain('missing_words')
    expect(kinds(broken((d) => (d.name.ja = '住民票の写《うつ》し')))).toContain('missing_reading')
    expect(kinds(broken((d) => (d.name.easy = '住民票の写《うつ》し')))).toContain('missing_reading')
    expect(kinds(broken((d) => (d.name.ja = '{mynumber}の写し')))).toContain('unknown_placeholder')
  })

  test('役目に合わない質問は公開できない', () => {
    expect(kinds(broken((d) => (d.copies = { field: 'delivery' })))).toContain('wrong_role')
  })

  test('計算のしかたは、こちらにあるものの名前だけを書ける', () => {
    const payday = { day: 15, source: '要確認', confirmed: false }
    const payout = { budgetItem: 'child-allowance', account: 'whose', rule: 'to-string', payday }
    expect(kinds(broken((d) => (d.payout = payout)))).toContain('unknown_rule')
    const tag = { kind: 'tag' as const, series: 'to-string', name: copy().name, letters: {} }
    expect(kinds(broken((d) => (d.output = tag)))).toContain('unknown_rule')
  })
})
