import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentOf } from '#modules/payments/index.ts'
import { setClaims } from '#modules/payments/store/books/assessments.ts'
import { comesOfAge } from '#modules/people/mandates/domain.ts'
import { amountsIn, reaches } from '#modules/procedures/domain/rules/child-allowance.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { grantedRequest } from '#modules/procedures/testing/granted-request.ts'
import { type Office, openOffice } from '#modules/procedures/testing/office.ts'
import { publishSamples } from '#modules/procedures/testing/sample-procedures.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { sql } from '#platform/db/index.ts'
import { runSql } from '#platform/testing/owner.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('2月29日', () => {
  test('生まれた人は、2月29日のない年には2月の末日に年をとる。ある年には28日に', () => {
    const born = day('2024-02-29')
    expect([3, 4, 18].map((years) => reaches(born, years).toString())).toEqual([
      '2027-02-28',
      '2028-02-28',
      '2042-02-28',
    ])
    expect(reaches(day('2024-02-28'), 3).toString()).toBe('2027-02-27')
    expect(reaches(day('2024-03-01'), 3).toString()).toBe('2027-02-28')
    expect(reaches(day('2025-03-01'), 3).toString()).toBe('2028-02-29')
  })

  test('生まれた子の児童手当は、3歳になる2月分まで15,000円', () => {
    const child = { row: '1', name: '見本', birthDate: day('2024-02-29') }
    const amount = (month: string) => amountsIn(Temporal.PlainYearMonth.from(month), [child], [])[0]?.amount
    expect([amount('2027-02'), amount('2027-03')]).toEqual([15_000, 10_000])
  })

  test('どの日に生まれても、成年の最初の日は、18歳に達した日の翌日である', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const born = day('1930-01-01').add({ days })
        expect(comesOfAge(born).toString()).toBe(reaches(born, 18).add({ days: 1 }).toString())
      }),
    )
    expect(comesOfAge(day('2008-02-29')).toString()).toBe('2026-03-01')
  })
})

describe('時計が進み、戻り、年度をまたぐとき', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
    await office.house.db.transact((tx) => publishSamples(tx, office.house))
  })
  afterAll(() => office?.close())

  test('3月31日の決定の番号はその年度の続き、4月1日の番号は新しい年度の1号になる', async () => {
    const numbers: string[] = []
    for (const at of ['2027-03-31T16:50:00+09:00', '2027-03-31T16:59:00+09:00', '2027-04-01T08:31:00+09:00']) {
      office.house.setNow(at)
      const [clerk, checker, decider] = await Promise.all(
        ['中村葵', '小山修', '石井恵子'].map((name) => staffActor(office.house, name)),
      )
      if (!clerk || !checker || !decider) throw new Error('somebody is missing')
      const facts = { monthlyAmount: '10,000円' }
      const line = { clerk, checker, decider }
      const granted = grantedRequest(office.house, '佐藤花子', 'sample-benefit', line, { why: '見本のため' }, { facts })
      numbers.push(await numberOf((await granted).actId))
    }
    expect(numbers.map((number) => /^\d+/.exec(number)?.[0])).toEqual(['8', '8', '9'])
    expect(numbers.map((number) => /第(\d+)号/.exec(number)?.[1])).toEqual(['1', '2', '1'])
  })

  async function numberOf(actId: string): Promise<string> {
    const { rows } = await sql<{ number: string }>`
      select document_number as number from procedures.acts where id = ${actId}`.execute(office.house.db.kysely)
    return rows[0]?.number ?? ''
  }

  test('3月31日の調定はその年度、4月1日の調定は新しい年度。あとから直しても、初めの年度に立つ', async () => {
    const { house } = office
    const paymentOn = async (at: string, fee: number) => {
      house.setNow(at)
      const { id } = await filedCase(house, '佐藤花子')
      return house.db.transact(async (tx) => {
        const purpose = { kind: 'procedures.application', id }
        const found = await paymentOf(tx, purpose)
        if (!found) throw new Error('nothing was paid')
        const payment = { id: found.id, purpose }
        await setClaims(tx, payment, [{ item: 'certificates', amount: fee, reduced: 0 }], house.clock.today())
        return payment
      })
    }
    const march = await paymentOn('2027-03-31T16:50:00+09:00', 300)
    const april = await paymentOn('2027-04-01T08:31:00+09:00', 300)
    await house.db.transact((tx) =>
      setClaims(tx, march, [{ item: 'certificates', amount: 0, reduced: 0 }], house.clock.today()),
    )
    const yearsOf = async (purpose: string) => {
      const { rows } = await sql<{ year: number }>`
        select fiscal_year as year from payments.assessments where purpose_id = ${purpose}::uuid order by step`.execute(
        house.db.kysely,
      )
      return rows.map(({ year }) => year)
    }
    expect([await yearsOf(march.purpose.id), await yearsOf(april.purpose.id)]).toEqual([[2026, 2026], [2027]])
  })

  test('異動は4月1日の0時に効く。前の日まで前の課、その日から新しい課の人である', async () => {
    const { house } = office
    house.setNow('2027-03-31T12:00:00+09:00')
    const before = await staffActor(house, '中村葵')
    const other = await staffActor(house, '高橋真')
    const to = other.posts[0]?.officeId
    await runSql(
      house.ownerUrl,
      `update people.posts set valid_to = '2027-04-01' where staff_id = '${before.staffId}' and valid_to is null;
       insert into people.posts (staff_id, office_id, role, valid_from) values ('${before.staffId}', '${to}', 'clerk', '2027-04-01')`,
    )
    const officesAt = async (at: string) => {
      house.setNow(at)
      return new Set((await staffActor(house, '中村葵')).posts.map(({ officeId }) => officeId))
    }
    expect(await officesAt('2027-03-31T23:59:59+09:00')).toEqual(new Set(before.posts.map(({ officeId }) => officeId)))
    expect(await officesAt('2027-04-01T00:00:00+09:00')).toEqual(new Set([to]))
  })

  test('本物の時刻で数えるサインインは、業務の時計が1時間戻っても、1年飛んでも切れない', async () => {
    office.house.setNow('2026-12-02T10:00:00+09:00')
    const hanako = await office.visit('佐藤花子')
    for (const at of ['2026-12-02T09:00:00+09:00', '2026-12-03T10:00:00+09:00', '2027-12-02T10:00:00+09:00']) {
      office.house.setNow(at)
      expect((await hanako.get('/applications')).status).toBe(200)
    }
  })
})
