import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wardCalendar } from '#platform/time/index.ts'
import { residenceCertificate } from '../../fixtures.ts'
import type { Definition } from '../definition/definition.ts'
import { dueAfterWait, type Wait, waitedDays } from './waits.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const calendar = wardCalendar({
  calendar: JSON.parse(readFileSync(new URL('../../../../../profiles/nerima/calendar.json', import.meta.url), 'utf8')),
})
const wait = (asked: string, answered: string): Wait => ({ asked: day(asked), answered: day(answered) })
const due = (
  dueOn: string,
  ended: Wait,
  { definition = residenceCertificate, before = [], restarts = false }: Partial<Case> = {},
) => dueAfterWait(definition, day(dueOn), { before, ended, restarts }, calendar).dueOn.toString()
type Case = { definition: Definition; before: readonly Wait[]; restarts: boolean }

describe('補正を待つ間の標準処理期間', () => {
  test('待った開庁日の分だけ、予定の日が延びる', () => {
    expect(due('2026-12-03', wait('2026-12-03', '2026-12-08'))).toBe('2026-12-08')
  })

  test('その日のうちに答えれば、予定の日は変わらない', () => {
    expect(due('2026-12-03', wait('2026-12-02', '2026-12-02'))).toBe('2026-12-03')
  })

  test('年末年始を挟んで待っても、閉庁日は数えず、延びた先は開庁日になる', () => {
    expect(due('2026-12-28', wait('2026-12-25', '2027-01-05'))).toBe('2027-01-06')
  })

  test('二つの補正を同時に待った日は、一日として数える', () => {
    const first = wait('2026-12-01', '2026-12-04')
    expect(due('2026-12-10', wait('2026-12-03', '2026-12-08'), { before: [first] })).toBe('2026-12-14')
    expect(due('2026-12-10', wait('2026-12-02', '2026-12-03'), { before: [first] })).toBe('2026-12-10')
  })

  test('暦日で数える条例の期間は、待った日を土日も含めて延ばす', () => {
    const definition: Definition = {
      ...residenceCertificate,
      period: { days: 14, unit: 'calendar-days', source: '条例', confirmed: false },
    }
    expect(due('2026-12-14', wait('2026-12-03', '2026-12-08'), { definition })).toBe('2026-12-19')
  })

  test('数え直す定義では、返事の日から期間を数え直し、短くはならない', () => {
    const definition: Definition = { ...residenceCertificate, clock: 'restart' }
    const ended = wait('2026-12-02', '2026-12-09')
    expect(due('2026-12-03', ended, { definition, restarts: true })).toBe('2026-12-10')
    expect(due('2026-12-25', ended, { definition, restarts: true })).toBe('2027-01-07')
    expect(due('2026-12-03', ended, { definition })).toBe('2026-12-10')
  })
})

const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => day('2026-01-01').add({ days }))
const anyWait = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 40 }))
  .map(([asked, days]) => ({ asked, answered: asked.add({ days }) }))

describe('どんな待ち方でも', () => {
  test('待った日数は、重なりを除いた開庁日の数に等しく、順番によらない', () => {
    fc.assert(
      fc.property(fc.array(anyWait, { maxLength: 6 }), (waits) => {
        const days = new Set<string>()
        for (const { asked, answered } of waits)
          for (
            let one = asked.add({ days: 1 });
            Temporal.PlainDate.compare(one, answered) <= 0;
            one = one.add({ days: 1 })
          )
            if (calendar.isOpen(one)) days.add(one.toString())
        expect(waitedDays(waits, calendar.isOpen)).toBe(days.size)
        expect(waitedDays(waits.toReversed(), calendar.isOpen)).toBe(days.size)
      }),
      { numRuns: 60 },
    )
  })

  test('予定の日は早まらず、一つずつ足しても、まとめて足しても同じ日になる', () => {
    fc.assert(
      fc.property(fc.array(anyWait, { minLength: 1, maxLength: 5 }), anyDay, (waits, from) => {
        const first = calendar.nextOpenDay(from)
        let dueOn = first
        for (const [place, ended] of waits.entries()) {
          const before = waits.slice(0, place)
          const moved = dueAfterWait(residenceCertificate, dueOn, { before, ended, restarts: false }, calendar).dueOn
          expect(Temporal.PlainDate.compare(moved, dueOn)).toBeGreaterThanOrEqual(0)
          expect(calendar.isOpen(moved)).toBe(true)
          dueOn = moved
        }
        const all = waitedDays(waits, calendar.isOpen)
        expect(dueOn.toString()).toBe((all === 0 ? first : calendar.addBusinessDays(first, all)).toString())
      }),
      { numRuns: 60 },
    )
  })
})
