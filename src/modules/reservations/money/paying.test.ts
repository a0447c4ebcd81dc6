import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { paymentOf } from '#modules/payments/index.ts'
import { sql } from '#platform/db/index.ts'
import { cancelReservation } from '../booking/actions/cancel.ts'
import { changeReservation } from '../booking/actions/change.ts'
import { confirmReservation } from '../booking/actions/confirm.ts'
import { expireHolds } from '../booking/actions/expire.ts'
import { holdPlace, type PlaceAsked } from '../booking/actions/hold.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { lockReservation } from '../booking/store/reservations.ts'
import type { ActingRegistrant } from '../registrants/index.ts'
import { layDownRules } from '../testing/small-hall.ts'
import { settleAway } from './actions/give-back.ts'
import { followBills } from './actions/sweeps.ts'
import { purposeOf } from './domain/bill.ts'
import { billsOf } from './store/bills.ts'
import { openPayingHall, type PayingHall } from './testing.ts'

let office: PayingHall
let hanako: ActingRegistrant
let ken: ActingRegistrant
let yoshiro: ActingRegistrant
beforeAll(async () => {
  office = await openPayingHall()
  await layDownRules(office.house.db, {
    pay: { ways: ['now', 'later', 'on-site'], withinDays: 14 },
    quotas: [],
    cutOffs: {
      book: { days: 0, at: '24:00' },
      change: { days: 1, at: '17:00' },
      cancel: { days: 0, at: '24:00' },
    },
  })
  hanako = await office.registered(satoHanako.personId)
  ken = await office.registered(satoKen.personId)
  yoshiro = await office.registered(takasakiYoshiro.personId)
})
afterAll(() => office?.close())
beforeEach(() => office.house.setNow('2026-12-02T10:00:00+09:00'))

const asking = (day: string, blocks: number[] = [1], more: Partial<PlaceAsked> = {}): PlaceAsked => ({
  spaceId: office.hall.music,
  day: Temporal.PlainDate.from(day),
  choice: { blocks },
  attendees: 5,
  ...more,
})
const act = <Result>(work: Parameters<typeof office.house.db.transact<Result>>[0]) => office.house.db.transact(work)
const cancelling = ({ resident }: ActingRegistrant, id: ReservationId) =>
  act((tx) => cancelReservation(tx, office.house, resident, id))
const changing = ({ resident }: ActingRegistrant, id: ReservationId, asked: PlaceAsked) =>
  act((tx) => changeReservation(tx, office.house, resident, id, asked))
const billsNow = (id: ReservationId) => office.house.db.read((tx) => billsOf(tx, id))
const paymentNow = async (id: ReservationId) => {
  const bill = (await billsNow(id)).at(-1)
  return bill && office.house.db.read((tx) => paymentOf(tx, purposeOf(bill)))
}
const eventsOf = async (id: ReservationId) => {
  const { rows } = await sql<{ kind: string }>`
    select kind from reservations.reservation_events where reservation_id = ${id} order by id`.execute(
    office.house.db.kysely,
  )
  return rows.map(({ kind }) => kind)
}
const told = async (id: ReservationId) => {
  const { rows } = await sql<{ kind: string }>`
    select kind from platform.notices where data ->> 'reservationId' = ${id} order by kind`.execute(
    office.house.db.kysely,
  )
  return rows.map(({ kind }) => kind)
}
async function paidNow(day: string, blocks: number[] = [1]): Promise<ReservationId> {
  const id = await office.held(hanako, asking(day, blocks))
  await office.pay(await office.asked(hanako, id))
  await office.settled()
  return id
}
async function confirmedLater(acting: ActingRegistrant, day: string, blocks: number[] = [1]): Promise<ReservationId> {
  const id = await office.held(acting, asking(day, blocks))
  await changing(acting, id, { ...asking(day, blocks), ...{ pays: 'later' as const } })
  expect(await act((tx) => confirmReservation(tx, office.house, acting.resident, id))).toEqual({ ok: true })
  return id
}

