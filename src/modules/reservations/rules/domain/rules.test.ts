import { describe, expect, test } from 'vitest'
import { at, block, calendar, day, group, pattern, rules, tariff, time, wall } from './fixtures.ts'
import { chooseBlocks, cutOffs, mayBook, priceOf, quotasFor, refundOf, stagesFor, sumOf } from '../index.ts'

const morning = block(1, '09:00', '12:00')
const afternoon = block(2, '13:00', '17:00', { weight: 2 })

describe('規則のひととおり', () => {
  const plain = rules({
    quotas: [{ key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 4 }],
    refunds: [{ until: { days: 7, at: '17:00' }, percent: 50 }],
  })

  test('3か月前の1日9時に受付が始まり、その1秒前はまだ早い', () => {
    const [stage] = stagesFor(plain, day('2026-12-20'), calendar)
    expect(stage && wall(stage.opens)).toBe('2026-09-01T09:00')
    expect(mayBook(plain, group(), day('2026-12-20'), at('2026-08-31T23:59:59'), calendar)).toEqual({
      ok: false,
      reason: 'too-early',
      opens: at('2026-09-01T09:00'),
    })
    expect(mayBook(plain, group(), day('2026-12-20'), at('2026-09-01T09:00'), calendar)).toMatchObject({ ok: true })
  })

  test('午前と午後を続けて選ぶと、料金は2区分、枠は3つ分になる', () => {
    const chosen = chooseBlocks(pattern('2026-12-20', [morning, afternoon]), [2, 1])
    if (!chosen.ok) throw new Error(chosen.reason)
    const price = priceOf({
      rules: plain,
      tariff: tariff(),
      time: chosen.time,
      facts: group(),
      equipment: [],
      calendar,
    })
    expect(sumOf(price)).toBe(2000)
    const [quota] = quotasFor(plain, {
      registrantId: 'a',
      personIds: [],
      facts: group(),
      category: 'gym',
      facility: 'sogo-taiikukan',
      time: chosen.time,
      bookedOn: day('2026-09-01'),
      calendar,
    })
    expect(quota).toMatchObject({ entity: 'a', rule: 'month', weight: 3, limit: 4, period: day('2026-12-01') })
  })

  test('7日前の17時までの取消しは半分、そのあとは返らず、中止ならすべて返る', () => {
    const price = priceOf({
      rules: plain,
      tariff: tariff(),
      time: time('2026-12-20', [morning]),
      facts: group(),
      equipment: [],
      calendar,
    })
    const cancelled = { paid: sumOf(price), useDay: day('2026-12-20'), starts: morning.starts }
    const back = (when: string, why: 'own' | 'closure' = 'own') =>
      refundOf(plain, { ...cancelled, at: at(when), why }, calendar).amount
    expect(back('2026-12-13T16:59:59')).toBe(500)
    expect(back('2026-12-13T17:00')).toBe(0)
    expect(back('2026-12-20T10:00', 'closure')).toBe(1000)
    expect(wall(cutOffs(plain, day('2026-12-20'), calendar).cancelUntil)).toBe('2026-12-21T00:00')
  })
})
