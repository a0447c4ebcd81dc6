import { describe, expect, test } from 'vitest'
import { yen } from '#platform/money/index.ts'
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

describe('料金の細かい決まり', () => {
  const evening = block(3, '18:00', '22:00')
  const priced = (prices: Record<string, unknown>, blocks = [morning, afternoon, evening], facts = group()) =>
    priceOf({
      rules: plainRules,
      tariff: tariff(prices),
      time: time('2026-12-20', blocks),
      facts,
      equipment: [],
      calendar,
    }).map(({ what, amount }) => `${what} ${amount}`)
  const plainRules = rules()

  test('昼の通しの料金は、その時間をすべて使うときだけで、夜は別に加わる', () => {
    const through = { wholeDay: [{ from: '09:00', to: '17:00', amount: 1500 }] }
    expect(priced(through)).toEqual(['whole-day 1500', 'base 1000'])
    expect(priced(through, [morning, afternoon])).toEqual(['whole-day 1500'])
    expect(priced(through, [afternoon, evening])).toEqual(['base 2000'])
  })

  test('区外の加算は料金に、照明は点く時間に、端数は規則のとおりにかかる', () => {
    const prices = {
      prices: [{ per: 'hour', amount: 333 }],
      lights: [{ per: 'hour', from: '20:30', amount: 300 }],
      surcharges: [{ key: 'outside', inWard: false, percent: 50, says: { ja: '加算', easy: '加算', en: 'Surcharge' } }],
      rounding: { unit: 10, to: 'down' },
    }
    expect(priced(prices, [evening])).toEqual(['base 1330', 'lights 600'])
    expect(priced(prices, [evening], group({ inWard: false }))).toEqual(['base 1330', 'surcharge 660', 'lights 600'])
    expect(priced({ ...prices, partHour: 'by-minute' }, [evening])).toEqual(['base 1330', 'lights 450'])
  })

  test('土日祝日の料金は、祝日の平日にもかかる', () => {
    const prices = tariff({
      prices: [
        { per: 'block', days: ['saturday', 'sunday', 'holiday'], amount: 1200 },
        { per: 'block', amount: 1000 },
      ],
    })
    const on = (text: string) =>
      sumOf(
        priceOf({
          rules: plainRules,
          tariff: prices,
          time: time(text, [morning]),
          facts: group(),
          equipment: [],
          calendar,
        }),
      )
    // 2026年11月3日は火曜日で文化の日、11月7日は土曜日である。
    expect(['2026-11-02', '2026-11-03', '2026-11-07'].map(on)).toEqual([1000, 1200, 1200])
  })

  test('いくつかの減額は、規則によりいちばん大きいものだけか、順に引かれる', () => {
    const reductions = [30, 50].map((percent) => ({
      key: `off-${percent}`,
      says: { ja: '減額', easy: '減額', en: 'Off' },
      ground: '条例',
      percent,
    }))
    const sum = (reduceBy: string) =>
      sumOf(
        priceOf({
          rules: rules({ reductions, reduceBy }),
          tariff: tariff(),
          time: time('2026-12-20', [morning]),
          facts: group(),
          equipment: [],
          calendar,
        }),
      )
    expect(sum('best')).toBe(500)
    expect(sum('in-order')).toBe(350)
  })

  test('備品は区分ごとか1回で数え、減額の外に置ける', () => {
    const half = [{ key: 'half', says: { ja: '減額', easy: '減額', en: 'Off' }, ground: '条例', percent: 50 }]
    const sum = (equipmentPer: string) =>
      sumOf(
        priceOf({
          rules: rules({ equipmentPer, reductions: half }),
          tariff: tariff(),
          time: time('2026-12-20', [morning, afternoon]),
          facts: group(),
          equipment: [{ name: '卓球台', pieces: 2, price: yen(100) }],
          calendar,
        }),
      )
    expect(sum('block')).toBe(1000 + 400)
    expect(sum('use')).toBe(1000 + 200)
  })
})
