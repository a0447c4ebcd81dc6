import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { type ActingRegistrant, registrantsOf } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'
import { cancelReservation } from './actions/cancel.ts'
import { changeReservation } from './actions/change.ts'
import { confirmReservation } from './actions/confirm.ts'
import { expireHolds } from './actions/expire.ts'
import { holdPlace, type PlaceAsked } from './actions/hold.ts'
import type { ReservationId } from './domain/wish.ts'
import { findReservation } from './store/reservations.ts'

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let hanako: ActingRegistrant
let ken: ActingRegistrant
let yoshiro: ActingRegistrant
beforeAll(async () => {
  house = await testHouse({ modules: [people, reservations] })
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  ;[hanako, ken, yoshiro] = [
    await registered(satoHanako.personId),
    await registered(satoKen.personId),
    await registered(takasakiYoshiro.personId),
  ]
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

async function registered(personId: PersonId): Promise<ActingRegistrant> {
  const resident = residentActor(personId)
  await house.db.transact((tx) => registerPerson(tx, house, resident))
  const [held] = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  if (!held) throw new Error('not registered')
  return { resident, ...held }
}

const asking = (day: string, blocks: number[], more: Partial<PlaceAsked> = {}): PlaceAsked => ({
  spaceId: hall.music,
  day: Temporal.PlainDate.from(day),
  choice: { blocks },
  ...more,
})
const holding = (acting: ActingRegistrant, asked: PlaceAsked) =>
  house.db.transact((tx) => holdPlace(tx, house, acting, asked))
async function held(acting: ActingRegistrant, asked: PlaceAsked): Promise<ReservationId> {
  const made = await holding(acting, asked)
  if (!made.ok) throw new Error(JSON.stringify(made.why))
  return made.id
}
const confirming = ({ resident }: ActingRegistrant, id: ReservationId) =>
  house.db.transact((tx) => confirmReservation(tx, house, resident, id))
const cancelling = ({ resident }: ActingRegistrant, id: ReservationId) =>
  house.db.transact((tx) => cancelReservation(tx, house, resident, id))
const changing = ({ resident }: ActingRegistrant, id: ReservationId, asked: PlaceAsked) =>
  house.db.transact((tx) => changeReservation(tx, house, resident, id, asked))
const find = (id: ReservationId) => house.db.read((tx) => findReservation(tx, id))

describe('仮押さえから承認まで', () => {
  test('押さえた場所は15分のあいだほかの人に取られず、人数を言って承認される', async () => {
    const id = await held(hanako, asking('2026-12-20', [1]))
    expect(await holding(ken, asking('2026-12-20', [1]))).toEqual({ ok: false, why: { refused: 'taken' } })
    expect(await confirming(hanako, id)).toEqual({ ok: false, why: 'incomplete' })
    expect(await changing(hanako, id, asking('2026-12-20', [1], { attendees: 12 }))).toEqual({ ok: true })
    expect(await confirming(hanako, id)).toEqual({ ok: true })
    expect(await confirming(hanako, id)).toEqual({ ok: true })
    const made = await find(id)
    expect(made).toMatchObject({ state: 'confirmed', attendees: 12, amount: 1000, pays: 'on-site' })
    expect(made?.number).toMatch(/^R8-\d{4}-\d{4}-\d$/)
  })

  test('15分を1秒過ぎた仮押さえは承認できず、場所は次の人のものになる', async () => {
    const id = await held(hanako, asking('2026-12-21', [1], { attendees: 5 }))
    house.setNow('2026-12-02T10:15:01+09:00')
    expect(await confirming(hanako, id)).toEqual({ ok: false, why: 'over' })
    await expireHolds(house)
    await expireHolds(house)
    expect((await find(id))?.state).toBe('expired')
    expect((await holding(ken, asking('2026-12-21', [1]))).ok).toBe(true)
  })

  test('ほかの人の予約は、見えもしないし承認も取消しもできない', async () => {
    const id = await held(hanako, asking('2026-12-22', [1], { attendees: 5 }))
    await expect(confirming(ken, id)).rejects.toThrow('not_found')
    await expect(cancelling(ken, id)).rejects.toThrow('not_found')
  })

  test('65歳以上の人の料金は減免の根拠とともに半額になり、あとで決まりが変わっても予約の料金は変わらない', async () => {
    const id = await held(yoshiro, asking('2026-12-23', [1, 2], { attendees: 5 }))
    const made = await find(id)
    expect(made?.amount).toBe(1000)
    expect(made?.price).toEqual([
      { what: 'base', per: 'block', unit: 1000, count: 2, amount: 2000 },
      expect.objectContaining({ what: 'reduction', key: 'over65', ground: '共通基準', amount: -1000 }),
    ])
  })
})

describe('決まりによる断り', () => {
  test('受付が始まる1秒前は断り、いつから受け付けるかを返す', async () => {
    house.setNow('2026-12-01T08:59:59+09:00')
    const early = await holding(hanako, asking('2027-03-10', [1]))
    expect(early).toMatchObject({ ok: false, why: { problem: 'may-not', answer: { reason: 'too-early' } } })
    house.setNow('2026-12-01T09:00:00+09:00')
    expect((await holding(hanako, asking('2027-03-10', [1]))).ok).toBe(true)
  })

  test('間のあいた区分、定員を超える人数、できない種目、休みの日は、それぞれの理由で断る', async () => {
    expect(await holding(ken, asking('2026-12-24', [1, 4]))).toMatchObject({
      ok: false,
      why: { problem: 'time', reason: 'gap' },
    })
    expect(await holding(ken, asking('2026-12-24', [1], { attendees: 21 }))).toMatchObject({
      ok: false,
      why: { problem: 'capacity' },
    })
    expect(await holding(ken, asking('2026-12-24', [1], { activity: 'tea' }))).toMatchObject({
      ok: false,
      why: { problem: 'activity' },
    })
    await sql`
      insert into reservations.closed_days (facility_id, day, why)
      select facility_id, '2026-12-24', '点検' from reservations.spaces where id = ${hall.music}`.execute(
      house.db.kysely,
    )
    expect(await holding(ken, asking('2026-12-24', [1]))).toEqual({ ok: false, why: { problem: 'closed' } })
  })

  test('月に4区分までで、5つ目は上限を言って断り、一つ取り消せば取れる', async () => {
    const day = (n: number) => asking(`2027-01-${10 + n}`, [1], { attendees: 3 })
    const ids = [await held(ken, day(1)), await held(ken, day(2)), await held(ken, day(3)), await held(ken, day(4))]
    for (const id of ids) await confirming(ken, id)
    expect(await holding(ken, day(5))).toEqual({
      ok: false,
      why: { refused: 'quota', rule: 'month', limit: 4, used: 4 },
    })
    expect((await cancelling(ken, ids[0] as ReservationId)).ok).toBe(true)
    expect((await holding(ken, day(5))).ok).toBe(true)
  })

  test('見るだけで押さえ続けることはできない', async () => {
    house.setNow('2026-12-02T11:00:00+09:00')
    await expireHolds(house)
    const asks = Array.from({ length: 7 }, (_, n) => asking(`2026-12-${10 + n}`, [2], { spaceId: hall.tatami }))
    const answers = []
    await sql`delete from reservations.usages`.execute(house.db.kysely)
    for (const [n, one] of asks.entries())
      answers.push(await holding(hanako, n < 4 ? one : { ...one, day: one.day.add({ months: 1 + (n % 2) }) }))
    expect(answers.slice(0, 6).every(({ ok }) => ok)).toBe(true)
    expect(answers[6]).toEqual({ ok: false, why: { problem: 'too-many-holds' } })
    house.setNow('2026-12-02T12:00:00+09:00')
    await expireHolds(house)
  })
})

describe('変更と取消し', () => {
  test('7日前の17時までは空いている時間に移せ、過ぎれば移せない', async () => {
    house.setNow('2026-12-02T13:00:00+09:00')
    const first = asking('2027-02-20', [1], { attendees: 8 })
    const id = await held(hanako, first)
    await confirming(hanako, id)
    const blocker = await held(ken, asking('2027-02-20', [2], { attendees: 8 }))
    await confirming(ken, blocker)
    const to = (blocks: number[]) => ({ ...first, choice: { blocks } })
    expect(await changing(hanako, id, to([2]))).toEqual({ ok: false, why: { refused: 'taken' } })
    expect(await changing(hanako, id, to([4]))).toEqual({ ok: true })
    expect(await find(id)).toMatchObject({ state: 'confirmed', blocks: [4] })
    house.setNow('2027-02-13T17:00:00+09:00')
    expect(await changing(hanako, id, to([1]))).toEqual({ ok: false, why: { problem: 'too-late' } })
  })

  test('取り消すと場所は空き、二度押しても取消しは一度', async () => {
    house.setNow('2026-12-02T14:00:00+09:00')
    const id = await held(hanako, asking('2027-02-21', [1], { attendees: 8 }))
    await confirming(hanako, id)
    expect(await cancelling(hanako, id)).toMatchObject({ ok: true, refund: { percent: 100 } })
    expect((await cancelling(hanako, id)).ok).toBe(true)
    const { rows } = await sql<{ kind: string }>`
      select kind from reservations.reservation_events where reservation_id = ${id} order by id`.execute(
      house.db.kysely,
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['held', 'confirmed', 'cancelled'])
    expect((await holding(yoshiro, asking('2027-02-21', [1]))).ok).toBe(true)
  })

  test('取り消した予約は承認も変更もできない', async () => {
    house.setNow('2026-12-02T15:00:00+09:00')
    const id = await held(yoshiro, asking('2027-02-22', [1], { attendees: 8 }))
    await cancelling(yoshiro, id)
    expect(await confirming(yoshiro, id)).toEqual({ ok: false, why: 'over' })
    expect(await changing(yoshiro, id, asking('2027-02-22', [2]))).toEqual({ ok: false, why: { problem: 'over' } })
    const revived = sql`update reservations.reservations set state = 'confirmed' where id = ${id}`.execute(
      house.db.kysely,
    )
    await expect(revived).rejects.toThrow(/cancelled does not become confirmed/)
  })
})