describe('いま支払う', () => {
  test('支払うまでは承認されず、支払いの知らせが二度来ても承認は一度で、お金は収入になる', async () => {
    const id = await office.held(hanako, asking('2026-12-20'))
    expect(await act((tx) => confirmReservation(tx, office.house, hanako.resident, id))).toEqual({
      ok: false,
      why: 'unpaid',
    })
    office.holdNewsBack()
    await office.pay(await office.asked(hanako, id))
    expect((await office.find(id)).state).toBe('held')
    await office.news({ times: 2 })
    await office.settled()
    expect(await office.find(id)).toMatchObject({ state: 'confirmed', amount: 1000 })
    expect(await eventsOf(id)).toEqual(['held', 'confirmed', 'paid'])
    expect(await paymentNow(id)).toMatchObject({ state: 'captured', amount: 1000 })
    expect(await told(id)).toEqual(['reservations.confirmed'])
    const { rows } = await sql<{ item: string; amount: number }>`
      select item, -sum(amount)::int as amount from payments.ledger_entries
      where account = 'revenue.fee' group by item`.execute(office.house.db.kysely)
    expect(rows).toEqual([{ item: 'facility-usage', amount: 1000 }])
  })

  test('支払いに進むと仮押さえは一度だけ延び、何度押しても支払いは一つである', async () => {
    const id = await office.held(hanako, asking('2026-12-21'))
    office.house.setNow('2026-12-02T10:10:00+09:00')
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => office.asked(hanako, id)))
    expect(new Set(asked).size).toBe(1)
    expect((await office.find(id)).heldUntil?.toString()).toBe('2026-12-02T01:25:00Z')
    office.house.setNow('2026-12-02T10:20:00+09:00')
    await office.asked(hanako, id)
    expect((await office.find(id)).heldUntil?.toString()).toBe('2026-12-02T01:25:00Z')
    office.house.setNow('2026-12-02T10:25:00+09:00')
    expect(await office.asking(hanako, id)).toEqual({ ok: false, why: 'over' })
  })

  test('時間切れの前に支払われていれば、知らせより先に見回りが来ても場所は失わない', async () => {
    const id = await office.held(hanako, asking('2026-12-22'))
    await office.pay(await office.asked(hanako, id))
    await office.news()
    office.house.setNow('2026-12-02T10:40:00+09:00')
    await expireHolds(office.house)
    expect((await office.find(id)).state).toBe('confirmed')
  })

  test('時間切れのあとに支払われても、空いていれば同じ番号で取り直される', async () => {
    const id = await office.held(
      hanako,
      asking('2026-12-23', [1], { equipment: [{ id: office.hall.projector, pieces: 2 }] }),
    )
    const number = (await office.find(id)).number
    const paymentId = await office.asked(hanako, id)
    office.house.setNow('2026-12-02T10:40:00+09:00')
    await expireHolds(office.house)
    expect((await office.find(id)).state).toBe('expired')
    await office.pay(paymentId)
    await office.settled()
    expect(await office.find(id)).toMatchObject({ state: 'confirmed', number })
    const other = await act((tx) => holdPlace(tx, office.house, ken, asking('2026-12-23')))
    expect(other).toEqual({ ok: false, why: { refused: 'taken' } })
    const { rows } = await sql`select from reservations.equipment_uses where reservation_id = ${id}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toHaveLength(2)
  })

  test('ほかの人が取ったあとに支払われたら、お金は自然に返り、本人に知らせる', async () => {
    const id = await office.held(hanako, asking('2026-12-24'))
    const paymentId = await office.asked(hanako, id)
    office.house.setNow('2026-12-02T10:40:00+09:00')
    await expireHolds(office.house)
    await office.held(ken, asking('2026-12-24'))
    await office.pay(paymentId, { method: 'qr' })
    await office.settled()
    expect((await office.find(id)).state).toBe('expired')
    expect(await paymentNow(id)).toMatchObject({ state: 'refunded', refundedAmount: 1000 })
    expect(await told(id)).toEqual(['reservations.place-gone'])
  })

  test('一日待っても支払われなければ支払いは打ち切られ、そのあとのお金も返る', async () => {
    const id = await office.held(hanako, asking('2026-12-25'))
    const page = await office.payPage(await office.asked(hanako, id))
    office.house.setNow('2026-12-02T10:40:00+09:00')
    await expireHolds(office.house)
    office.house.setNow('2026-12-03T10:39:59+09:00')
    await followBills(office.house)
    expect((await paymentNow(id))?.state).toBe('pending')
    office.house.setNow('2026-12-03T10:40:00+09:00')
    await followBills(office.house)
    expect((await paymentNow(id))?.state).toBe('released')
    expect((await billsNow(id)).at(-1)).toMatchObject({ endedFor: 'expired' })
    await office.payAt(page, { method: 'qr' })
    await office.settled()
    expect(await paymentNow(id)).toMatchObject({ state: 'refunded', refundedAmount: 1000 })
    expect(await told(id)).toEqual(['reservations.money-back'])
    expect((await office.find(id)).state).toBe('expired')
  })

  test('支払いの途中で手放した仮押さえに届いたお金は、全額返る', async () => {
    const id = await office.held(hanako, asking('2026-12-26'))
    office.holdNewsBack()
    await office.pay(await office.asked(hanako, id), { method: 'qr' })
    expect(await cancelling(hanako, id)).toMatchObject({ ok: true })
    await office.news()
    await office.settled()
    expect((await office.find(id)).state).toBe('cancelled')
    expect(await paymentNow(id)).toMatchObject({ state: 'refunded', refundedAmount: 1000 })
    expect(await told(id)).toEqual(['reservations.money-back'])
  })
})

describe('あとで支払う', () => {
  test('期限の3日前に一度知らせ、期限の1秒前までは待ち、期限に取り消して場所を空ける', async () => {
    const id = await confirmedLater(yoshiro, '2027-01-20', [1, 2])
    const [bill] = await billsNow(id)
    expect(bill?.dueAt?.toString()).toBe('2026-12-16T15:00:00Z')
    expect(await paymentNow(id)).toMatchObject({ state: 'created', amount: 1000 })
    office.house.setNow('2026-12-14T00:00:00+09:00')
    await followBills(office.house)
    await followBills(office.house)
    expect(await told(id)).toEqual(['reservations.confirmed', 'reservations.pay-reminder'])
    office.house.setNow('2026-12-16T23:59:59+09:00')
    await followBills(office.house)
    expect((await office.find(id)).state).toBe('confirmed')
    office.house.setNow('2026-12-17T00:00:00+09:00')
    await followBills(office.house)
    await followBills(office.house)
    expect((await office.find(id)).state).toBe('lapsed')
    expect(await eventsOf(id)).toEqual(['held', 'detailed', 'confirmed', 'lapsed'])
    expect((await paymentNow(id))?.state).toBe('released')
    const { rows } = await sql<{ claimed: number }>`
      select coalesce(sum(amount), 0)::int as claimed from payments.assessments where purpose_id = ${bill?.id}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toEqual([{ claimed: 0 }])
    expect((await office.held(ken, asking('2027-01-20', [1, 2]))).length).toBeGreaterThan(0)
  })

  test('期限の前に払えば取り消されない', async () => {
    const id = await confirmedLater(hanako, '2027-01-21')
    await office.pay(await office.asked(hanako, id))
    await office.settled()
    office.house.setNow('2026-12-17T00:00:00+09:00')
    await followBills(office.house)
    expect((await office.find(id)).state).toBe('confirmed')
    expect(await office.asking(hanako, id)).toEqual({ ok: false, why: 'nothing' })
  })
})

