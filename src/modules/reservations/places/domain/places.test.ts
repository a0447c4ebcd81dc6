import { describe, expect, test } from 'vitest'
import { isHoliday } from '#platform/time/index.ts'
import { closedDaysOf } from './closed-days.ts'
import { closedRuns } from './closed-runs.ts'
import { openingTimes } from './opening-times.ts'
import { withReading } from './reading.ts'
import { writtenTimes } from './written-times.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)

describe('施設の名前の読み', () => {
  test('かなで分かれた名前は、漢字のところだけに読みが付く', () => {
    expect(withReading('光が丘体育館', 'ひかりがおかたいいくかん')).toBe(
      '｜光《ひかり》が｜丘体育館《おかたいいくかん》',
    )
    expect(withReading('会議室（1）', 'かいぎしつ（1）')).toBe('｜会議室《かいぎしつ》（1）')
    expect(withReading('ホール', 'ほーる')).toBe('ホール')
  })

  test('合わない読みは、名前の全体に付ける', () => {
    expect(withReading('光が丘', 'ひかり')).toBe('｜光が丘《ひかり》')
  })
})

describe('休館日', () => {
  const mondays = {
    weekly: [1],
    yearEnd: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
    onHoliday: 'next-day' as const,
  }

  test('月曜が祝日なら、次の祝日でない日に休む', () => {
    const closed = closedDaysOf(mondays, [], day('2026-09-18'), day('2026-09-28'), isHoliday)
    // 敬老の日 (21), 国民の休日 (22), 秋分の日 (23): closed on the 24th.
    expect(closed.map(({ day: one }) => one.toString())).toEqual(['2026-09-24', '2026-09-28'])
  })

  test('期間の前の祝日から移った休みも、書きもらさない', () => {
    const closed = closedDaysOf(mondays, [], day('2026-09-24'), day('2026-09-25'), isHoliday)
    expect(closed.map(({ day: one }) => one.toString())).toEqual(['2026-09-24'])
  })

  test('工事と年末年始は、定休日より先に理由になる。続く日はまとまる', () => {
    const works = [{ from: '2026-12-21', until: '2026-12-22', why: 'works' }]
    const runs = closedRuns(closedDaysOf(mondays, works, day('2026-12-20'), day('2027-01-05'), isHoliday))
    expect(runs.map(({ from, until, why }) => `${from}/${until} ${why}`)).toEqual([
      '2026-12-21/2026-12-22 works',
      '2026-12-28/2026-12-28 weekly',
      '2026-12-29/2027-01-03 year-end',
      '2027-01-04/2027-01-04 weekly',
    ])
  })

  test('第4日曜を、月ごとに数える', () => {
    const rule = { monthly: [{ nth: 4, weekday: 7 }], onHoliday: 'closed' as const }
    const closed = closedDaysOf(rule, [], day('2027-02-01'), day('2027-03-31'), isHoliday)
    expect(closed.map(({ day: one }) => one.toString())).toEqual(['2027-02-28', '2027-03-28'])
  })
})

describe('季節の時間割', () => {
  test('年をまたぐ季節は一つの期間で、うるう日も入る', () => {
    const winter = [
      { season: { from: '11-01', until: '02-29' }, blocks: [{ from: '09:00', until: '15:00', every: 120 }] },
    ]
    const rows = writtenTimes(winter, day('2027-01-15'), day('2028-03-01'))
    expect(rows.map(({ from, until }) => [from, until])).toEqual([
      ['2026-11-01', '2027-03-01'],
      ['2027-11-01', '2028-03-01'],
    ])
    expect(rows[0]?.blocks.map(({ no, starts, ends }) => `${no} ${starts}–${ends}`)).toEqual([
      '1 09:00–11:00',
      '2 11:00–13:00',
      '3 13:00–15:00',
    ])
  })
})

describe('使える時間の言い方', () => {
  const block = (no: number, starts: string, ends: string, isBridge = false) => ({
    no,
    starts: time(starts),
    ends: time(ends),
    weight: 1,
    isBridge,
  })

  test('同じ長さの続く区分は一行になり、つなぎは言わない', () => {
    const blocks = [
      block(1, '09:00', '10:00'),
      block(2, '10:00', '11:00'),
      block(3, '11:00', '11:30', true),
      block(4, '11:30', '12:30'),
    ]
    const said = openingTimes({ id: 1, spaceId: 1, days: [1], blocks })
    expect(said.map(({ starts, ends, every }) => [starts.toString(), ends.toString(), every])).toEqual([
      ['09:00:00', '11:00:00', 60],
      ['11:30:00', '12:30:00', undefined],
    ])
  })
})
