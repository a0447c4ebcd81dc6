import { describe, expect, test } from 'vitest'
import { type CourseFacts, courseOf } from './course.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-12-02T10:00:00+09:00')

const facts = (changes: Partial<CourseFacts>): CourseFacts => ({
  kind: 'certificate-request',
  state: 'submitted',
  delivery: 'post',
  isOut: false,
  isPaid: true,
  moments: new Map([['submitted', at]]),
  dueOn: day('2026-12-03'),
  inHandBy: day('2026-12-07'),
  today: day('2026-12-02'),
  ...changes,
})
const course = (changes: Partial<CourseFacts> = {}) =>
  courseOf(facts(changes)).map(({ key, state }) => `${key}:${state}`)

describe('申請のこれまでとこれから', () => {
  test('届いたばかりの申請は、区の確認が「いま」である', () => {
    expect(course()).toEqual(['submitted:done', 'paid:done', 'review:now', 'post:later', 'arrive:later'])
  })

  test('補正を待つあいだは、質問が「いま」である', () => {
    expect(course({ state: 'awaiting_correction' })[2]).toBe('correction:now')
  })

  test('郵便局に渡すと、届くのを待つ', () => {
    expect(course({ state: 'completed', isOut: true }).slice(2)).toEqual(['reviewed:done', 'posted:done', 'arrive:now'])
  })

  test('約束の日を過ぎた郵送は、終わったものとして見せる', () => {
    expect(course({ state: 'completed', isOut: true, today: day('2026-12-08') }).at(-1)).toBe('arrive:done')
  })

  test('窓口の棚に置くと、受け取りが「いま」になる', () => {
    expect(course({ state: 'issued', delivery: 'counter', isOut: true }).slice(3)).toEqual([
      'shelved:done',
      'fetch:now',
    ])
  })

  test('支払いの期限が切れると、支払いが「いま」である', () => {
    expect(course({ state: 'awaiting_payment', isPaid: false })).toContain('payment:now')
  })

  test.each(['refused', 'withdrawn'] as const)('%sの申請は、そこで終わる', (state) => {
    expect(course({ state }).at(-1)).toBe(`${state}:stopped`)
  })
})
