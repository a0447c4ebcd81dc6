import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wardCalendar } from '#platform/time/index.ts'
import { extendedDueOn } from '../acts/periods.ts'
import { officeDueOn } from '../course/due.ts'
import { nerimaProcedure } from '../../testing/nerima-procedure.ts'
import { amountsIn, amountUntil, firstMonth, firstPayday, lastDayToClaim } from './child-allowance.ts'
import { isPayoutRule, planOf } from './payout-rules.ts'
import { tagsFor } from './tag-rules.ts'

const ward = wardCalendar({
  calendar: {
    yearEnd: ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'],
    closedWeekdays: [6, 7],
    extraClosed: [],
    extraOpen: [],
  },
})
const day = (text: string) => Temporal.PlainDate.from(text)
const month = (text: string) => Temporal.PlainYearMonth.from(text)
const child = (birthDate: string, name = birthDate) => ({ row: birthDate, name, birthDate: day(birthDate) })
const amounts = (on: string, children: string[], elder: string[] = []) =>
  amountsIn(
    month(on),
    children.map((one) => child(one)),
    elder.map((one) => child(one)),
  ).map(({ amount }) => amount)

describe('児童手当の始まり', () => {
  const begins = (event: string, claimed: string) => firstMonth(day(event), day(claimed), ward).toString()

  test('生まれた月のうちに請求すれば、翌月分から', () => {
    expect(begins('2026-11-10', '2026-11-20')).toBe('2026-12')
  })
  test('月末に生まれても、翌日から15日以内の請求なら、生まれた月の翌月分から', () => {
    expect(begins('2026-11-30', '2026-12-15')).toBe('2026-12')
  })
  test('15日を過ぎた請求は、請求した月の翌月分から', () => {
    expect(begins('2026-11-30', '2026-12-16')).toBe('2027-01')
  })
  test('15日目が閉庁日なら、次の開庁日まで間に合う', () => {
    expect(lastDayToClaim(day('2026-12-16'), ward)).toEqual(day('2027-01-04'))
    expect(begins('2026-12-16', '2027-01-04')).toBe('2027-01')
    expect(begins('2026-12-16', '2027-01-05')).toBe('2027-02')
  })
  test('早く請求して損をすることはない', () => {
    const days = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), days, days, (start, a, b) => {
        const event = day('2026-01-01').add({ days: start })
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((later) =>
          firstMonth(event, event.add({ days: later }), ward),
        )
        expect(
          Temporal.PlainYearMonth.compare(early ?? month('2026-01'), late ?? month('2026-01')),
        ).toBeLessThanOrEqual(0)
      }),
      { numRuns: 200 },
    )
  })
})

describe('児童手当の月額', () => {
  test('3歳未満は15,000円、3歳の誕生月の翌月から10,000円', () => {
    expect(amounts('2026-05', ['2023-05-02'])).toEqual([15_000])
    expect(amounts('2026-06', ['2023-05-02'])).toEqual([10_000])
  })
  test('1日生まれの子は、誕生月から10,000円', () => {
    expect([amounts('2026-04', ['2023-05-01']), amounts('2026-05', ['2023-05-01'])]).toEqual([[15_000], [10_000]])
  })
  test('18歳の誕生日の後の最初の3月で終わる。4月1日生まれは一つ上の学年', () => {
    expect([amounts('2027-03', ['2009-03-31']), amounts('2027-04', ['2009-03-31'])]).toEqual([[10_000], []])
    expect([amounts('2027-03', ['2009-04-01']), amounts('2027-04', ['2009-04-01'])]).toEqual([[10_000], []])
    expect(amounts('2027-04', ['2009-04-02'])).toEqual([10_000])
  })
  test('第3子からは年齢にかかわらず30,000円', () => {
    expect(amounts('2026-12', ['2014-06-10', '2018-06-10', '2026-11-01'])).toEqual([10_000, 10_000, 30_000])
  })
  test('養っている大学生の年代の子は、数えるが受けない。22歳の年度末まで', () => {
    expect(amounts('2026-12', ['2014-06-10', '2026-11-01'], ['2005-07-01'])).toEqual([10_000, 30_000])
    expect(amounts('2028-04', ['2014-06-10', '2026-11-01'], ['2005-07-01'])).toEqual([10_000, 15_000])
  })
  test('子が一人増えて、合計が減ることはない', () => {
    const birth = fc.integer({ min: 0, max: 7000 }).map((days) => day('2008-01-01').add({ days }).toString())
    const sum = (children: string[]) => amounts('2027-06', children).reduce((total, amount) => total + amount, 0)
    fc.assert(
      fc.property(fc.array(birth, { maxLength: 6 }), birth, (children, one) => {
        expect(sum([...children, one])).toBeGreaterThanOrEqual(sum(children))
      }),
      { numRuns: 200 },
    )
  })
})

describe('児童手当の支払', () => {
  test('初回は偶数月に、それまでの月の分をまとめて払う', () => {
    expect(firstPayday(month('2026-12'), day('2026-12-20'), { day: 15 })).toEqual(day('2027-02-15'))
    expect(amountUntil(month('2026-12'), day('2027-02-15'), [child('2026-11-10')], [])).toBe(30_000)
  })
  test('決定が支払日に間に合わなければ、次の偶数月', () => {
    expect(firstPayday(month('2026-12'), day('2027-02-10'), { day: 15 })).toEqual(day('2027-04-15'))
  })
  test('手続きの定めが名を挙げる決まりは、すべてある', () => {
    const { payout } = nerimaProcedure('child-allowance')
    expect(isPayoutRule(payout?.rule ?? '')).toBe(true)
    expect(isPayoutRule('toString')).toBe(false)
  })
  test('答えから、いつから月いくらかが決まる', () => {
    const row = { id: 'a', answers: { name: '佐藤湊', 'birth-date': '2026-11-10' } }
    const input = { claimedOn: day('2026-11-20'), decidedOn: day('2026-12-01'), payday: { day: 15 }, ward }
    const plan = planOf('child-allowance', { ...input, answers: { 'event-date': '2026-11-10', children: [row] } })
    expect(plan).toMatchObject({ monthly: 15_000, firstAmount: 30_000 })
    expect(plan?.firstMonth.toString()).toBe('2026-12')
    expect(planOf('child-allowance', { ...input, answers: {} })).toBeUndefined()
  })
})

describe('公文書の公開請求の期限', () => {
  const request = nerimaProcedure('disclosure-request')

  test('請求の翌日から15日を、閉庁日も数えて決める', () => {
    expect(officeDueOn(request, day('2026-12-02'), ward)).toEqual(day('2026-12-17'))
  })
  test('延長は一度、定めの日数だけ。定めのない手続きは延長できない', () => {
    expect(extendedDueOn(day('2026-12-17'), request.period)).toEqual(day('2027-01-31'))
    expect(extendedDueOn(day('2026-12-17'), nerimaProcedure('child-allowance').period)).toBeUndefined()
  })
})

describe('犬の鑑札', () => {
  test('国に登録したマイクロチップの犬には鑑札を出さず、注射済票だけを出す', () => {
    expect(tagsFor('dog', { chip: 'registered', vaccination: 'done' })).toEqual(['dog-vaccination'])
    expect(tagsFor('dog', { chip: 'unregistered', vaccination: 'done' })).toEqual(['dog', 'dog-vaccination'])
    expect(tagsFor('dog', { chip: 'no', vaccination: 'later' })).toEqual(['dog'])
  })
})
