import { describe, expect, test } from 'vitest'
import { comesOfAge, type GivenMandate, type Mandate, mandateOn, misfitOf } from './domain.ts'

const day = Temporal.PlainDate.from

const guardian: Pick<Mandate, 'kind' | 'scope' | 'validFrom' | 'validTo' | 'endedOn' | 'endedWhy'> = {
  kind: 'adult_guardian',
  scope: null,
  validFrom: day('2026-04-01'),
  validTo: null,
  endedOn: null,
  endedWhy: null,
}
const on = (when: string, change: Partial<typeof guardian> = {}, born: string | null = null, slug?: string) =>
  mandateOn(
    { ...guardian, ...change },
    { day: day(when), principalBirth: born ? day(born) : null, ...(slug && { slug }) },
  )

test.each([
  ['2008-12-03', '2026-12-03'],
  ['2008-01-01', '2026-01-01'],
  // 民法 第143条: where the day is missing the period ends with the month, and the next day is the first of an adult.
  ['2008-02-29', '2026-03-01'],
  ['2009-02-28', '2027-02-28'],
  ['2009-03-01', '2027-03-01'],
])('%sに生まれた子は、%sから成年である', (born, adult) => {
  expect(comesOfAge(day(born)).toString()).toBe(adult)
})

describe('ある日に代理できるか', () => {
  test('始まった日からできる', () => {
    expect(on('2026-03-31')).toEqual({ state: 'not_yet', from: day('2026-04-01') })
    expect(on('2026-04-01')).toEqual({ state: 'valid' })
    expect(on('2050-04-01')).toEqual({ state: 'valid' })
  })

  test('期限の最後の日まではでき、次の日からは期限で終わり', () => {
    const until = { validTo: day('2027-04-01') }
    expect(on('2027-03-31', until)).toEqual({ state: 'valid' })
    expect(on('2027-04-01', until)).toEqual({ state: 'ended', on: day('2027-04-01'), why: 'period' })
  })

  test('終わった日から終わりで、その前の日は有効だったままである', () => {
    const ended = { endedOn: day('2026-11-15'), endedWhy: 'agent_died' } as const
    expect(on('2026-11-14', ended)).toEqual({ state: 'valid' })
    expect(on('2026-11-15', ended)).toEqual({ state: 'ended', on: day('2026-11-15'), why: 'agent_died' })
  })

  test('いくつもの終わりのうち、初めのものが答えになる', () => {
    const both = { validTo: day('2026-10-01'), endedOn: day('2026-11-15'), endedWhy: 'revoked' } as const
    expect(on('2026-12-01', both)).toEqual({ state: 'ended', on: day('2026-10-01'), why: 'period' })
    const child = { kind: 'parental', validTo: day('2030-01-01') } as const
    expect(on('2029-01-01', child, '2010-05-05')).toEqual({ state: 'ended', on: day('2028-05-05'), why: 'of_age' })
  })

  test.each([
    ['2026-02-28', 'valid'],
    ['2026-03-01', 'ended'],
  ])('2月29日生まれの子の親権は、%sには%s', (when, state) => {
    const child = { kind: 'parental', validFrom: day('2008-02-29') } as const
    expect(on(when, child, '2008-02-29').state).toBe(state)
  })

  test('未成年後見も18歳で終わり、成年後見は年齢で終わらない。生年月日が分からなければ、期限だけが終わりになる', () => {
    expect(on('2028-05-05', { kind: 'minor_guardian' }, '2010-05-05').state).toBe('ended')
    expect(on('2028-05-05', {}, '1950-05-05').state).toBe('valid')
    expect(on('2040-01-01', { kind: 'parental', validTo: day('2039-01-01') })).toMatchObject({ why: 'period' })
  })

  test('登録の誤りは、一日も有効でない', () => {
    const mistake = { endedOn: day('2026-04-01'), endedWhy: 'mistake' } as const
    expect(on('2026-04-01', mistake)).toEqual({ state: 'ended', on: day('2026-04-01'), why: 'mistake' })
  })

  test('書面にない手続はできず、すべての手続なら何でもできる', () => {
    const listed = { kind: 'curator', scope: ['child-allowance'] } as const
    expect(on('2026-05-01', listed, null, 'child-allowance').state).toBe('valid')
    expect(on('2026-05-01', listed, null, 'residence-certificate').state).toBe('out_of_scope')
    expect(on('2026-05-01', listed).state).toBe('valid')
    expect(on('2026-05-01', {}, null, 'residence-certificate').state).toBe('valid')
  })
})

describe('登録できない組合せ', () => {
  const given: GivenMandate = {
    kind: 'adult_guardian',
    scope: null,
    evidence: 'registration',
    seenOn: day('2026-12-02'),
    validFrom: day('2026-04-01'),
    validTo: null,
  }
  const misfit = (change: Partial<GivenMandate>, born: string | null = '1950-01-01') =>
    misfitOf({ ...given, ...change }, { today: day('2026-12-02'), principalBirth: born ? day(born) : null })

  test.each<[string, Partial<GivenMandate>, string | null, string | undefined]>([
    ['成年後見人はすべての手続', {}, '1950-01-01', undefined],
    ['保佐人はすべての手続にできない', { kind: 'curator' }, '1950-01-01', 'not_general'],
    ['補助人もできない', { kind: 'assistant' }, '1950-01-01', 'not_general'],
    ['任意後見人もできない', { kind: 'voluntary_guardian' }, '1950-01-01', 'not_general'],
    ['委任状もできない', { kind: 'attorney', evidence: 'letter' }, '1950-01-01', 'not_general'],
    ['委任状には期限が要る', { kind: 'attorney', evidence: 'letter', scope: ['a'] }, '1950-01-01', 'until_needed'],
    ['戸籍では成年後見は分からない', { evidence: 'family_register' }, '1950-01-01', 'wrong_evidence'],
    ['明日見た書類はない', { seenOn: day('2026-12-03') }, '1950-01-01', 'seen_later'],
    ['18歳になってからの親権はない', { kind: 'parental', evidence: 'family_register' }, '2000-01-01', 'of_age'],
    ['子の親権', { kind: 'parental', evidence: 'family_register' }, '2018-01-01', undefined],
    ['生年月日の分からない子には期限が要る', { kind: 'parental', evidence: 'family_register' }, null, 'until_needed'],
  ])('%s', (_what, change, born, problem) => {
    expect(misfit(change, born)).toBe(problem)
  })
})
