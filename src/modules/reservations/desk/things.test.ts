import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { reservations } from '../index.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'
import { enterReservation } from './actions/enter.ts'
import { handEquipmentOut, putPiecesBack, takeEquipmentBack, takePiecesOut } from './actions/equipment.ts'
import { addKey, lendKeyFor, lendKeyToRole, returnKey } from './actions/keys.ts'
import { equipmentStates, outagesOf, promisedTooMuch } from './store/equipment.ts'
import { deskFacility } from './store/facilities.ts'
import { keyLoansOf, keysOf, overdueKeys } from './store/keys.ts'
import { giveHallTo, staffActor } from './testing.ts'

const slug = 'small-hall'
let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let miyake: Staff
let shirai: Staff
let facilityId: Awaited<ReturnType<typeof deskFacility>>['id']
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  hall = await buildSmallHall(house.db)
  await giveHallTo(house, 'sports')
  await layDownRules(house.db)
  miyake = await staffActor(house, '三宅亮太')
  shirai = await staffActor(house, '白井千夏')
  facilityId = (await house.db.read((tx) => deskFacility(tx, miyake, { slug }, house.clock.today()))).id
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-05T08:30:00+09:00'))

const entering = (block: number, pieces: number, spaceId = hall.music, day = '2026-12-05') =>
  house.db.transact((tx) =>
    enterReservation(tx, house, miyake, {
      slug,
      spaceId,
      day: Temporal.PlainDate.from(day),
      choice: { blocks: [block] },
      whose: { visitor: { name: '見本太郎', phone: '03-0000-0000', class: 'resident' } },
      attendees: 5,
      activity: 'meeting',
      channel: 'counter',
      equipment: pieces > 0 ? [{ id: hall.projector, pieces }] : [],
    }),
  )
async function entered(...args: Parameters<typeof entering>): Promise<ReservationId> {
  const made = await entering(...args)
  if (!made.ok) throw new Error(JSON.stringify(made.why))
  return made.id
}

describe('鍵', () => {
  const keyNamed = async (name: string) => {
    await house.db.transact((tx) => addKey(tx, house, miyake, { slug, name, spaceId: null }))
    const found = (await house.db.read((tx) => keysOf(tx, facilityId))).find((key) => key.name === name)
    if (!found) throw new Error('no key')
    return found.id
  }
  const loans = () => house.db.read((tx) => keyLoansOf(tx, { facilityId }))

  test('一本の鍵は一度に一人にだけ貸し、終わりの15分後を過ぎると期限超過になる', async () => {
    const id = await entered(1, 0)
    const keyId = await keyNamed('音楽室')
    const lending = () => house.db.transact((tx) => lendKeyFor(tx, house, miyake, { id, keyId }))
    expect(await Promise.all([lending(), lending()])).toEqual(expect.arrayContaining([true, false]))
    const [loan] = await loans()
    expect(loan).toMatchObject({ name: '音楽室', to: { reservationId: id, user: '見本太郎' } })
    const late = (now: string) =>
      house.db.read(async (tx) => (await overdueKeys(tx, [facilityId], Temporal.Instant.from(now))).get(facilityId))
    expect(await late('2026-12-05T12:15:00+09:00')).toBeUndefined()
    expect(await late('2026-12-05T12:15:01+09:00')).toBe(1)
    if (!loan) throw new Error('no loan')
    house.setNow('2026-12-05T12:30:00+09:00')
    const returning = () => house.db.transact((tx) => returnKey(tx, house, miyake, { where: { slug }, loan: loan.id }))
    await returning()
    await returning()
    expect((await loans())[0]?.returnedAt?.toString()).toBe('2026-12-05T03:30:00Z')
    expect(await late('2026-12-05T13:00:00+09:00')).toBeUndefined()
  })

  test('清掃の人にも時刻を決めて貸せ、過ぎた時刻では貸さない', async () => {
    const keyId = await keyNamed('通用口')
    const lend = (until: string) =>
      house.db.transact((tx) =>
        lendKeyToRole(tx, house, miyake, { slug, keyId, role: 'cleaning', until: Temporal.Instant.from(until) }),
      )
    expect(await lend('2026-12-05T08:30:00+09:00')).toBe('past')
    expect(await lend('2026-12-05T10:00:00+09:00')).toBe('lent')
    expect(await lend('2026-12-05T11:00:00+09:00')).toBe('out')
  })

  test('ほかの施設の職員は、鍵を貸すことも戻すこともできない', async () => {
    const keyId = await keyNamed('倉庫')
    const until = Temporal.Instant.from('2026-12-05T10:00:00+09:00')
    const asked = { slug, keyId, role: 'staff', until } as const
    await expect(house.db.transact((tx) => lendKeyToRole(tx, house, shirai, asked))).rejects.toThrow('not_found')
  })
})

