import { describe, expect, test } from 'vitest'
import { satoHousehold } from '../../fixtures.ts'
import { nurseryProcedure } from '../../testing/nursery-procedure.ts'
import { findField } from '../definition/definition.ts'
import { problemsOf } from '../definition/check-definition.ts'
import { readAnswer } from './answer.ts'
import { journey, journeyToTheEnd } from './journey.ts'
import { lastDayOf } from './limit.ts'
import { wardCalendar } from '#platform/time/index.ts'

const today = Temporal.PlainDate.from('2026-12-02')
const sibling = (id: string, days: number) => ({ id, answers: { 'sibling-name': 'さとう', 'days-a-week': days } })
const complete = {
  'born-on': '2024-05-01',
  'moved-on': '2026-11-20',
  siblings: { isDone: true, rows: [sibling('1', 2)] },
  wishes: ['sakura', 'hikari'],
}
const way = (answers: Record<string, unknown> = {}) =>
  journey(nurseryProcedure, { ...complete, ...answers }, satoHousehold, today)

function read(sent: string[]) {
  const field = findField(nurseryProcedure, 'wishes')
  if (field?.type !== 'ranking') throw new Error('no ranking')
  const answer = readAnswer({ field, options: field.options }, satoHousehold, sent, today)
  return answer.ok ? answer.value : answer.problem
}

test('見本の定義は公開できる', () => {
  expect(problemsOf(nurseryProcedure)).toEqual([])
})

describe('希望の順', () => {
  test.each<[string, string[], unknown]>([
    ['選んだ順のまま', ['sakura', 'hikari'], ['sakura', 'hikari']],
    ['空いた順位はつめる', ['', 'sakura', '', 'hikari'], ['sakura', 'hikari']],
    ['同じものを2度', ['sakura', 'sakura'], 'ranked_twice'],
    ['一つもない', ['', ''], 'too_few_ranked'],
    ['多すぎる', ['sakura', 'hikari', 'oizumi', 'tane'], 'too_many_ranked'],
    ['ないもの', ['nowhere'], 'unknown_option'],
  ])('%s', (_name, sent, expected) => {
    expect(read(sent)).toEqual(expected)
  })

  test('当てはまらなくなった希望は、選んでいないものとして後ろが上がる', () => {
    expect(way({ wishes: ['tane', 'sakura'] }).answers.wishes).toEqual(['sakura'])
    expect(way({ wishes: ['tane', 'sakura'], 'born-on': '2026-05-01' }).answers.wishes).toEqual(['tane', 'sakura'])
  })
})

describe('計算する項目', () => {
  test('答えから計算して内容に入り、送られた値は使わない', () => {
    const { answers, next } = way({ age: 99, monthly: 1 })
    expect(next).toBeUndefined()
    expect(answers).toMatchObject({ age: 2, monthly: 17_499 })
  })

  test('もとの答えがなければ、その値もない', () => {
    const { answers, next } = way({ 'born-on': undefined })
    expect(next?.page.key).toBe('child')
    expect(answers).not.toHaveProperty('age')
  })

  test('行の答えで、後の質問が出る', () => {
    expect(way().answers).not.toHaveProperty('why-same')
    const asked = way({ siblings: { isDone: true, rows: [sibling('1', 5)] } })
    expect(asked.next?.asked.map(({ field }) => field.id)).toContain('why-same')
  })
})

describe('要件', () => {
  test('当てはまらない答えでは、そのページから先に進めず、わけが分かる', () => {
    const { next, refusal, steps } = way({ 'born-on': '2019-01-01' })
    expect(next?.page.key).toBe('child')
    expect(refusal?.rule.says.ja).toContain('もうしこめません')
    expect(steps).toHaveLength(1)
  })

  test('紙で届いたものは、当てはまらなくても終わりまで読み、わけだけを伝える', () => {
    const read = journeyToTheEnd(nurseryProcedure, { ...complete, 'born-on': '2019-01-01' }, satoHousehold, today)
    expect(read.next).toBeUndefined()
    expect(read.refusal?.page.key).toBe('child')
  })

  test('まだ答えていないことでは断らない', () => {
    expect(way({ 'born-on': undefined }).refusal).toBeUndefined()
  })
})

describe('期限', () => {
  const closed = {
    yearEnd: ['12-29', '12-30', '12-31', '01-02', '01-03'],
    closedWeekdays: [6, 7],
    extraClosed: [],
    extraOpen: [],
  }
  const calendar = wardCalendar({ calendar: closed })
  const lastDay = (from: string, limit: Partial<NonNullable<typeof nurseryProcedure.limit>> = {}) => {
    if (!nurseryProcedure.limit) throw new Error('no limit')
    return lastDayOf({ limit: { ...nurseryProcedure.limit, ...limit } }, { 'moved-on': from }, calendar)?.toString()
  }

  test('翌日から数えて14日目まで', () => {
    expect(lastDay('2026-11-20')).toBe('2026-12-04')
  })

  test('その日から数えるときは一日早い', () => {
    expect(lastDay('2026-11-20', { counts: 'same-day' })).toBe('2026-12-03')
  })

  test('閉庁日に終わるときは、次の開庁日まで', () => {
    expect(lastDay('2026-11-28')).toBe('2026-12-14')
    expect(lastDay('2026-12-16')).toBe('2027-01-04')
  })

  test('月末までの特例と、開庁日で数える期限', () => {
    expect(lastDay('2026-11-20', { special: 'month-end' })).toBe('2027-01-04')
    expect(lastDay('2026-11-20', { unit: 'open-days', days: 3 })).toBe('2026-11-26')
  })

  test('数え始める日に答えていなければ、まだ言えない', () => {
    expect(lastDay('')).toBeUndefined()
  })
})
