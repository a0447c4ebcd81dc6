import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDefinition } from '../domain/definition/definition.ts'
import { lookupsFor, needsPaper, nextAttempt } from './domain.ts'
import { factWords } from './text/facts.ts'

const childAllowance = parseDefinition(
  JSON.parse(
    readFileSync(new URL('../../../../profiles/nerima/procedures/child-allowance.json', import.meta.url), 'utf8'),
  ),
)
const child = (id: string, together: 'yes' | 'no') => ({ id, answers: { name: '佐藤湊', together } })
const asked = (answers: Record<string, unknown>) =>
  lookupsFor(childAllowance, answers).map(({ rule, rowId }) => `${rule.key}${rowId && `:${rowId}`}`)

test('別に住む子だけを、子ごとに調べる', () => {
  expect(asked({ children: [child('a', 'yes'), child('b', 'no'), child('c', 'no')] })).toEqual([
    'insurance',
    'child-record:b',
    'child-record:c',
  ])
  expect(asked({ children: { isDone: true, rows: [child('b', 'no')] } })).toContain('child-record:b')
})

test('公金受取口座は、使うと答えたときだけ調べる', () => {
  expect(asked({ account: 'public' })).toContain('account')
  expect(asked({ account: '01900000-0000-7000-8001-000000000009' })).not.toContain('account')
})

test('答えがなければ1分後、30分後、翌日に聞き直し、あとは書類に任せる', () => {
  const now = Temporal.Instant.from('2026-12-02T10:00:00+09:00')
  const minutes = [1, 2, 3, 4].map((attempts) => nextAttempt(attempts, now)?.since(now).total('minutes'))
  expect(minutes).toEqual([1, 30, 1440, undefined])
})

test('見つからない・出せない・時間切れは、どれも同じく書類をお願いする', () => {
  expect((['not_found', 'blocked', 'timeout'] as const).every(needsPaper)).toBe(true)
  expect((['asked', 'found'] as const).some(needsPaper)).toBe(false)
})

test('答えの中身は職員の言葉で読め、知らない形の答えでも画面は壊れない', () => {
  expect(factWords('insurance', { kind: 'employees', since: '2019-04-01' })).toBe(
    '被用者保険（健康保険）、平成31年4月1日から',
  )
  expect(factWords('residence-elsewhere', { registered: true })).toBe('住民登録あり')
  expect(factWords('income', { fiscal_year: 2026, income: 3_000_000 })).toBe('2026年度、所得3,000,000円')
  expect(factWords('insurance', { kind: 7, since: '2024-13-45' })).toBe('')
  expect(factWords('public-account', { accountId: 'x' })).toBe('')
})
