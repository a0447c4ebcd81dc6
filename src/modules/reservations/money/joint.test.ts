import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako, satoKen } from '#demo/people.ts'
import { paymentOf } from '#modules/payments/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs } from '#platform/testing/index.ts'
import { cancelReservation } from '../booking/actions/cancel.ts'
import { confirmReservation } from '../booking/actions/confirm.ts'
import { expireHolds } from '../booking/actions/expire.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { changeReservation } from '../booking/actions/change.ts'
import type { ActingRegistrant } from '../registrants/index.ts'
import { layDownRules } from '../testing/small-hall.ts'
import { askTogether } from './actions/joint.ts'
import { type JointBillId, purposeOf, purposeOfJoint } from './domain/bill.ts'
import { billsOf } from './store/bills.ts'
import { openPayingHall, type PayingHall } from './testing.ts'

let office: PayingHall
let hanako: ActingRegistrant
let ken: ActingRegistrant
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
})
afterAll(() => office?.close())
beforeEach(() => office.house.setNow('2026-12-02T10:00:00+09:00'))

const day = (text: string) => Temporal.PlainDate.from(text)
const held = (acting: ActingRegistrant, on: string, spaceId: number, no = 1) =>
  office.held(acting, { spaceId, day: day(on), choice: { blocks: [no] }, attendees: 5 })
const act = <Result>(work: Parameters<typeof office.house.db.transact<Result>>[0]) => office.house.db.transact(work)
const asking = (ids: readonly ReservationId[], acting = hanako) =>
  act((tx) => askTogether(tx, office.house, acting.resident, ids))
async function asked(ids: readonly ReservationId[]) {
  const made = await asking(ids)
  if (!made.ok) throw new Error(made.why)
  return made
}
const cancelling = (id: ReservationId) => act((tx) => cancelReservation(tx, office.house, hanako.resident, id))
const jointNow = (id: JointBillId) => office.house.db.read((tx) => paymentOf(tx, purposeOfJoint(id)))
const statesOf = async (ids: readonly ReservationId[]) =>
  Promise.all(ids.map(async (id) => (await office.find(id)).state))
const billOf = async (id: ReservationId) => (await office.house.db.read((tx) => billsOf(tx, id))).at(-1)
const told = async (id: ReservationId) => {
  const { rows } = await sql<{ kind: string }>`
    select kind from platform.notices where data ->> 'reservationId' = ${id} order by kind`.execute(
    office.house.db.kysely,
  )
  return rows.map(({ kind }) => kind)
}

