import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { type Bill, creditOf, linesOfPrice, remindAt, shareOut } from './bill.ts'

const at = Temporal.Instant.from('2026-12-02T01:00:00Z')

const bills = fc
  .array(fc.record({ amount: fc.integer({ min: 1, max: 50_000 }), back: fc.nat(50_000), isPaid: fc.boolean() }), {
    maxLength: 6,
  })
  .map((many) =>
    many.map(
      ({ amount, back, isPaid }, n): Bill => ({
        id: newId(),
        reservationId: newId(),
        kind: 'fee',
        amount: yen(amount),
        lines: [],
        equipment: [],
        askedAt: at.add({ minutes: n }),
        ...(isPaid && { paidAt: at }),
        repaid: yen(isPaid ? Math.min(back, amount) : 0),
      }),
    ),
  )

describe('返すお金', () => {
  test('どのような求めでも、どの請求からも払った額より多くは返さない', () => {
    fc.assert(
      fc.property(bills, fc.nat(400_000), (all, amount) => {
        const parts = shareOut(all, amount)
        for (const { id, amount: part } of parts) {
          const bill = all.find((one) => one.id === id)
          expect(bill?.paidAt).toBeDefined()
          expect(part).toBeGreaterThan(0)
          expect(part).toBeLessThanOrEqual((bill?.amount ?? 0) - (bill?.repaid ?? 0))
        }
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
        expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(Math.min(amount, creditOf(all)))
      }),
    )
  })

  test('あとから払った請求から先に返す', () => {
    const [first, second] = [0, 1].map(
      (n): Bill => ({
        id: newId(),
        reservationId: newId(),
        kind: n === 0 ? 'fee' : 'difference',
        amount: yen(1000),
        lines: [],
        equipment: [],
        askedAt: at.add({ minutes: n }),
        paidAt: at,
        repaid: yen(0),
      }),
    )
    if (!first || !second) throw new Error('no bills')
    expect(shareOut([first, second], 1200)).toEqual([
      { id: second.id, amount: 1000 },
      { id: first.id, amount: 200 },
    ])
  })
})

describe('請求の内訳', () => {
  test('端数のある時間も減免も、支払いの行の和が料金と同じになる', () => {
    const lines = linesOfPrice(
      [
        { what: 'base', per: 'hour', unit: yen(333), count: 1.5, amount: yen(499) },
        { what: 'equipment', name: '照明', unit: yen(200), count: 2, amount: yen(400) },
        { what: 'reduction', key: 'over65', ground: '共通基準', percent: 50, amount: yen(-249) },
      ],
      ({ what }) => what,
      'facility-usage',
    )
    expect(lines.every(({ unit, count, amount }) => unit * count === amount)).toBe(true)
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(650)
    expect(lines.map(({ exemption, ground }) => [exemption, ground])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['over65', '共通基準'],
    ])
  })

  test('期限がすぐのときは知らせず、そうでなければ決まりの日数だけ前に知らせる', () => {
    const due = (days: number) => ({ askedAt: at, dueAt: at.add({ hours: 24 * days }) })
    expect(remindAt(due(14), undefined)?.toString()).toBe(at.add({ hours: 24 * 11 }).toString())
    expect(remindAt(due(14), 7)?.toString()).toBe(at.add({ hours: 24 * 7 }).toString())
    expect(remindAt(due(3), undefined)).toBeUndefined()
  })
})
