import { describe, expect, test } from 'vitest'
import { loadProfile } from '#platform/profile/index.ts'
import {
  asksFacility,
  mayBook,
  openDaysFor,
  payUntil,
  priceOf,
  referenceDayOf,
  ruleCalendar,
  stagesFor,
  sumOf,
  tariffDayOf,
} from '../index.ts'
import { at, block, calendar, day, group, rules, tariff, time, wall } from './fixtures.ts'

const opensOn = (opens: Record<string, unknown>, useDay: string, with_ = calendar) => {
  const [stage] = stagesFor(rules({ stages: [{ kind: 'first-come', key: 'open', opens }] }), day(useDay), with_)
  return stage && wall(stage.opens)
}

describe('月の終わりと、うるう年', () => {
  const threeMonths = { months: 3, day: 'same', at: '09:00' }

  test.each([
    ['2027-05-31', 'last-day', '2027-02-28T09:00'],
    ['2027-05-31', 'next-day', '2027-03-01T09:00'],
    ['2028-05-31', 'last-day', '2028-02-29T09:00'],
    ['2028-05-31', 'next-day', '2028-03-01T09:00'],
    ['2028-05-29', 'last-day', '2028-02-29T09:00'],
    ['2027-05-29', 'last-day', '2027-02-28T09:00'],
    ['2027-05-29', 'next-day', '2027-03-01T09:00'],
    ['2028-02-29', 'last-day', '2027-11-29T09:00'],
    ['2027-07-31', 'last-day', '2027-04-30T09:00'],
  ])('%s の3か月前の同じ日は、%s なら %s', (useDay, short, expected) => {
    expect(opensOn({ ...threeMonths, short }, useDay)).toBe(expected)
  })

  test('末日に始まる受付は、月の長さに合わせる', () => {
    expect(opensOn({ months: 1, day: 'last', at: '09:00' }, '2028-03-10')).toBe('2028-02-29T09:00')
    expect(opensOn({ months: 1, day: 'last', at: '09:00' }, '2027-03-10')).toBe('2027-02-28T09:00')
  })

  test('ない日をどうするかを書かない規則は、入れられない', () => {
    expect(() =>
      rules({ stages: [{ kind: 'first-come', key: 'a', opens: { months: 3, day: 'same', at: '09:00' } }] }),
    ).toThrow(
      'stages.0.opens.short：その日がない月にどうするかを、last-day（月の末日）か next-day（翌月1日）で書いてください',
    )
  })
})

describe('受付開始日が休みの日にあたるとき', () => {
  const first = { months: 3, day: 1, at: '09:00' }
  const shifted = (to: string, closed: string) => ({ ...first, shift: { to, closed } })

  test('動かさない規則なら、元日でもその日に始まる', () => {
    expect(opensOn(first, '2027-04-10')).toBe('2027-01-01T09:00')
  })

  test('年末年始なら次の日へ送る規則は、4日に始まる', () => {
    expect(opensOn(shifted('next', 'year-end'), '2027-04-10')).toBe('2027-01-04T09:00')
  })

  test('閉庁日なら次の開庁日へ送る規則は、土日を越える', () => {
    // 2026年8月1日は土曜日である。
    expect(opensOn(shifted('next', 'office'), '2026-11-10')).toBe('2026-08-03T09:00')
    expect(opensOn(shifted('previous', 'office'), '2026-11-10')).toBe('2026-07-31T09:00')
    expect(opensOn(shifted('next', 'year-end'), '2026-11-10')).toBe('2026-08-01T09:00')
  })

  test('休館日なら送る規則は、その施設の休館日を見る', () => {
    const closed = ruleCalendar(loadProfile({ root: process.cwd(), profile: 'nerima' }), (one) => one.day <= 2)
    expect(opensOn(shifted('next', 'facility'), '2026-11-10', closed)).toBe('2026-08-03T09:00')
    expect(opensOn(shifted('next', 'facility'), '2026-11-10')).toBe('2026-08-01T09:00')
  })
})

