import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { yen } from '#platform/money/index.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { findReservation } from '../booking/store/reservations.ts'
import { take } from '../booking/store/take.ts'
import { reservations } from '../index.ts'
import { buildSmallHall, foundGroups, layDownRules } from '../testing/small-hall.ts'
import { checkIn, correctNoShow } from './actions/check-in.ts'
import { findReservations } from './actions/find.ts'
import { followUses } from './actions/follow-uses.ts'
import { addWorker, dropWorker } from './actions/workers.ts'
import { facilitiesOfDesk } from './store/facilities.ts'
import { showSheet } from './actions/sheet.ts'
import { useOf } from '../use/actions/use-of.ts'
import { giveHallTo, staffActor } from './testing.ts'

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let miyake: Staff
let shirai: Staff
let kubota: Staff
let group: Awaited<ReturnType<typeof foundGroups>>[number]
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  hall = await buildSmallHall(house.db)
  await giveHallTo(house, 'sports')
  await layDownRules(house.db, { noShowAfterMinutes: 30 })
  const [founded] = await foundGroups(house.db, 1)
  if (!founded) throw new Error('no group')
  group = founded
  ;[miyake, shirai, kubota] = [
    await staffActor(house, '三宅亮太'),
    await staffActor(house, '白井千夏'),
    await staffActor(house, '窪田純'),
  ]
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-05T08:30:00+09:00'))

const day = Temporal.PlainDate.from('2026-12-05')
const times = [
  ['09:00', '12:00'],
  ['13:00', '16:00'],
  ['16:00', '18:00'],
  ['18:30', '21:30'],
] as const

/** A confirmed reservation of a block. */
async function reserved(
  spaceId: number,
  block: 1 | 2 | 3 | 4,
  on = day,
): Promise<{ id: ReservationId; serial: number }> {
  const [starts = '', ends = ''] = times[block - 1] ?? []
  const made = await house.db.transact((tx) =>
    take(tx, {
      spaceId,
      day: on,
      starts: Temporal.PlainTime.from(starts),
      ends: Temporal.PlainTime.from(ends),
      noise: 'ordinary',
      equipment: [{ id: hall.projector, pieces: 1 }],
      quotas: [],
      registrantId: group,
      by: undefined,
      channel: 'web',
      blocks: [block],
      weight: 1,
      activity: 'meeting',
      attendees: 8,
      price: [],
      amount: yen(1000),
      pays: 'on-site',
      at: house.clock.now(),
    }),
  )
  if ('refused' in made) throw new Error(made.refused)
  return made
}
const stateOf = async (id: ReservationId) => (await house.db.read((tx) => findReservation(tx, id)))?.state
const sheetFor = (staff: Staff) => house.db.transact((tx) => showSheet(tx, house, staff, { slug: 'small-hall', day }))

