import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, kobayashiKazuko, satoHanako, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { issueClientToken, openClient } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId } from '#platform/ids/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { cancelReservation } from '../booking/actions/cancel.ts'
import { changeReservation } from '../booking/actions/change.ts'
import { showReservation } from '../booking/actions/show.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { reservations } from '../index.ts'
import { leaveGroup } from '../registrants/actions/members.ts'
import type { ActingRegistrant } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import { activeGroup, actingIn, booked, moved, registered } from '../testing/booked.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'
import { doorCodesScope } from './api.ts'
import { nextUseReminder, remindOfUses } from './actions/remind.ts'
import { useOf } from './actions/use-of.ts'
import { readCheckInCode } from './index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let hanako: ActingRegistrant
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  app = testApp(house)
  hall = await buildSmallHall(house.db)
  await lockedBy('code')
  const untilTheDay = { days: 0, at: '24:00' }
  await layDownRules(house.db, { cutOffs: { book: untilTheDay, change: untilTheDay, cancel: untilTheDay } })
  hanako = await registered(house, satoHanako.personId)
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const lockedBy = (lock: 'code' | null) =>
  sql`update reservations.facilities set lock = ${lock} where slug = 'small-hall'`.execute(house.db.kysely)
const asking = (day: string, blocks: number[], spaceId = hall.music) => ({
  spaceId,
  day: Temporal.PlainDate.from(day),
  choice: { blocks },
})
const shown = (id: ReservationId) => house.db.read((tx) => useOf(tx, house, id))
const codeOf = async (id: ReservationId) => (await shown(id)).checkIn?.code ?? ''
const read = (code: string) => house.db.read((tx) => readCheckInCode(tx, house, code))
const cancel = (id: ReservationId) => house.db.transact((tx) => cancelReservation(tx, house, hanako.resident, id))
const told = async (id: ReservationId): Promise<PersonId[]> => {
  const { rows } = await sql<{ person: PersonId }>`
    select person_id as person from platform.notices
    where kind = 'reservations.use-comes' and data ->> 'reservationId' = ${id} order by person_id`.execute(
    house.db.kysely,
  )
  return rows.map(({ person }) => person)
}

describe('受付のコード', () => {
  test('その予約だけのコードで、文字でも読み取ったアドレスでも分かる', async () => {
    const one = await booked(house, hanako, asking('2026-12-20', [1]))
    const other = await booked(house, hanako, asking('2026-12-20', [2]))
    const { checkIn } = await shown(one)
    expect(await read(checkIn?.code ?? '')).toMatchObject({ ok: true, id: one })
    expect(await read(checkIn?.address ?? '')).toMatchObject({ ok: true, id: one })
    const [serial] = (await codeOf(other)).split('-')
    const [, ...mark] = (checkIn?.code ?? '').split('-')
    expect(await read(`${serial}-${mark.join('-')}`)).toEqual({ ok: false, reason: 'invalid' })
    expect(await read('2-AAAAAAAAAAA')).toEqual({ ok: false, reason: 'invalid' })
    expect(await read('受付')).toEqual({ ok: false, reason: 'invalid' })
    await cancel(one)
    await cancel(other)
  })

  test('変更すると前のコードは使えず、元の時間に戻しても使えない。取り消すと、どのコードも使えない', async () => {
    const id = await booked(house, hanako, asking('2026-12-21', [1]))
    const first = await codeOf(id)
    await moved(house, hanako, id, asking('2026-12-21', [2]))
    expect(await read(first)).toEqual({ ok: false, reason: 'invalid' })
    await moved(house, hanako, id, asking('2026-12-21', [1]))
    expect(await read(first)).toEqual({ ok: false, reason: 'invalid' })
    const now = await codeOf(id)
    expect(await read(now)).toMatchObject({ ok: true, id })
    await cancel(id)
    expect(await read(now)).toEqual({ ok: false, reason: 'over' })
    expect(await shown(id)).toEqual({})
  })
})