describe('備品', () => {
  const last = Temporal.PlainDate.from('2026-12-20')
  const takingOut = (pieces: number) =>
    house.db.transact((tx) =>
      takePiecesOut(tx, house, miyake, { slug, equipmentId: hall.projector, pieces, last, why: 'repair' }),
    )
  const state = () => house.db.read(async (tx) => (await equipmentStates(tx, facilityId, house.clock.today()))[0])
  const outages = () => house.db.read((tx) => outagesOf(tx, facilityId, house.clock.today()))
  const endAll = async () => {
    for (const { id } of await outages())
      await house.db.transact((tx) => putPiecesBack(tx, house, miyake, { slug, id }))
  }

  test('使えない数のあいだは残りだけを貸し、もう貸す約束をした予約は知らせ、戻せばまた貸せる', async () => {
    const promised = await entered(2, 2)
    expect(await takingOut(3)).toBe('pieces')
    expect(await takingOut(1)).toBe('out')
    expect(await house.db.read((tx) => promisedTooMuch(tx, facilityId, house.clock.today()))).toMatchObject([
      { id: promised, name: 'プロジェクター' },
    ])
    expect(await entering(4, 2)).toMatchObject({ ok: false, why: { refused: 'equipment', left: 1 } })
    await entered(4, 1)
    expect(await entering(4, 2, hall.tatami, '2026-12-21')).toMatchObject({ ok: true })
    await endAll()
    expect(await house.db.read((tx) => promisedTooMuch(tx, facilityId, house.clock.today()))).toEqual([])
    expect(await state()).toMatchObject({ stock: 2, away: 0 })
  })

  test('渡した備品が壊れて戻ると、その数は2週間貸さない', async () => {
    const id = await entered(3, 2, hall.tatami)
    const which = { id, equipmentId: hall.projector }
    const handing = () => house.db.transact((tx) => handEquipmentOut(tx, house, miyake, which))
    await handing()
    await handing()
    expect(await state()).toMatchObject({ out: 2 })
    const returning = (broken: number) =>
      house.db.transact((tx) => takeEquipmentBack(tx, house, miyake, { ...which, broken }))
    await house.db
      .transact(async (tx) => {
        expect(await takeEquipmentBack(tx, house, miyake, { ...which, broken: 3 })).toBe(false)
        throw new Error('undone')
      })
      .catch(() => undefined)
    expect(await returning(1)).toBe(true)
    expect(await state()).toMatchObject({ out: 0, away: 1 })
    expect(await outages()).toMatchObject([{ pieces: 1, why: 'broken', until: Temporal.PlainDate.from('2026-12-19') }])
    await endAll()
  })

  test('予約の画面から鍵と備品を渡し、戻せる', async () => {
    const desk = browse(testApp(house), await staffSignInAs(house, '三宅亮太'))
    const id = await entered(1, 1, hall.halfA)
    const keysPage = `/staff/facilities/${slug}/keys`
    expect((await desk.submit(keysPage, { name: 'A面', space: String(hall.halfA) })).status).toBe(303)
    const page = `/staff/reservations/${id}`
    const key = (await house.db.read((tx) => keysOf(tx, facilityId))).find(({ name }) => name === 'A面')
    expect((await desk.submit(page, { key: key?.id ?? '' }, `${page}/keys`)).status).toBe(303)
    expect((await desk.submit(page, {}, `${page}/equipment/${hall.projector}`)).status).toBe(303)
    const shown = await (await desk.get(page)).text()
    expect(shown).toContain('渡しています')
    expect(await (await desk.get(keysPage)).text()).toContain('見本太郎')
    const back = await desk.submit(page, {}, `${page}/equipment/${hall.projector}/return`)
    expect(back.status).toBe(303)
    expect((await desk.get(`/staff/facilities/${slug}/equipment`)).status).toBe(200)
  })
})
