import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { wardCalendar } from '#platform/time/index.ts'
import { residenceCertificate } from '../../fixtures.ts'
import { inHandBy, officeDueOn } from './due.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const calendar = wardCalendar({
  calendar: JSON.parse(readFileSync(new URL('../../../../../profiles/nerima/calendar.json', import.meta.url), 'utf8')),
})

describe('約束の日', () => {
  test('水曜日の申請は木曜日に発送し、月曜日までに届く', () => {
    const due = officeDueOn(residenceCertificate, day('2026-12-02'), calendar)
    expect(due.toString()).toBe('2026-12-03')
    expect(inHandBy(residenceCertificate, due, 'post', calendar).toString()).toBe('2026-12-07')
    expect(inHandBy(residenceCertificate, due, 'counter', calendar).toString()).toBe('2026-12-03')
  })

  test('仕事納めの夜の申請は、仕事始めの日に発送する', () => {
    expect(officeDueOn(residenceCertificate, day('2026-12-28'), calendar).toString()).toBe('2027-01-04')
  })
})
