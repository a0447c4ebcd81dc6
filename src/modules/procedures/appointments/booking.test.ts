import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { movingAsGuest } from '../testing/guest.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { closeTime } from './actions/keep-times.ts'
import { appointmentOf, offeredTimes, type SlotId } from './index.ts'

let office: Office
let house: TestHouse
let nishimura: Staff

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  nishimura = await staffActor(house, '西村翔')
})
afterAll(() => office?.close())

const words = async (response: Response) =>
  (await response.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const slotOn = async (day: string, time = 0): Promise<SlotId> => {
  const days = await house.db.read((tx) => offeredTimes(tx, house, 'moving-in'))
  const slot = days.find((one) => one.day.toString() === day)?.times[time]
  if (!slot) throw new Error('no such time')
  return slot.slotId
}
const idOf = (application: string) => application.split('/')[2] as Parameters<typeof appointmentOf>[1]
const send = (browser: Browser, application: string) =>
  browser.submit(`${application}/check`, {}, `${application}/confirmation`)

async function booked(day = '2026-12-10') {
  const { browser, application, times } = await movingAsGuest(office, '令和8年12月1日')
  await browser.submit(times, { visit: await slotOn(day) })
  await send(browser, application)
  return { browser, application, id: idOf(application) }
}
const visitOf = (id: ReturnType<typeof idOf>) => house.db.read((tx) => appointmentOf(tx, id))
const keptTime = async (id: string) => {
  const { rows } = await sql<{ value: string }>`
    select value #>> '{}' as value from procedures.answers where application_id = ${id} and field_id = 'visit'`.execute(
    house.db.kysely,
  )
  return rows[0]?.value
}

describe('引っ越しの日と予約の日時', () => {
  test('引っ越す前の日は選べない。14日を過ぎた日は、そう書いてある', async () => {
    const { browser, times } = await movingAsGuest(office, '令和8年12月8日')
    const page = await (await browser.get(times)).text()
    expect(page).not.toContain(await slotOn('2026-12-07'))
    expect(page).toContain(await slotOn('2026-12-08'))
    expect((await words(await browser.get(times))).replace(/\s/g, '')).toContain('14日')
    const early = await browser.submit(times, { visit: await slotOn('2026-12-07') })
    expect(early.status).toBe(422)
  })

  test('引っ越しの日をあとから遅らせると、早すぎる日時は選び直しになる', async () => {
    const { browser, application, times } = await movingAsGuest(office, '令和8年12月3日')
    await browser.submit(times, { visit: await slotOn('2026-12-04') })
    await browser.submit(`${application}/questions/addresses`, {
      'old-address': '埼玉県さいたま市浦和区高砂三丁目15番1号',
      'new-address': '東京都練馬区豊玉北六丁目12番1号',
      'moved-on': '令和8年12月15日',
    })
    expect(locationOf(await browser.get(`${application}/check`))).toBe(times)
    await browser.submit(times, { visit: await slotOn('2026-12-16') })
    expect(locationOf(await send(browser, application))).toBe(application)
    expect((await visitOf(idOf(application)))?.slotId).toBe(await slotOn('2026-12-16'))
  })

  test('過ぎた時刻を止めても、来た人にも来なかった人にも、何も知らせない', async () => {
    const { id } = await booked('2026-12-09')
    const { slotId } = (await visitOf(id)) ?? never()
    const now = house.clock.now().toString()
    house.setNow('2026-12-09T17:30:00+09:00')
    await house.db.transact((tx) => closeTime(tx, house, nishimura, slotId))
    expect((await visitOf(id))?.state).toBe('booked')
    house.setNow(now)
  })
})

describe('予約の変更と取りやめ', () => {
  test('確認のあいだに埋まった日時は、選び直しになり、何も届かない', async () => {
    const { browser, application, times } = await movingAsGuest(office, '令和8年12月1日')
    const slotId = await slotOn('2026-12-11', 1)
    await browser.submit(times, { visit: slotId })
    await house.db.transact((tx) => closeTime(tx, house, nishimura, slotId))
    const sent = await send(browser, application)
    expect(await words(await browser.follow(locationOf(sent)))).toMatch(/選び直|選んでください/)
    const { rows } = await sql<{ state: string }>`
      select state from procedures.applications where id = ${idOf(application)}`.execute(house.db.kysely)
    expect(rows[0]?.state).toBe('draft')
    expect(await visitOf(idOf(application))).toBeUndefined()
  })

  test('日時を変えると、申請に書かれた日時も変わる', async () => {
    const { browser, application, id } = await booked()
    const next = await slotOn('2026-12-14', 2)
    const changed = await browser.submit(
      `${application}/appointment/times`,
      { slot: next },
      `${application}/appointment`,
    )
    expect(locationOf(changed)).toBe(`${application}/appointment`)
    expect((await visitOf(id))?.slotId).toBe(next)
    expect(await keptTime(id)).toBe(next)
    expect(await words(await browser.get(application))).toContain('12月14日')
  })

  test('二つの画面から別の日時に変えても、予約は一つである', async () => {
    const { browser, application, id } = await booked()
    const [one, other] = [await slotOn('2026-12-15', 0), await slotOn('2026-12-15', 1)]
    const change = (slot: SlotId) =>
      browser.submit(`${application}/appointment/times`, { slot }, `${application}/appointment`)
    await Promise.all([change(one), change(other)])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from procedures.appointments
      where application_id = ${id} and state = 'booked'`.execute(house.db.kysely)
    expect(rows[0]?.count).toBe(1)
    expect(await keptTime(id)).toBe((await visitOf(id))?.slotId)
  })

  test('取りやめると席が空き、届出はまだであると書いてある', async () => {
    const { browser, application, id } = await booked('2026-12-17')
    const slotId = await slotOn('2026-12-17')
    const free = async () =>
      (await house.db.read((tx) => offeredTimes(tx, house, 'moving-in')))
        .flatMap(({ times }) => times)
        .find((time) => time.slotId === slotId)?.free
    const before = (await free()) ?? 0
    await browser.submit(`${application}/withdrawal`)
    expect(await free()).toBe(before + 1)
    expect((await visitOf(id))?.state).toBe('cancelled')
    expect(await words(await browser.get(application))).toContain('これは予約です')
    // Another time cannot be taken for what was given up.
    expect(locationOf(await browser.get(`${application}/appointment/times`))).toBe(application)
  })

  test('係が時刻を止めた人は、電話番号と連絡の方法とともに、その日の表に残る。選び直すと消える', async () => {
    const { browser, application, id } = await booked('2026-12-18')
    const { slotId } = (await visitOf(id)) ?? never()
    await house.db.transact((tx) => closeTime(tx, house, nishimura, slotId))
    await office.settle()
    const sho = browse(office.app, await staffSignInAs(house, '西村翔'))
    const day = '/staff/appointments?calendar=moving-in&day=2026-12-18'
    const list = await words(await sho.get(day))
    expect(list).toMatch(/日時の選び直しを待っている人[\s\S]*大西まり/)
    expect(await words(await browser.get(application))).toMatch(/選び直|日時を選んで/)
    const slot = await slotOn('2026-12-21')
    const chosen = await browser.submit(`${application}/appointment/times`, { slot }, `${application}/appointment`)
    expect(locationOf(chosen)).toBe(`${application}/appointment`)
    expect(await words(await sho.get(day))).not.toContain('大西まり')
  })

  test('ほかの人の予約は、見ることも変えることもできない', async () => {
    const { application } = await booked('2026-12-22')
    const ken = await office.visit('佐藤健')
    expect((await ken.get(`${application}/appointment`)).status).toBe(404)
    const { browser } = await movingAsGuest(office, '令和8年12月1日')
    expect((await browser.get(`${application}/appointment`)).status).toBe(404)
  })
})

function never(): never {
  throw new Error('nothing there')
}
