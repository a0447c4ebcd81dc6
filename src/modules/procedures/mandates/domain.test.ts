import { expect, test } from 'vitest'
import { comesOfAge, mandateProblem } from './domain.ts'

const day = Temporal.PlainDate.from

test.each([
  ['2008-12-03', '2026-12-03'],
  ['2008-01-01', '2026-01-01'],
  // 民法 第143条: where the day is missing the period ends with the month, and the next day is the first of an adult.
  ['2008-02-29', '2026-03-01'],
])('%sに生まれた子は、%sから成年である', (born, adult) => {
  expect(comesOfAge(day(born)).toString()).toBe(adult)
})

test.each([
  ['終わる前の日', '2026-11-14', undefined],
  ['終わった日', '2026-11-15', 'ended'],
  ['始まる前の日', '2026-03-31', 'not_begun'],
  ['始まった日', '2026-04-01', undefined],
] as const)('届いたのが%sなら、代理は「%s」→ %s', (_what, arrived, problem) => {
  const mandate = { procedure: null, validFrom: day('2026-04-01'), validTo: day('2026-11-15') }
  expect(mandateProblem(mandate, { procedure: 'residence-certificate', arrivedOn: day(arrived) })).toBe(problem)
})

test('期限のない代理は、手続が違えば使えない', () => {
  const mandate = { procedure: 'child-allowance', validFrom: day('2026-04-01'), validTo: null }
  const arrivedOn = day('2030-01-01')
  expect(mandateProblem(mandate, { procedure: 'child-allowance', arrivedOn })).toBeUndefined()
  expect(mandateProblem(mandate, { procedure: 'residence-certificate', arrivedOn })).toBe('other_procedure')
})
