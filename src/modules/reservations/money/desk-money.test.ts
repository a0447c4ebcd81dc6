import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { paymentOf } from '#modules/payments/index.ts'
import { staffActor } from '#modules/people/fixtures.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import type { OfficeId, OrganisationId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { browse, signInAs } from '#platform/testing/index.ts'
import { cancelReservation } from '../booking/actions/cancel.ts'
import { confirmReservation } from '../booking/actions/confirm.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { insertWorker } from '../desk/store/workers.ts'
import type { ActingRegistrant } from '../registrants/index.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'
import { handBackOnSite, owedBack, takeOnSite } from './actions/take-on-site.ts'
import { purposeOf } from './domain/bill.ts'
import { mayTakeMoney } from './permissions.ts'
import { billsOf } from './store/bills.ts'
import { openPayingHall, type PayingHall } from './testing.ts'

let office: PayingHall
let hanako: ActingRegistrant
/** Of the hall's office, and 現金取扱員. */
let clerk: Staff
let operators: Staff
let operatorsRoom: number
beforeAll(async () => {
  office = await openPayingHall()
  const { db } = office.house
  await layDownRules(db, { pay: { ways: ['on-site', 'now'] }, quotas: [] })
  hanako = await office.registered(satoHanako.personId)
  operatorsRoom = (await buildSmallHall(db, 'operated-hall')).music
  const { rows } = await sql<{ operator: OrganisationId; hall: OfficeId }>`
    update reservations.facilities f set operator_id = o.id from organisations.organisations o
    where f.slug = 'operated-hall' and o.name = '見本スポーツ共同事業体'
    returning o.id as operator, f.office_id as hall`.execute(db.kysely)
  const [facts] = rows
  if (!facts) throw new Error('no operator')
  const makoto = await staffActor(office.house, '高橋真')
  clerk = {
    ...makoto,
    posts: [{ officeId: facts.hall, role: 'clerk', rank: 'member' }],
    permissions: new Set([mayTakeMoney]),
  }
  const jun = await staffActor(office.house, '窪田純')
  operators = { ...clerk, staffId: jun.staffId, posts: [] }
  await db.transact((tx) =>
    insertWorker(tx, {
      operatorId: facts.operator,
      staffId: jun.staffId,
      from: Temporal.PlainDate.from('2026-04-01'),
    }),
  )
  await sql`
    insert into payments.drawer_days (drawer_id, day, float_amount, opened_by, opened_at)
    select id, '2026-12-02', 30000, ${makoto.staffId}, now() from payments.drawers where key = 'certificates-1'`.execute(
    db.kysely,
  )
})
afterAll(() => office?.close())
beforeEach(() => office.house.setNow('2026-12-02T10:00:00+09:00'))

async function confirmed(day: string, spaceId = office.hall.music): Promise<ReservationId> {
  const id = await office.held(hanako, {
    spaceId,
    day: Temporal.PlainDate.from(day),
    choice: { blocks: [1, 2] },
    attendees: 5,
  })
  await office.house.db.transact((tx) => confirmReservation(tx, office.house, hanako.resident, id))
  return id
}
const take = (staff: Staff, id: ReservationId, method: 'cash' | 'card' = 'cash', tendered = 5000) =>
  office.house.db.transact((tx) =>
    takeOnSite(tx, office.house, staff, id, { method, ...(method === 'cash' && { tendered: yen(tendered) }) }),
  )
const paymentNow = async (id: ReservationId) => {
  const bill = (await office.house.db.read((tx) => billsOf(tx, id))).at(-1)
  const found = bill && (await office.house.db.read((tx) => paymentOf(tx, purposeOf(bill))))
  if (!found) throw new Error('no payment')
  return found
}
const booked = async (id: ReservationId) => {
  const { rows } = await sql<{ account: string; amount: number }>`
    select e.account, sum(e.amount)::int as amount from payments.ledger_entries e
    join payments.ledger_transactions t on t.id = e.transaction_id
    where t.payment_id = ${(await paymentNow(id)).id} group by e.account having sum(e.amount) <> 0
    order by e.account`.execute(office.house.db.kysely)
  return rows
}