describe('一日の一覧', () => {
  test('室場ごとに時間の順で、だれが何を使い、何が空いているかが並ぶ', async () => {
    const { id } = await reserved(hall.whole, 1)
    const { spaces } = await sheetFor(miyake)
    const lines = (spaceId: number) =>
      spaces
        .find(({ space }) => space.id === spaceId)
        ?.lines.map((line) => [line.kind, line.starts, line.kind === 'use' ? line.use.registrant?.name : undefined])
    expect(lines(hall.whole)).toEqual([
      ['use', 540, '団体1'],
      ['free', 780, undefined],
      ['free', 960, undefined],
      ['free', 1110, undefined],
    ])
    expect(lines(hall.halfA)?.[0]).toEqual(['other', 540, undefined])
    const use = spaces[0]?.lines[0]
    expect(use?.kind === 'use' && use.use).toMatchObject({
      id,
      attendees: 8,
      amount: 1000,
      isPaid: false,
      equipment: [{ name: 'プロジェクター', pieces: 1 }],
    })
  })

  test('ほかの課の職員と、担当でない指定管理者には、施設があることも分からない', async () => {
    await expect(sheetFor(shirai)).rejects.toThrow('not_found')
    await expect(sheetFor(kubota)).rejects.toThrow('not_found')
    await sql`
      update reservations.facilities set operator_id = (
        select operator_id from reservations.operator_workers where staff_id = ${kubota.staffId})
      where slug = 'small-hall'`.execute(house.db.kysely)
    expect((await sheetFor(kubota)).spaces).toHaveLength(5)
    await sql`update reservations.facilities set operator_id = null where slug = 'small-hall'`.execute(house.db.kysely)
  })

  test('予約番号、QRコード、名前の初めで見つかり、ほかの施設の予約は見つからない', async () => {
    const { id } = await reserved(hall.music, 2)
    const address = (await house.db.read((tx) => useOf(tx, house, id))).checkIn?.address ?? ''
    const number = (await house.db.read((tx) => findReservation(tx, id)))?.number ?? ''
    const finding = (staff: Staff, words: string) =>
      house.db.transact((tx) => findReservations(tx, house, staff, words))
    expect(await finding(miyake, number)).toEqual({ id })
    expect(await finding(miyake, address)).toEqual({ id })
    expect(await finding(miyake, 'だんたい')).toMatchObject({
      uses: expect.arrayContaining([expect.objectContaining({ id })]),
    })
    expect(await finding(shirai, number)).toMatchObject({ uses: [] })
    expect(await finding(shirai, 'だんたい')).toMatchObject({ uses: [] })
  })

  test('QRコードの番地は担当の職員に予約を開き、変えたコードやほかの課の職員には何も開かない', async () => {
    const { id } = await reserved(hall.music, 4)
    const code = (await house.db.read((tx) => useOf(tx, house, id))).checkIn?.code ?? ''
    const opening = async (name: string, typed: string) =>
      browse(testApp(house), await staffSignInAs(house, name)).get(`/staff/check-in/${typed}`)
    const opened = await opening('三宅亮太', code)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/staff/reservations/${id}`])
    const altered = `${code.slice(0, -2)}${code.at(-2) === 'A' ? 'E' : 'A'}${code.slice(-1)}`
    for (const [name, typed] of [
      ['三宅亮太', altered],
      ['白井千夏', code],
    ] as const) {
      const refused = await opening(name, typed)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('このコードでは、担当する施設の予約が開けません')
    }
  })
})

describe('来館', () => {
  const checkingIn = (id: ReservationId, staff = miyake) => house.db.transact((tx) => checkIn(tx, house, staff, id))

  test('受け付けた予約は利用中になり、終わりの時刻に利用済みになる', async () => {
    const { id } = await reserved(hall.tatami, 1)
    expect(await checkingIn(id)).toBe('now')
    expect(await checkingIn(id)).toBe('already')
    expect(await stateOf(id)).toBe('in_use')
    house.setNow('2026-12-05T12:00:00+09:00')
    await followUses(house)
    await followUses(house)
    expect(await stateOf(id)).toBe('done')
  })

  test('30分たっても来なければ来館なしになり、来ていたと分かれば利用済みに直せる', async () => {
    const { id } = await reserved(hall.tatami, 2)
    house.setNow('2026-12-05T13:29:59+09:00')
    await followUses(house)
    expect(await stateOf(id)).toBe('confirmed')
    house.setNow('2026-12-05T13:30:00+09:00')
    await followUses(house)
    expect(await stateOf(id)).toBe('no_show')
    const correcting = () => house.db.transact((tx) => correctNoShow(tx, house, miyake, id))
    expect(await correcting()).toBe(true)
    expect(await correcting()).toBe(false)
    expect(await stateOf(id)).toBe('done')
  })

  test('ほかの施設の職員は受け付けられない', async () => {
    const { id } = await reserved(hall.tatami, 3)
    await expect(checkingIn(id, shirai)).rejects.toThrow('not_found')
  })
})

describe('指定管理者の職員', () => {
  const operatorOf = async () =>
    (
      await sql<{ id: Parameters<typeof addWorker>[3]['operatorId'] }>`
        select operator_id as id from reservations.operator_workers where staff_id = ${kubota.staffId} limit 1`.execute(
        house.db.kysely,
      )
    ).rows[0]?.id

  test('所管課の課長が載せた職員だけが施設の窓口を使え、外した日から使えない', async () => {
    const kashiwagi = await staffActor(house, '柏木裕子')
    const operatorId = await operatorOf()
    if (!operatorId) throw new Error('nobody runs anything')
    const sees = () => house.db.read((tx) => facilitiesOfDesk(tx, kubota, house.clock.today()))
    const adding = (staffNumber: string) =>
      house.db.transact((tx) => addWorker(tx, house, kashiwagi, { operatorId, staffNumber }))
    expect((await sees()).length).toBeGreaterThan(3)
    expect(await adding('C00041')).toBe('there')
    await house.db.transact((tx) => dropWorker(tx, house, kashiwagi, { operatorId, staffId: kubota.staffId }))
    expect(await sees()).toEqual([])
    expect(await adding('100441')).toBe('not-contractor')
    expect(await adding('999999')).toBe('nobody')
    expect(await adding('C00041')).toBe('added')
    expect((await sees()).length).toBeGreaterThan(3)
  })

  test('ほかの課の課長には、指定管理者があることも分からない', async () => {
    const okubo = await staffActor(house, '大久保勉')
    const operatorId = await operatorOf()
    if (!operatorId) throw new Error('nobody runs anything')
    await expect(
      house.db.transact((tx) => addWorker(tx, house, okubo, { operatorId, staffNumber: 'C00041' })),
    ).rejects.toThrow('not_found')
  })
})
