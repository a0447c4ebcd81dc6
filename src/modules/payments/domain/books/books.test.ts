import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yen } from '#platform/money/index.ts'
import { lines } from '../../fixtures.ts'
import { applyExemptions, type ChargedLine } from '../exemptions.ts'
import { assessmentSteps, claimsOf } from './assessment.ts'
import { revenue } from './bookings.ts'
import { mayBePaidOn, refundsFrom, yearOfCollecting, yearOfTaking } from './fiscal-year.ts'
import { netByItem, spread } from './items.ts'

const itemOf = ({ account, revenueItem }: { account: string; revenueItem?: string }) => revenueItem ?? account
const day = (text: string) => Temporal.PlainDate.from(text)
const rule = (key: string, percent: number) => ({ key, percent, fees: ['resident-record'], ground: '条例' })
const charged = (amount: number, count: number): ChargedLine => ({
  label: '住民票の写し',
  unit: yen(amount),
  count,
  amount: yen(amount * count),
  account: 'fee',
  feeKey: 'resident-record',
})

describe('減免', () => {
  it('免除は全額、減額は割合だけ、郵送料には及ばない', () => {
    const postage = lines.filter(({ account }) => account === 'postage')
    const free = applyExemptions([charged(300, 2), ...postage], [rule('public-assistance', 100)])
    expect(free.map(({ amount }) => amount)).toEqual([600, -600, 110])
    expect(free[1]).toMatchObject({ exemption: 'public-assistance', ground: '条例', count: 1, unit: -600 })
    expect(applyExemptions([charged(300, 1)], [rule('half', 50)]).map(({ amount }) => amount)).toEqual([300, -150])
  })

  it('いくつ重なっても、いちばん大きい1つだけが効き、手数料は0円を下回らない。端数は切り捨てる', () => {
    const rules = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 9 }), rules, (amount, count, some) => {
        const applied = applyExemptions(
          [charged(amount, count)],
          some.map((percent, index) => rule(`rule-${index}`, percent)),
        )
        const left = applied.reduce((sum, line) => sum + line.amount, 0)
        expect(left).toBe(Math.floor((amount * count * (100 - Math.max(...some))) / 100))
        expect(applied.every((line) => line.amount === line.unit * line.count)).toBe(true)
      }),
    )
  })
})

describe('調定', () => {
  it('全額免除も、0円の調定と減免額として残る', () => {
    const free = applyExemptions([charged(300, 1)], [rule('public-assistance', 100)])
    expect(claimsOf(free, itemOf)).toEqual([{ item: 'fee', amount: 0, reduced: 300 }])
    expect(revenue(free, itemOf)).toEqual([])
  })

  it('何度そろえても、足した合計はいつも今の調定になる', () => {
    const claim = fc.record({
      item: fc.constantFrom('a', 'b'),
      amount: fc.integer({ min: 0, max: 9999 }),
      reduced: fc.integer({ min: 0, max: 99 }),
    })
    const claims = fc.uniqueArray(claim, { maxLength: 2, selector: ({ item }) => item })
    fc.assert(
      fc.property(fc.array(claims, { maxLength: 5 }), (wishes) => {
        let standing: { item: string; amount: number; reduced: number }[] = []
        for (const wanted of wishes) {
          const booked = [...standing, ...assessmentSteps(wanted, standing)]
          const items = [...new Set(booked.map(({ item }) => item))]
          const sum = (item: string, key: 'amount' | 'reduced') =>
            booked.filter((one) => one.item === item).reduce((all, one) => all + one[key], 0)
          standing = items.map((item) => ({ item, amount: sum(item, 'amount'), reduced: sum(item, 'reduced') }))
          for (const { item, amount } of standing)
            expect(amount).toBe(wanted.find((one) => one.item === item)?.amount ?? 0)
        }
      }),
    )
  })

  it('分けて返した額は、歳入科目ごとに入った額をこえない', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 })
    fc.assert(
      fc.property(amounts, (wanted) => {
        const items = netByItem(lines, itemOf)
        const back = new Map<string, number>()
        let done = 0
        for (const amount of wanted) {
          if (done + amount > 710) continue
          for (const part of spread(items, done, amount)) back.set(part.item, (back.get(part.item) ?? 0) + part.amount)
          done += amount
        }
        expect([...back.values()].reduce((sum, one) => sum + one, 0)).toBe(done)
        for (const { item, amount } of items) expect(back.get(item) ?? 0).toBeLessThanOrEqual(amount)
      }),
    )
  })
})

describe('会計年度', () => {
  it('3月31日の収納はその年度、4月1日の収納は新しい年度', () => {
    expect([yearOfTaking(day('2027-03-31')), yearOfTaking(day('2027-04-01'))]).toEqual([2026, 2027])
  })

  it('前の年度に調定したものは、出納整理期間の5月31日までは前の年度、6月1日からは過年度収入', () => {
    expect(yearOfCollecting(2026, day('2027-05-31'))).toBe(2026)
    expect(yearOfCollecting(2026, day('2027-06-01'))).toBe(2027)
  })

  it('支払いは5月31日まで、返金はそのあと歳出から', () => {
    expect([mayBePaidOn(2026, day('2027-05-31')), mayBePaidOn(2026, day('2027-06-01'))]).toEqual([true, false])
    expect([refundsFrom(2026, day('2027-05-31')), refundsFrom(2026, day('2027-06-01'))]).toEqual(['revenue', 'budget'])
  })
})