describe('施設の窓口での受取り', () => {
  test('現金を受け取ると領収証の番号とおつりが出て、区の収入になり、二度は受け取れない', async () => {
    const id = await confirmed('2026-12-20')
    expect(await take(clerk, id, 'cash', 1999)).toEqual({ ok: false, reason: 'too_little' })
    expect(await take(clerk, id)).toMatchObject({ ok: true, change: 3000, receipt: { amount: 2000 } })
    expect(await take(clerk, id)).toEqual({ ok: false, reason: 'nothing_to_pay' })
    expect(await booked(id)).toEqual([
      { account: 'cash.drawer', amount: 2000 },
      { account: 'revenue.fee', amount: -2000 },
    ])
  })

  test('同時に二人が受け取っても、受け取るのは一度である', async () => {
    const id = await confirmed('2026-12-21')
    const both = await Promise.all([take(clerk, id), take(clerk, id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('ほかの課の職員には、予約があることも見えない', async () => {
    const id = await confirmed('2026-12-22')
    const stranger = await staffActor(office.house, '高橋真')
    await expect(take(stranger, id)).rejects.toThrow('not_found')
  })

  test('押さえただけの場所の料金は受け取らない', async () => {
    const id = await office.held(hanako, {
      spaceId: office.hall.music,
      day: Temporal.PlainDate.from('2026-12-23'),
      choice: { blocks: [1] },
    })
    expect(await take(clerk, id)).toEqual({ ok: false, reason: 'not_now' })
  })
})

describe('指定管理者の利用料金', () => {
  test('指定管理者のレジで受け取り、区の帳簿には一円も載らず、取消しの分は指定管理者が返す', async () => {
    const id = await confirmed('2027-01-20', operatorsRoom)
    await expect(take(clerk, id)).rejects.toThrow('payee_only')
    expect(await take(operators, id)).toMatchObject({ ok: true, change: 3000 })
    expect(await booked(id)).toEqual([])
    await office.house.db.transact((tx) => cancelReservation(tx, office.house, hanako.resident, id))
    const [owed] = await office.house.db.read((tx) => owedBack(tx, id))
    expect(owed?.amount).toBe(2000)
    const handing = () =>
      office.house.db.transact((tx) =>
        handBackOnSite(tx, office.house, operators, { id, refundId: owed?.id as NonNullable<typeof owed>['id'] }),
      )
    expect(await handing()).toBe(true)
    expect(await handing()).toBe(false)
    expect(await paymentNow(id)).toMatchObject({ state: 'refunded', refundedAmount: 2000 })
    expect(await booked(id)).toEqual([])
    const { rows } =
      await sql`select from payments.assessments where payment_id = ${(await paymentNow(id)).id}`.execute(
        office.house.db.kysely,
      )
    expect(rows).toEqual([])
  })

  test('指定管理者の領収書は指定管理者の名と登録番号で、区のものは区長の名と区の登録番号で出て、二枚目は再発行である', async () => {
    const wards = await confirmed('2027-01-21')
    const theirs = await confirmed('2027-01-22', operatorsRoom)
    await take(clerk, wards)
    await take(operators, theirs)
    const browser = browse(office.app, await signInAs(office.house, '佐藤花子'))
    const paper = async (id: ReservationId, issue: number) => {
      const page = `/receipts/${(await paymentNow(id)).id}`
      expect((await browser.submit(page, {}, `${page}/issues`)).status).toBe(303)
      const file = await browser.get(`${page}/issues/${issue}`)
      return readPdf(new Uint8Array(await file.arrayBuffer())).text
    }
    const first = await paper(wards, 1)
    for (const word of ['T3000020131202', '10％対象', '内消費税額等 181円', '練馬区長', '2,000円'])
      expect(first).toContain(word)
    expect(first).not.toContain('再発行')
    expect(await paper(wards, 2)).toContain('再発行')
    const other = await paper(theirs, 1)
    expect(other).toContain('見本スポーツ共同事業体')
    expect(other).toContain('T0000000000006')
    expect(other).toContain('利用料金')
    expect(other).not.toContain('使用料')
    expect(other).not.toContain('練馬区長')
  })

  test('返金には、もとの領収・返した額・税率・登録番号の載った返還インボイスが、支払先の名で出て、二枚目は再発行である', async () => {
    const wards = await confirmed('2027-01-25')
    const theirs = await confirmed('2027-01-26', operatorsRoom)
    await take(clerk, wards)
    await take(operators, theirs)
    const browser = browse(office.app, await signInAs(office.house, '佐藤花子'))
    const pageOf = async (id: ReservationId) => `/receipts/${(await paymentNow(id)).id}`
    await browser.submit(await pageOf(wards), {}, `${await pageOf(wards)}/issues`)
    expect(await (await browser.get(await pageOf(wards))).text()).not.toContain('インボイス')
    for (const id of [wards, theirs])
      await office.house.db.transact((tx) => cancelReservation(tx, office.house, hanako.resident, id))
    const issue = async (id: ReservationId, number: number) => {
      const page = await pageOf(id)
      const action = /action="([^"]*\/refunds\/[^"]+\/issues)"/.exec(await (await browser.get(page)).text())?.[1] ?? ''
      expect((await browser.submit(page, {}, action)).status).toBe(303)
      const file = await browser.get(`${action}/${number}`)
      return readPdf(new Uint8Array(await file.arrayBuffer())).text
    }
    const first = await issue(wards, 1)
    for (const word of ['適格返還請求書', 'T3000020131202', '10％対象', '内消費税額等 181円', '練馬区長', '2,000円'])
      expect(first).toContain(word)
    expect(first).toMatch(/もとの領収　領収番号　.*練区領第\d+号/)
    expect(first).toContain('令和8年12月2日')
    expect(first).not.toContain('再発行')
    const second = await issue(wards, 2)
    expect(second).toContain('再発行')
    const numberIn = (text: string) => /番号　([^\s]*返[^\s]*第\d+号)/.exec(text)?.[1]
    expect(numberIn(second)).toBe(numberIn(first))
    expect(numberIn(first)).toBeTruthy()
    const other = await issue(theirs, 1)
    expect(other).toContain('見本スポーツ共同事業体')
    expect(other).toContain('T0000000000006')
    expect(other).not.toContain('練馬区長')
    const stranger = browse(office.app, await signInAs(office.house, '佐藤健'))
    const page = await pageOf(wards)
    expect((await stranger.get(page)).status).toBe(404)
  })
})