describe('申し込みから利用までのあいだに変わること', () => {
  const until = (last: string) => group({ standsUntil: day(last) })
  const now = at('2026-12-02T10:00')

  test('利用日にも登録が要る規則では、登録の切れたあとの日を申し込めない', () => {
    const strict = rules({ registration: 'use' })
    expect(mayBook(strict, until('2026-12-20'), day('2026-12-20'), now, calendar)).toMatchObject({ ok: true })
    expect(mayBook(strict, until('2026-12-20'), day('2026-12-21'), now, calendar)).toEqual({
      ok: false,
      reason: 'registration',
      until: day('2026-12-20'),
    })
    expect(openDaysFor(strict, until('2026-12-20'), now, calendar)).toEqual([
      { from: day('2026-12-02'), until: day('2026-12-21') },
    ])
  })

  test('申し込む日に登録があれば足りる規則では、申し込める', () => {
    const loose = rules({ registration: 'booking' })
    expect(mayBook(loose, until('2026-12-20'), day('2026-12-21'), now, calendar)).toMatchObject({ ok: true })
    expect(mayBook(loose, until('2026-12-01'), day('2026-12-21'), now, calendar)).toMatchObject({
      reason: 'registration',
    })
  })

  test('料金の改定は、規則により承認した日か利用日で分かれる', () => {
    const days = { approvedOn: day('2027-03-31'), useDay: day('2027-04-01') }
    expect(tariffDayOf(rules({ tariffBy: 'approval' }), days)).toEqual(day('2027-03-31'))
    expect(tariffDayOf(rules({ tariffBy: 'use' }), days)).toEqual(day('2027-04-01'))
  })

  test.each([
    ['registration', '2025-05-01', 0],
    ['april-first', '2026-04-01', 0],
    ['booking', '2026-12-02', 0],
    ['use', '2027-01-15', 50],
  ] as const)('あいだに65歳になる会員は、基準日が %s なら %s の年齢で数える', (referenceDay, expected, percent) => {
    const over65 = rules({
      referenceDay,
      reductions: [
        {
          key: 'half',
          says: { ja: '半額', easy: '半額', en: 'Half' },
          ground: '共通基準',
          percent: 50,
          share: { of: 'over65', percent: 50 },
        },
      ],
    })
    const on = referenceDayOf(over65, {
      registeredOn: day('2025-05-01'),
      bookedOn: day('2026-12-02'),
      useDay: day('2027-01-15'),
    })
    expect(on).toEqual(day(expected))
    // 10人のうち5人が、2027年1月10日に65歳になる。
    const reached = Temporal.PlainDate.compare(on, day('2027-01-10')) >= 0 ? 5 : 0
    const facts = group({
      members: 10,
      membersInWard: 10,
      share: { over75: 0, over65: reached, disabled: 0, juniorHighOrYounger: 0 },
    })
    const lines = priceOf({
      rules: over65,
      tariff: tariff(),
      time: time('2027-01-15', [block(1, '09:00', '12:00')]),
      facts,
      equipment: [],
      calendar,
    })
    expect(sumOf(lines)).toBe(1000 - percent * 10)
  })

  test('1月の利用の年度は前の年の4月1日から数える', () => {
    const april = rules({ referenceDay: 'april-first' })
    const on = (useDay: string) =>
      referenceDayOf(april, { registeredOn: day('2020-01-01'), bookedOn: day('2020-01-01'), useDay: day(useDay) })
    expect(on('2027-03-31')).toEqual(day('2026-04-01'))
    expect(on('2027-04-01')).toEqual(day('2027-04-01'))
  })

  test('4月1日より後に登録した団体は、登録した日の名簿で数える', () => {
    const registered = { registeredOn: day('2026-06-10'), bookedOn: day('2026-11-01'), useDay: day('2026-12-20') }
    expect(referenceDayOf(rules({ referenceDay: 'april-first' }), registered)).toEqual(day('2026-06-10'))
  })
})

