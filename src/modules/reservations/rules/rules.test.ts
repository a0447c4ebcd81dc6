import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'
import { block, calendar, day, group, rules as plain, tariff as priced, time } from './domain/fixtures.ts'
import { priceOf, rules, rulesByDay, sumOf, tariffDayOf } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, reservations] })
  const insert = (table: string, column: string, stands: string, data: unknown) =>
    sql`insert into reservations.${sql.ref(table)} (key, stands, ${sql.ref(column)})
      values ('test-revised', ${stands}::daterange, ${JSON.stringify(data)}::jsonb)`.execute(house.db.kysely)
  await insert('tariffs', 'tariff', '(,2027-04-01)', priced())
  await insert('tariffs', 'tariff', '[2027-04-01,)', priced({ prices: [{ per: 'block', amount: 1200 }] }))
  await insert('rule_sets', 'rules', '(,2027-04-01)', plain())
  await insert('rule_sets', 'rules', '[2027-04-01,)', plain({ holdMinutes: 30 }))
})
afterAll(() => house.close())

const known = () => house.db.read((tx) => rulesByDay(tx))

describe('規則と料金の期間', () => {
  test('4月1日の料金改定の前に承認された4月の利用は、規則により前の料金か新しい料金である', async () => {
    const { tariffOn } = await known()
    const priceBy = (tariffBy: 'approval' | 'use') => {
      const set = plain({ tariffBy })
      const tariff = tariffOn(
        'test-revised',
        tariffDayOf(set, { approvedOn: day('2027-03-31'), useDay: day('2027-04-01') }),
      )
      const chosen = time('2027-04-01', [block(1, '09:00', '12:00')])
      return sumOf(priceOf({ rules: set, tariff, time: chosen, facts: group(), equipment: [], calendar }))
    }
    expect(priceBy('approval')).toBe(1000)
    expect(priceBy('use')).toBe(1200)
  })

  test('規則は利用日のものである', async () => {
    const { rulesOn } = await known()
    expect(rulesOn('test-revised', day('2027-03-31'))?.holdMinutes).toBe(15)
    expect(rulesOn('test-revised', day('2027-04-01'))?.holdMinutes).toBe(30)
    expect(rulesOn('nowhere', day('2027-04-01'))).toBeUndefined()
  })

  test('入れた規則と料金はあとから書き換えられず、終わりの日だけを決められる', async () => {
    const change = (set: ReturnType<typeof sql>) =>
      house.db.transact((tx) => sql`update reservations.rule_sets set ${set} where key = 'gyms'`.execute(tx))
    await expect(change(sql`rules = rules || '{"holdMinutes": 1}'`)).rejects.toThrow()
    await expect(change(sql`key = 'pools2'`)).rejects.toThrow()
    await change(sql`stands = '(,2030-04-01)'`)
    const { rulesOn } = await known()
    expect(rulesOn('gyms', day('2030-03-31'))).toBeDefined()
    expect(rulesOn('gyms', day('2030-04-01'))).toBeUndefined()
  })

  test('同じ日に二つの規則は立たない', async () => {
    await expect(
      sql`insert into reservations.rule_sets (key, stands, rules) values ('pools', '[2027-01-01,)', '{}')`.execute(
        house.db.kysely,
      ),
    ).rejects.toThrow('one_rule_set_a_day')
  })

  test('二度目の用意は、職員の変えた規則に触れない', async () => {
    await house.db.transact((tx) => rules.seed(tx, house))
    const { rulesOn } = await known()
    expect(rulesOn('gyms', day('2030-04-01'))).toBeUndefined()
  })
})