describe('入口の番号', () => {
  test('24時間前からページに出て、前後10分のあいだだけ使え、終わると消える', async () => {
    const id = await booked(house, hanako, asking('2026-12-20', [1]))
    const hidden = (await shown(id)).door
    expect(hidden?.code).toBeUndefined()
    expect(hidden?.shownFrom.toString()).toBe('2026-12-19T00:00:00Z')
    await house.setNow('2026-12-19T09:00:00+09:00')
    const { door } = await shown(id)
    expect(door?.code).toMatch(/^\d{8}$/)
    expect([door?.opensFrom, door?.opensUntil].map(String)).toEqual(['2026-12-19T23:50:00Z', '2026-12-20T03:10:00Z'])
    const page = await (await browse(app, await signInAs(house, '佐藤花子'))).get(`/reservations/${id}`)
    expect(await page.text()).toContain(door?.code?.replace(/(.{4})(?=.)/, '$1 '))
    await house.setNow('2026-12-20T12:10:00+09:00')
    expect((await shown(id)).door).toBeUndefined()
    await house.setNow('2026-12-02T10:00:00+09:00')
    await cancel(id)
  })

  test('予約を変更すると番号も変わり、錠のない施設と取り消した予約に番号はない', async () => {
    await house.setNow('2026-12-02T20:00:00+09:00')
    const id = await booked(house, hanako, asking('2026-12-03', [1]))
    const code = async () => (await shown(id)).door?.code
    const codes = [await code()]
    for (const block of [2, 1]) {
      await moved(house, hanako, id, asking('2026-12-03', [block]))
      codes.push(await code())
    }
    expect(new Set(codes)).toHaveLength(3)
    expect(codes).not.toContain(undefined)
    await lockedBy(null)
    expect((await shown(id)).door).toBeUndefined()
    await lockedBy('code')
    expect(await code()).toBe(codes.at(-1))
    await cancel(id)
    expect(await shown(id)).toEqual({})
  })

  test('課の錠のプログラムは、その課の施設のきょうとあすの番号を、変更のとおりに読む', async () => {
    const id = await booked(house, hanako, asking('2026-12-03', [1]))
    const later = await booked(house, hanako, asking('2026-12-04', [1]))
    await signInAs(house, '佐藤花子')
    const { rows } = await sql<{ office: OfficeId; other: OfficeId; by: AccountId }>`
      select f.office_id as office, (select id from people.offices o where o.id <> f.office_id order by id limit 1) as other,
        (select id from auth.accounts limit 1) as by
      from reservations.facilities f where slug = 'small-hall'`.execute(house.db.kysely)
    const [{ office, other, by } = { office: undefined, other: undefined, by: undefined }] = rows
    if (!office || !other || !by) throw new Error('no office')
    const tokenOf = (officeId: OfficeId) =>
      house.db.transact(async (tx) => {
        const named = { name: '錠', purpose: '錠', contact: '錠', by, scopes: [doorCodesScope] }
        const clientId = await openClient(tx, { ...named, holder: { kind: 'office', officeId } })
        return issueClientToken(tx, { clientId, days: 1, by })
      })
    const readAs = async (officeId: OfficeId) => {
      const token = await tokenOf(officeId)
      const answer = await app.request('/api/v1/door-codes', { headers: { authorization: `Bearer ${token}` } })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      return ((await answer.json()) as { doorCodes: { space: string; opensFrom: string; code: string }[] }).doorCodes
    }
    const [first, ...more] = await readAs(office)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      space: 'music',
      opensFrom: '2026-12-02T23:50:00Z',
      code: (await shown(id)).door?.code,
    })
    expect(await readAs(other)).toEqual([])
    await moved(house, hanako, id, asking('2026-12-03', [2]))
    const [second] = await readAs(office)
    expect(second?.code).not.toBe(first?.code)
    await cancel(id)
    expect(await readAs(office)).toEqual([])
    await cancel(later)
  })

  test('番号は、データベースにもお知らせにも監査の記録にも残らない', async () => {
    const id = await booked(house, hanako, asking('2026-12-13', [1]))
    await house.setNow('2026-12-12T18:00:00+09:00')
    await remindOfUses(house)
    const { door, checkIn } = await shown(id)
    const { rows } = await sql<{ all: string }>`
      select concat_ws(' ', (select string_agg(n::text, ' ') from platform.notices n),
        (select string_agg(a::text, ' ') from platform.audit a),
        (select string_agg(r::text, ' ') from reservations.reservations r),
        (select string_agg(e::text, ' ') from reservations.reservation_events e)) as all`.execute(house.db.kysely)
    expect(rows[0]?.all).toContain(id)
    expect(rows[0]?.all).not.toContain(door?.code ?? '?')
    expect(rows[0]?.all).not.toContain(checkIn?.code ?? '?')
    await cancel(id)
  })
})