describe('支払いの期限', () => {
  test('利用日の前と承認からの日数の、早いほうである', () => {
    const pay = rules({ pay: { ways: ['later'], until: { days: 3, at: '24:00' }, withinDays: 14 } })
    const end = (approvedAt: string) =>
      payUntil(pay, { approvedAt: at(approvedAt), useDay: day('2026-12-20') }, calendar)
    expect(wall(end('2026-12-01T10:00') ?? at('2000-01-01T00:00'))).toBe('2026-12-16T00:00')
    expect(wall(end('2026-12-10T10:00') ?? at('2000-01-01T00:00'))).toBe('2026-12-18T00:00')
  })

  test('期限のあとに承認されたものも、その日のうちは払える', () => {
    const pay = rules({ pay: { ways: ['later'], until: { days: 3, at: '24:00' } } })
    const end = payUntil(pay, { approvedAt: at('2026-12-19T10:00'), useDay: day('2026-12-20') }, calendar)
    expect(end && wall(end)).toBe('2026-12-20T00:00')
    expect(
      payUntil(rules(), { approvedAt: at('2026-12-19T10:00'), useDay: day('2026-12-20') }, calendar),
    ).toBeUndefined()
  })
})

test('季節で分かれる受付は、その月の利用だけにある', () => {
  const summer = rules({
    stages: [
      { kind: 'first-come', key: 'summer', months: [7, 8], opens: { months: 2, day: 1, at: '09:00' } },
      {
        kind: 'first-come',
        key: 'other',
        months: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
        opens: { months: 1, day: 1, at: '09:00' },
      },
    ],
  })
  expect(stagesFor(summer, day('2027-08-31'), calendar).map(({ key }) => key)).toEqual(['summer'])
  expect(stagesFor(summer, day('2027-09-01'), calendar).map(({ key }) => key)).toEqual(['other'])
  // 7月と8月は開いているが、6月は5月1日まで、9月は8月1日まで開かない。
  expect(openDaysFor(summer, group(), at('2027-06-30T10:00'), calendar)).toEqual([
    { from: day('2027-06-30'), until: day('2027-09-01') },
  ])
  expect(openDaysFor(summer, group(), at('2027-04-30T10:00'), calendar)).toEqual([
    { from: day('2027-04-30'), until: day('2027-06-01') },
  ])
})

test('施設の休館日を見る規則だけが、施設ごとに違う受付期間を持つ', () => {
  const opensWith = (shift: Record<string, unknown> | undefined) =>
    rules({
      stages: [{ kind: 'first-come', key: 'a', opens: { months: 1, day: 1, at: '09:00', ...(shift && { shift }) } }],
    })
  expect(asksFacility(opensWith({ to: 'next', closed: 'facility' }))).toBe(true)
  expect(asksFacility(opensWith({ to: 'next', closed: 'office' }))).toBe(false)
  expect(asksFacility(opensWith(undefined))).toBe(false)
  const cutOffs = { ...rules().cutOffs, book: { days: 2, count: 'facility', at: '17:00' } }
  expect(asksFacility(rules({ cutOffs }))).toBe(true)
})

test('抽選だけの利用者は、先着順の受付では断られる', () => {
  const draw = rules({
    stages: [
      {
        kind: 'lottery',
        key: 'draw',
        opens: { months: 3, day: 1, at: '09:00' },
        closes: { months: 3, day: 10, at: '24:00' },
        draw: { months: 3, day: 11, at: '10:00' },
      },
    ],
  })
  expect(mayBook(draw, group(), day('2026-12-20'), at('2026-09-02T10:00'), calendar)).toEqual({
    ok: false,
    reason: 'class',
  })
  expect(openDaysFor(draw, group(), at('2026-09-02T10:00'), calendar)).toEqual([])
})

test('優先を認められた団体は、ほかの人より先に申し込める', () => {
  const early = rules({
    stages: [
      { kind: 'first-come', key: 'first', grants: ['local-group'], opens: { months: 3, day: 1, at: '09:00' } },
      { kind: 'first-come', key: 'all', opens: { months: 2, day: 1, at: '09:00' } },
    ],
  })
  const now = at('2026-09-15T10:00')
  const local = group({ grants: ['local-group'] })
  expect(mayBook(early, local, day('2026-12-20'), now, calendar)).toMatchObject({ ok: true, stage: { key: 'first' } })
  expect(mayBook(early, group(), day('2026-12-20'), now, calendar)).toEqual({
    ok: false,
    reason: 'too-early',
    opens: at('2026-10-01T09:00'),
  })
})