describe('まとめて支払う', () => {
  test('二つの部屋を一度に支払うと、どちらも承認され、取り消した部屋の分だけが規則どおりに返る', async () => {
    const ids = [
      await held(hanako, '2027-01-12', office.hall.music),
      await held(hanako, '2027-01-12', office.hall.halfA),
    ]
    const { paymentId, jointId } = await asked(ids)
    expect(await asked(ids.toReversed())).toEqual({ ok: true, paymentId, jointId })
    office.holdNewsBack()
    await office.pay(paymentId)
    expect(await statesOf(ids)).toEqual(['held', 'held'])
    await office.news({ times: 2 })
    await office.settled()
    expect(await statesOf(ids)).toEqual(['confirmed', 'confirmed'])
    expect(await jointNow(jointId)).toMatchObject({ state: 'captured', amount: 2000 })
    await cancelling(ids[0] as ReservationId)
    await office.settled()
    expect(await jointNow(jointId)).toMatchObject({ refundedAmount: 1000 })
    expect(await statesOf(ids)).toEqual(['cancelled', 'confirmed'])
    expect([(await billOf(ids[0] as ReservationId))?.repaid, (await billOf(ids[1] as ReservationId))?.repaid]).toEqual([
      1000, 0,
    ])
  })

  test('支払うあいだに一つがほかの人に取られていれば、残りは承認され、取られた分だけ返り、そう知らされる', async () => {
    const ids = [
      await held(hanako, '2027-01-13', office.hall.music),
      await held(hanako, '2027-01-13', office.hall.halfA),
    ]
    const { paymentId, jointId } = await asked(ids)
    office.holdNewsBack()
    await office.pay(paymentId)
    office.house.setNow('2026-12-02T10:40:00+09:00')
    // The sweep would ask the house's own books only: the news has not come.
    await expireHolds(office.house)
    expect(await statesOf(ids)).toEqual(['expired', 'expired'])
    const kens = await held(ken, '2027-01-13', office.hall.music)
    await office.news()
    await office.settled()
    expect(await statesOf(ids)).toEqual(['expired', 'confirmed'])
    expect((await office.find(kens)).state).toBe('held')
    expect(await jointNow(jointId)).toMatchObject({ amount: 2000, refundedAmount: 1000 })
    expect(await told(ids[0] as ReservationId)).toContain('reservations.place-gone')
    expect(await told(ids[1] as ReservationId)).not.toContain('reservations.place-gone')
  })

  test('一つを手放すと、残りは一つずつ支払え、前の支払いで来たお金は全部返る', async () => {
    const ids = [
      await held(hanako, '2027-01-14', office.hall.music),
      await held(hanako, '2027-01-14', office.hall.halfA),
    ]
    const { paymentId, jointId } = await asked(ids)
    office.holdNewsBack()
    await office.pay(paymentId)
    await cancelling(ids[0] as ReservationId)
    await office.news()
    await office.settled()
    expect(['released', 'refunded']).toContain((await jointNow(jointId))?.state)
    expect(await statesOf(ids)).toEqual(['cancelled', 'held'])
    await office.pay(await office.asked(hanako, ids[1] as ReservationId))
    await office.settled()
    expect((await office.find(ids[1] as ReservationId)).state).toBe('confirmed')
    const bill = await billOf(ids[1] as ReservationId)
    expect(bill && (await office.house.db.read((tx) => paymentOf(tx, purposeOf(bill))))).toMatchObject({ amount: 1000 })
  })

  test('あとで支払う予約もまとめられ、調定はまとめた支払いに移り、支払えなければ一つずつに戻る', async () => {
    const ids: ReservationId[] = []
    for (const spaceId of [office.hall.music, office.hall.halfA]) {
      const id = await held(hanako, '2027-01-15', spaceId)
      const later = { spaceId, day: day('2027-01-15'), choice: { blocks: [1] }, attendees: 5, pays: 'later' as const }
      await act((tx) => changeReservation(tx, office.house, hanako.resident, id, later))
      expect(await act((tx) => confirmReservation(tx, office.house, hanako.resident, id))).toEqual({ ok: true })
      ids.push(id)
    }
    const claimed = async () =>
      (
        await sql<{ sum: number }>`
          select coalesce(sum(a.amount), 0)::int as sum from payments.assessments a
          join payments.payments p on p.id = a.payment_id
          where p.reference = any(${await Promise.all(ids.map(async (id) => (await office.find(id)).number))}::text[])`.execute(
          office.house.db.kysely,
        )
      ).rows[0]?.sum
    expect(await claimed()).toBe(2000)
    const { paymentId } = await asked(ids)
    expect(await claimed()).toBe(2000)
    await office.pay(paymentId, { outcome: 'cancelled' })
    await office.settled()
    for (const id of ids) {
      const alone = await billOf(id)
      expect(alone?.jointId).toBeUndefined()
      // At a counter each is found by its own number again.
      const { rows } = await sql`
        select 1 from payments.payments where purpose_id = ${alone?.id} and state = 'created'`.execute(
        office.house.db.kysely,
      )
      expect(rows).toHaveLength(1)
    }
    expect(await claimed()).toBe(2000)
    const again = await asked(ids)
    await office.pay(again.paymentId)
    await office.settled()
    expect((await billOf(ids[0] as ReservationId))?.paidAt).toBeDefined()
    expect((await billOf(ids[1] as ReservationId))?.paidAt).toBeDefined()
    expect(await claimed()).toBe(2000)
  })

  test('仮押さえと承認済みは混ぜられず、ほかの人の予約は404で、予約の一覧からJavaScriptなしで進める', async () => {
    const one = await held(hanako, '2027-01-16', office.hall.music)
    const other = await held(hanako, '2027-01-16', office.hall.halfA)
    await expect(asking([one, other], ken)).rejects.toThrow('not_found')
    const later = {
      spaceId: office.hall.halfB,
      day: day('2027-01-16'),
      choice: { blocks: [1] },
      attendees: 5,
      pays: 'later' as const,
    }
    const third = await held(hanako, '2027-01-16', office.hall.halfB)
    await act((tx) => changeReservation(tx, office.house, hanako.resident, third, later))
    await act((tx) => confirmReservation(tx, office.house, hanako.resident, third))
    expect(await asking([one, third])).toEqual({ ok: false, why: 'mixed' })
    const visitor = browse(office.app, await signInAs(office.house, '佐藤花子'))
    const page = await (await visitor.get('/reservations')).text()
    expect(page.replaceAll(/<rt>[^<]*<\/rt>|<rp>[^<]*<\/rp>|<[^>]+>/g, '')).toContain('2件をまとめて支払う')
    const sent = await visitor.submit('/reservations', { ids: [one, other] }, '/reservations/payment')
    expect(sent.status).toBe(303)
    expect(sent.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1/)
  })
})