describe('利用の前日のお知らせ', () => {
  test('団体の全員に、前日の17時から、その時間について一度だけ知らせる', async () => {
    const persons = [satoKen, takasakiYoshiro, itoTadashi].map(({ personId }) => personId)
    const group = await activeGroup(house, 'お知らせの会', persons)
    const ken = await actingIn(house, satoKen.personId, group)
    const id = await booked(house, ken, asking('2026-12-20', [3]))
    await house.setNow('2026-12-19T16:59:00+09:00')
    await remindOfUses(house)
    expect(await told(id)).toEqual([])
    const due = await house.db.read((tx) => nextUseReminder(tx, house.clock.now(), house))
    expect(due?.at.toString()).toBe('2026-12-19T08:00:00Z')
    await house.setNow('2026-12-19T17:00:00+09:00')
    await Promise.all([remindOfUses(house), remindOfUses(house)])
    await remindOfUses(house)
    expect(await told(id)).toEqual(persons.toSorted())
  })

  test('知らせたあとの予約、過ぎた予約、取り消した予約については知らせない', async () => {
    const gone = await booked(house, hanako, asking('2026-12-10', [1]))
    await cancel(gone)
    const missed = await booked(house, hanako, asking('2026-12-05', [1]))
    await house.setNow('2026-12-05T13:00:00+09:00')
    await remindOfUses(house)
    await house.setNow('2026-12-09T18:00:00+09:00')
    const late = await booked(house, hanako, asking('2026-12-10', [2]))
    await remindOfUses(house)
    expect([await told(gone), await told(missed), await told(late)]).toEqual([[], [], []])
  })
})

describe('団体の構成員', () => {
  test('申し込んだ人でない構成員も、見て、変更し、取り消せる。抜けた人には何も見えない', async () => {
    const persons = [takasakiYoshiro, itoTadashi, kobayashiKazuko].map(({ personId }) => personId)
    const group = await activeGroup(house, '三人の会', persons)
    const yoshiro = await actingIn(house, takasakiYoshiro.personId, group)
    const id = await booked(house, yoshiro, asking('2026-12-22', [1]))
    const [ito, kobayashi] = [residentActor(itoTadashi.personId), residentActor(kobayashiKazuko.personId)]
    const see = (who: typeof ito) => house.db.read((tx) => showReservation(tx, house, who, id))
    expect((await see(ito)).reservation.id).toBe(id)
    const asked = { ...asking('2026-12-22', [2]), attendees: 5 }
    expect(await house.db.transact((tx) => changeReservation(tx, house, ito, id, asked))).toEqual({ ok: true })
    await house.db.transact((tx) => leaveGroup(tx, house, ito, group))
    await expect(see(ito)).rejects.toMatchObject({ status: 404 })
    const byIto = house.db.transact((tx) => cancelReservation(tx, house, ito, id))
    await expect(byIto).rejects.toMatchObject({ status: 404 })
    const list = await (await browse(app, await signInAs(house, '伊藤正'))).get('/reservations')
    expect(await list.text()).not.toContain(id)
    expect(await house.db.transact((tx) => cancelReservation(tx, house, kobayashi, id))).toMatchObject({ ok: true })
  })
})
