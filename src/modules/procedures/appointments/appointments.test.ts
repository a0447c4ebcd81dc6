import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../index.ts'
import { filedBookings } from '../testing/booked-visit.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { markArrived, markMissed } from './actions/attendance.ts'
import { addTime, closeTime } from './actions/keep-times.ts'
import { seedCalendars } from './actions/open-days.ts'
import { type ApplicationId, lockApplication } from '../store/applications.ts'
import { appointmentOf, bookTime, offeredTimes, type SlotId } from './index.ts'

let house: TestHouse
const system: Actor = { kind: 'system', task: 'procedures.submit' }
const calendar = 'moving-in'

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, messaging, procedures] })
})
afterAll(() => house.close())

const offered = () => house.db.read((tx) => offeredTimes(tx, house, calendar))
const book = (applicationId: ApplicationId, slotId: SlotId) =>
  house.db.transact(async (tx) => {
    await lockApplication(tx, applicationId)
    return bookTime(tx, house, system, { applicationId, calendar, slotId })
  })
const one = async () => {
  const [filed] = await filedBookings(house, 1)
  if (!filed) throw new Error('nothing was filed')
  return filed
}
const slotOf = async (day: number, time = 0) => {
  const slot = (await offered())[day]?.times[time]
  if (!slot) throw new Error('no such time')
  return slot
}
const notices = async (kind: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.notices where kind = ${kind}`.execute(house.db.kysely)
  return rows[0]?.count ?? 0
}

describe('来庁の予約', () => {
  test('同時に50人が望んでも、3人の時刻は3人で埋まる', async () => {
    const slot = await slotOf(0)
    const bookings = await filedBookings(house, 50)
    const answers = await Promise.all(bookings.map(({ id }) => book(id, slot.slotId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    expect(answers.flatMap((answer) => (answer.ok ? [] : answer.reason)).every((reason) => reason === 'full')).toBe(
      true,
    )
    expect((await offered()).flatMap(({ times }) => times).some(({ slotId }) => slotId === slot.slotId)).toBe(false)
  })

  test('鍵を取らずに書いても、同じ席には二人が座れない', async () => {
    const slot = await slotOf(1)
    const [first, second] = await filedBookings(house, 2)
    const sit = (id: string | undefined) =>
      sql`
      insert into procedures.appointments (application_id, slot_id, place, capacity, booked_at)
      values (${id}, ${slot.slotId}, 1, 3, ${house.clock.now()})`.execute(house.db.kysely)
    await sit(first?.id)
    await expect(sit(second?.id)).rejects.toMatchObject({ code: '23505' })
    await expect(
      sql`update procedures.appointments set place = 4 where slot_id = ${slot.slotId}`.execute(house.db.kysely),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('当日の予約はできない。次の開庁日から30日先まで', async () => {
    const days = (await offered()).map(({ day }) => day.toString())
    expect(days[0]).toBe('2026-12-03')
    expect(days.at(-1)).toBe('2026-12-28')
    const { rows } = await sql<{ id: SlotId }>`
      select id from procedures.appointment_slots where starts_at = '2026-12-02T14:00+09:00'`.execute(house.db.kysely)
    const { id } = await one()
    expect(await book(id, rows[0]?.id as SlotId)).toEqual({ ok: false, reason: 'too_soon' })
  })

  test('日時を変えると、前の席は次の人に空く', async () => {
    const [from, to] = [await slotOf(2), await slotOf(3)]
    const { id } = await one()
    await book(id, from.slotId)
    expect((await slotOf(2)).free).toBe(2)
    expect(await book(id, to.slotId)).toMatchObject({ ok: true })
    expect([(await slotOf(2)).free, (await slotOf(3)).free]).toEqual([3, 2])
    expect(await book(id, to.slotId)).toMatchObject({ ok: true })
    expect((await slotOf(3)).free).toBe(2)
  })

  test('埋まった日時には変えられず、前の予約はそのまま残る', async () => {
    const [mine, full] = [await slotOf(4, 0), await slotOf(4, 1)]
    const { id } = await one()
    await book(id, mine.slotId)
    for (const other of await filedBookings(house, 3)) await book(other.id, full.slotId)
    expect(await book(id, full.slotId)).toEqual({ ok: false, reason: 'full' })
    expect(await house.db.read((tx) => appointmentOf(tx, id))).toMatchObject({ slotId: mine.slotId, state: 'booked' })
  })

  test('係が時刻を止めると、予約した人に知らせ、申請は残る', async () => {
    const slot = await slotOf(5)
    const { id } = await one()
    await book(id, slot.slotId)
    const clerk = await keeper()
    const before = await notices('procedures.appointment-cancelled')
    await house.db.transact((tx) => closeTime(tx, house, clerk, slot.slotId))
    expect(await notices('procedures.appointment-cancelled')).toBe(before + 1)
    expect(await house.db.read((tx) => appointmentOf(tx, id))).toMatchObject({ state: 'cancelled' })
    const other = await one()
    expect(await book(other.id, slot.slotId)).toEqual({ ok: false, reason: 'closed' })
    expect(await book(id, (await slotOf(5)).slotId)).toMatchObject({ ok: true })
  })

  test('係は時刻を足せるが、閉庁日や過ぎた時刻には足せない', async () => {
    const clerk = await keeper()
    const add = (day: string, time: string) =>
      house.db.transact((tx) =>
        addTime(tx, house, clerk, {
          key: calendar,
          day: Temporal.PlainDate.from(day),
          time: Temporal.PlainTime.from(time),
          capacity: 2,
        }),
      )
    expect(await add('2026-12-10', '16:30')).toEqual({ ok: true })
    expect(await add('2026-12-10', '16:30')).toEqual({ ok: false, reason: 'exists' })
    expect(await add('2026-12-05', '10:00')).toEqual({ ok: false, reason: 'closed_day' })
    expect(await add('2026-12-01', '10:00')).toEqual({ ok: false, reason: 'past' })
  })

  test('よその係は、表を見ることも変えることもできない', async () => {
    const slot = await slotOf(6)
    const kato = await staffActor(house, '加藤誠')
    await expect(house.db.transact((tx) => closeTime(tx, house, kato, slot.slotId))).rejects.toThrow('not_found')
  })

  test('前日の10時に一度だけ知らせ、当日に来庁を付けると予約は完了する', async () => {
    const { id } = await one()
    const { slotId, startsAt } = (await offered()).find(({ day }) => day.toString() === '2026-12-16')?.times[0] ?? {}
    if (!slotId || !startsAt) throw new Error('no such time')
    await book(id, slotId)
    const appointment = await house.db.read((tx) => appointmentOf(tx, id))
    if (!appointment) throw new Error('not booked')
    const clerk = await keeper()
    const arrive = () => house.db.transact((tx) => markArrived(tx, house, clerk, appointment.id))
    const before = await notices('procedures.appointment-tomorrow')

    house.setNow('2026-12-15T09:59:00+09:00')
    await settle(house, { tolerant: true })
    const early = await notices('procedures.appointment-tomorrow')
    expect(await arrive()).toEqual({ ok: false, reason: 'too_early' })
    house.setNow('2026-12-15T10:00:00+09:00')
    await settle(house, { tolerant: true })
    await settle(house, { tolerant: true })
    expect(await notices('procedures.appointment-tomorrow')).toBe(early + 1)
    expect(early).toBe(before)

    house.setNow('2026-12-16T08:50:00+09:00')
    expect(await house.db.transact((tx) => markMissed(tx, house, clerk, appointment.id))).toEqual({
      ok: false,
      reason: 'too_early',
    })
    expect(await arrive()).toMatchObject({ ok: true })
    expect(await arrive()).toEqual({ ok: false, reason: 'ended' })
    const { rows } = await sql<{ state: string }>`
      select state from procedures.applications where id = ${id}`.execute(house.db.kysely)
    expect(rows[0]?.state).toBe('completed')
  })

  test('時計が三月進んでも、その日から先の時刻が開く', async () => {
    house.setNow('2027-03-16T10:00:00+09:00')
    await settle(house, { tolerant: true })
    const days = (await offered()).map(({ day }) => day.toString())
    expect([days[0], days.at(-1)]).toEqual(['2027-03-17', '2027-04-15'])
  })

  test('係が引き継ぎ先なく廃止されたら、新しい時刻は開かず、次の起動も止まらない', async () => {
    const lastTime = async () =>
      (await sql`select max(starts_at) from procedures.appointment_slots`.execute(house.db.kysely)).rows
    await sql`update people.offices set valid_to = '2027-03-17'
      where id in (select office_id from procedures.appointment_calendars)`.execute(house.db.kysely)
    house.setNow('2027-03-18T10:00:00+09:00')
    const before = await lastTime()
    await house.db.transact((tx) => seedCalendars(tx, house))
    await settle(house, { tolerant: true })
    expect(await lastTime()).toEqual(before)
  })
})

const keeper = () => staffActor(house, residentsClerk)
const residentsClerk = '西村翔'
