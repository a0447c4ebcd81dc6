import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yen } from '#platform/money/index.ts'
import {
  type Block,
  chooseBlocks,
  chooseFree,
  mayBook,
  openDaysFor,
  priceOf,
  quotasFor,
  refundOf,
  stagesFor,
  sumOf,
} from '../index.ts'
import { at, block, calendar, day, group, pattern, rules, tariff, time } from './fixtures.ts'

const begin = day('2026-12-01')
const useDays = fc.integer({ min: 0, max: 1500 }).map((days) => begin.add({ days }))
const clocks = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const shifts = fc.record({
  to: fc.constantFrom('next', 'previous'),
  closed: fc.constantFrom('office', 'year-end', 'facility'),
})
const monthMoments = (months: fc.Arbitrary<number>) =>
  fc.record(
    {
      months,
      day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom('last', 'same')),
      short: fc.constantFrom('last-day', 'next-day'),
      at: clocks,
      shift: shifts,
    },
    { requiredKeys: ['months', 'day', 'short', 'at'] },
  )
const dayMoments = (days: fc.Arbitrary<number>) =>
  fc.record(
    { days, count: fc.constantFrom('calendar', 'office', 'facility'), at: clocks, shift: shifts },
    { requiredKeys: ['days', 'at'] },
  )
const opens = fc.oneof(monthMoments(fc.integer({ min: 2, max: 7 })), dayMoments(fc.integer({ min: 30, max: 120 })))
const closes = dayMoments(fc.integer({ min: 0, max: 10 }))
const stages = fc.uniqueArray(
  fc.record(
    {
      kind: fc.constant('first-come' as const),
      key: fc.constantFrom('a', 'b', 'c'),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      opens,
      closes,
    },
    { requiredKeys: ['kind', 'key', 'opens', 'closes'] },
  ),
  { minLength: 1, maxLength: 3, selector: ({ key }) => key },
)