describe('取消しと変更', () => {
  test('8日前までの取消しは全額、そのあとは半額が返り、二度取り消しても一度である', async () => {
    const early = await paidNow('2027-01-10')
    const late = await paidNow('2027-01-11')
    expect(await cancelling(hanako, early)).toMatchObject({ refund: { percent: 100, amount: 1000 } })
    office.house.setNow('2027-01-06T10:00:00+09:00')
    expect(await cancelling(hanako, late)).toMatchObject({ refund: { percent: 50, amount: 500 } })
    await cancelling(hanako, late)
    await office.settled()
    expect(await paymentNow(early)).toMatchObject({ state: 'refunded', refundedAmount: 1000 })
    expect(await paymentNow(late)).toMatchObject({ state: 'captured', refundedAmount: 500 })
    expect(await told(late)).toContain('reservations.money-back')
  })

  test('カードから受け取る前に取り消しても、受け取ってから返る', async () => {
    const id = await office.held(hanako, asking('2027-01-12'))
    await office.pay(await office.asked(hanako, id))
    await office.news()
    office.house.setNow('2026-12-02T10:40:00+09:00')
    await expireHolds(office.house)
    expect((await office.find(id)).state).toBe('confirmed')
    expect((await paymentNow(id))?.state).toBe('authorised')
    await cancelling(hanako, id)
    expect((await paymentNow(id))?.refundedAmount).toBe(0)
    await office.settled()
    expect(await paymentNow(id)).toMatchObject({ state: 'refunded', refundedAmount: 1000 })
  })

  test('高くなる変更は差額を求め、払えばよく、安くなる変更は表の割合で返す', async () => {
    const id = await paidNow('2027-01-13')
    expect(await changing(hanako, id, asking('2027-01-13', [1, 2, 3]))).toEqual({ ok: true })
    expect((await billsNow(id)).at(-1)).toMatchObject({ kind: 'difference', amount: 2000 })
    await office.pay(await office.asked(hanako, id))
    await office.settled()
    expect((await billsNow(id)).map(({ paidAt }) => paidAt !== undefined)).toEqual([true, true])
    office.house.setNow('2027-01-08T10:00:00+09:00')
    expect(await changing(hanako, id, asking('2027-01-13', [1]))).toEqual({ ok: true })
    await office.settled()
    const bills = await billsNow(id)
    expect(bills.reduce((sum, { repaid }) => sum + repaid, 0)).toBe(1000)
    // Half of what is left goes back at the end.
    expect(await cancelling(hanako, id)).toMatchObject({ refund: { percent: 50, amount: 1000 } })
    await office.settled()
    expect((await billsNow(id)).reduce((sum, { repaid }) => sum + repaid, 0)).toBe(2000)
  })

  test('差額が払われないまま期限が来ると取り消され、払った分は表の割合で返る', async () => {
    const id = await paidNow('2027-01-30')
    await changing(hanako, id, asking('2027-01-30', [1, 2]))
    office.house.setNow('2026-12-17T00:00:00+09:00')
    await office.settled()
    expect((await office.find(id)).state).toBe('lapsed')
    expect((await billsNow(id))[0]).toMatchObject({ repaid: 1000 })
  })

  test('払っていない予約の変更は請求を書き直し、前の請求に届いたお金は返る', async () => {
    const id = await confirmedLater(hanako, '2027-01-14')
    const old = await office.asked(hanako, id)
    office.holdNewsBack()
    await changing(hanako, id, { ...asking('2027-01-14', [1, 2]), ...{ pays: 'later' as const } })
    await office.news()
    await expect(office.pay(old)).rejects.toThrow('payment_closed')
    expect((await billsNow(id)).at(-1)).toMatchObject({ kind: 'fee', amount: 2000 })
  })

  test('天候と休館で使えなくなった分は、いつでも全額が返る', async () => {
    const days = { weather: '2027-01-16', closure: '2027-01-17' } as const
    for (const why of ['weather', 'closure'] as const) {
      office.house.setNow('2026-12-02T10:00:00+09:00')
      const id = await paidNow(days[why])
      office.house.setNow(`${days[why]}T08:00:00+09:00`)
      const answer = await act(async (tx) => settleAway(tx, office.house, await lockReservation(tx, id), why))
      expect(answer).toEqual({ percent: 100, amount: 1000 })
      await office.settled()
      expect(await paymentNow(id)).toMatchObject({ state: 'refunded', refundedAmount: 1000 })
    }
  })

  test('払った額より多く返す行は、データベースに入らない', async () => {
    const id = await paidNow('2027-01-15')
    const [bill] = await billsNow(id)
    const forced = sql`update reservations.bills set repaid = 1001 where id = ${bill?.id}`
    await expect(forced.execute(office.house.db.kysely)).rejects.toMatchObject({
      constraint: 'never_more_back_than_paid',
    })
  })
})