describe('受付期間', () => {
  test('どの利用日にも、終わりは始まりより後にあり、先の日ほど早く始まることはない', () => {
    fc.assert(
      fc.property(stages, useDays, (written, useDay) => {
        const set = rules({ stages: written.map((stage) => ({ ...stage, months: undefined })) })
        const today = stagesFor(set, useDay, calendar)
        const tomorrow = stagesFor(set, useDay.add({ days: 1 }), calendar)
        for (const [at, stage] of today.entries()) {
          const next = tomorrow[at]
          if (!next) throw new Error('a stage is missing')
          expect(Temporal.Instant.compare(stage.opens, stage.closes)).toBe(-1)
          expect(Temporal.Instant.compare(stage.opens, next.opens)).toBeLessThanOrEqual(0)
          expect(Temporal.Instant.compare(stage.closes, next.closes)).toBeLessThanOrEqual(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('いま申し込める日の範囲は、一日ずつ確かめた答えと同じである', () => {
    fc.assert(
      fc.property(
        stages,
        clocks,
        useDays,
        fc.option(fc.integer({ min: 0, max: 90 })),
        (written, clock, today, left) => {
          const set = rules({ stages: written })
          const facts = group(left === null ? {} : { standsUntil: today.add({ days: left }) })
          const now = at(`${today}T${clock}`)
          const ranges = openDaysFor(set, facts, now, calendar)
          for (let days = 0; days < 260; days += 7) {
            const one = today.add({ days })
            const isIn = ranges.some(
              ({ from, until }) =>
                Temporal.PlainDate.compare(from, one) <= 0 && Temporal.PlainDate.compare(one, until) < 0,
            )
            expect(isIn, `${one} at ${now}`).toBe(mayBook(set, facts, one, now, calendar).ok)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

const refunds = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }).chain((days) =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: days.length, maxLength: days.length }).map((percents) =>
    days
      .toSorted((a, b) => b - a)
      .map((before, at) => ({
        until: { days: before, at: '17:00' },
        percent: percents.toSorted((a, b) => b - a)[at] ?? 0,
      })),
  ),
)

describe('還付', () => {
  test('払った額を超えず、日がたつほど増えることはなく、中止ならすべて返る', () => {
    fc.assert(
      fc.property(refunds, fc.integer({ min: 0, max: 300_000 }), useDays, (table, amount, useDay) => {
        const set = rules({ refunds: table })
        const cancelled = { paid: yen(amount), useDay, starts: Temporal.PlainTime.from('09:00') }
        let last = amount
        for (let days = 70; days >= -1; days -= 1) {
          const when = at(`${useDay.subtract({ days })}T12:00`)
          const back = refundOf(set, { ...cancelled, at: when, why: 'own' }, calendar).amount
          expect(back).toBeLessThanOrEqual(last)
          expect(back).toBeGreaterThanOrEqual(0)
          last = back
          expect(refundOf(set, { ...cancelled, at: when, why: 'weather' }, calendar).amount).toBe(amount)
        }
        expect(last).toBe(0)
      }),
      { numRuns: 60 },
    )
  })
})

const reductions = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    says: fc.constant({ ja: '減免', easy: '減免', en: 'Reduction' }),
    ground: fc.constant('条例'),
    percent: fc.integer({ min: 1, max: 100 }),
    applies: fc.uniqueArray(fc.constantFrom('base', 'surcharge', 'lights', 'equipment'), { minLength: 1 }),
  }),
  { maxLength: 4, selector: ({ key }) => key },
)
const roundings = fc.record({
  unit: fc.constantFrom(1, 10, 50, 100),
  to: fc.constantFrom('down', 'up', 'nearest'),
})
const amounts = fc.integer({ min: 0, max: 50_000 })
const tariffs = fc.record({
  prices: fc.tuple(
    fc.record({
      per: fc.constantFrom('block', 'hour', 'half-hour', 'use'),
      to: fc.constantFrom('11:20', '13:00'),
      amount: amounts,
    }),
    fc.record({ per: fc.constantFrom('block', 'hour', 'half-hour', 'use'), amount: amounts }),
  ),
  lights: fc.tuple(fc.record({ per: fc.constantFrom('hour', 'block'), from: fc.constant('14:15'), amount: amounts })),
  surcharges: fc.tuple(
    fc.record({
      key: fc.constant('outside'),
      says: fc.constant({ ja: '加算', easy: '加算', en: 'Surcharge' }),
      percent: fc.integer({ min: 1, max: 300 }),
    }),
  ),
  partHour: fc.constantFrom('whole', 'by-minute'),
  rounding: roundings,
})

describe('料金', () => {
  test('合計は円の整数で負にならず、減額は減らす元の額を超えない', () => {
    fc.assert(
      fc.property(
        tariffs,
        reductions,
        roundings,
        fc.constantFrom('best', 'in-order'),
        fc.integer({ min: 1, max: 3 }),
        amounts,
        (prices, written, rounding, reduceBy, blocks, price) => {
          const lines = priceOf({
            rules: rules({ reductions: written, rounding, reduceBy }),
            tariff: tariff(prices),
            time: time('2026-12-20', threeBlocks.slice(0, blocks)),
            facts: group(),
            equipment: [{ name: '卓球台', pieces: 2, price: yen(price) }],
            calendar,
          })
          const full = sumOf(lines.filter(({ what }) => what !== 'reduction'))
          expect(sumOf(lines)).toBeGreaterThanOrEqual(0)
          expect(sumOf(lines)).toBeLessThanOrEqual(full)
          for (const { what, amount } of lines) {
            expect(Number.isSafeInteger(amount)).toBe(true)
            expect(amount > 0).toBe(what !== 'reduction')
          }
          if (reduceBy === 'best')
            expect(lines.filter(({ what }) => what === 'reduction').length).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('全額の免除は、減らす元の行をちょうど零にする', () => {
    fc.assert(
      fc.property(tariffs, roundings, (prices, rounding) => {
        const exempt = [{ key: 'a', says: { ja: '免除', easy: '免除', en: 'None' }, ground: '条例', percent: 100 }]
        const lines = priceOf({
          rules: rules({ reductions: exempt, rounding }),
          tariff: tariff(prices),
          time: time('2026-12-20', threeBlocks),
          facts: group(),
          equipment: [],
          calendar,
        })
        expect(sumOf(lines)).toBe(0)
      }),
    )
  })
})

const threeBlocks = [block(1, '09:00', '12:00'), block(2, '12:30', '15:30'), block(3, '16:00', '18:00', { weight: 2 })]

const dayOfBlocks = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 2 }), isBridge: fc.boolean() }), { minLength: 1, maxLength: 7 })
  .map((parts) =>
    parts.map(({ weight, isBridge }, at): Block => {
      const hour = String(9 + at).padStart(2, '0')
      return block(at + 1, `${hour}:00`, isBridge ? `${hour}:30` : `${String(10 + at)}:00`, { weight, isBridge })
    }),
  )

describe('区分の選び方', () => {
  test('続いている区分だけを受け付け、間の橋は必ず入り、端の橋は選べない', () => {
    fc.assert(
      fc.property(dayOfBlocks, fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 }), (blocks, nos) => {
        const known = nos.filter((no) => no <= blocks.length)
        const chosen = chooseBlocks(pattern('2026-12-20', blocks), nos)
        const [first, last] = [Math.min(...known), Math.max(...known)]
        const between = blocks.filter(({ no }) => first <= no && no <= last)
        const endsInBlocks = !between.at(0)?.isBridge && !between.at(-1)?.isBridge
        const isWhole = between.every(({ no, isBridge }) => isBridge || known.includes(no))
        const isGood = known.length > 0 && known.length === nos.length && endsInBlocks && isWhole
        expect(chosen.ok).toBe(isGood)
        if (!chosen.ok) return
        expect(chosen.time.blocks.map(({ no }) => no)).toEqual(between.map(({ no }) => no))
        expect(chosen.time.weight).toBe(between.reduce((sum, { weight, isBridge }) => sum + (isBridge ? 0 : weight), 0))
      }),
      { numRuns: 500 },
    )
  })

  test('自由な時間は、刻みと長さの内だけを受け付ける', () => {
    const hours = pattern('2026-12-20', [block(1, '09:00', '22:00')], { step: 30, least: 60, most: 240 })
    const minutes = fc.integer({ min: 8 * 12, max: 23 * 12 }).map((fives) => fives * 5)
    const clockAt = (total: number) => new Temporal.PlainTime(Math.floor(total / 60), total % 60)
    fc.assert(
      fc.property(minutes, minutes, (from, to) => {
        const isGood =
          from % 30 === 0 && to % 30 === 0 && from >= 540 && to <= 1320 && to - from >= 60 && to - from <= 240
        expect(chooseFree(hours, clockAt(from), clockAt(to)).ok).toBe(isGood)
      }),
      { numRuns: 500 },
    )
  })
})

test('枠に数える重さは正で、期間の初日は数える日より後にならない', () => {
  fc.assert(
    fc.property(
      useDays,
      fc.constantFrom('day', 'week', 'month', 'fiscal-year'),
      fc.constantFrom('blocks', 'reservations', { everyMinutes: 45 }),
      (useDay, period, counts) => {
        const set = rules({ quotas: [{ key: 'q', per: 'person', period, of: 'use', counts, limit: 3 }] })
        const uses = quotasFor(set, {
          registrantId: 'r',
          personIds: ['p', 'q', 'p'],
          facts: group(),
          category: 'gym',
          facility: 'house',
          time: time(useDay.toString(), threeBlocks),
          bookedOn: begin,
          calendar,
        })
        expect(uses.map(({ entity }) => entity)).toEqual(['p', 'q'])
        for (const { weight, period: first } of uses) {
          expect(weight).toBeGreaterThan(0)
          expect(Temporal.PlainDate.compare(first, useDay)).toBeLessThanOrEqual(0)
          expect(first.until(useDay, { largestUnit: 'days' }).days).toBeLessThan(366)
        }
      },
    ),
  )
})
