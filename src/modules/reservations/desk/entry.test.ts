import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { findReservation } from '../booking/store/reservations.ts'
import { reservations } from '../index.ts'
import { findRegistrant } from '../registrants/store/registrants.ts'
import { buildSmallHall, foundGroups, layDownRules } from '../testing/small-hall.ts'
import { type EntryAsked, enterReservation } from './actions/enter.ts'
import { forgetVisitors } from './actions/forget-visitors.ts'
import type { Whose } from './actions/offer-at-desk.ts'
import { overridesOf } from './store/entries.ts'
import { giveHallTo, staffActor } from './testing.ts'

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let miyake: Staff
let group: Extract<Whose, { registrant: unknown }>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  hall = await buildSmallHall(house.db)
  await giveHallTo(house, 'sports')
  await layDownRules(house.db)
  miyake = await staffActor(house, '三宅亮太')
  const [id] = await foundGroups(house.db, 1)
  const registrant = id && (await house.db.read((tx) => findRegistrant(tx, id, house.clock.today())))
  if (!registrant) throw new Error('no group')
  group = { registrant }
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-05T08:30:00+09:00'))

const visitor: Whose = { visitor: { name: '通りすがりの人', phone: '03-0000-0000', class: 'resident' } }
const asking = (day: string, blocks: number[], more: Partial<EntryAsked> = {}): EntryAsked => ({
  slug: 'small-hall',
  spaceId: hall.music,
  day: Temporal.PlainDate.from(day),
  choice: { blocks },
  whose: group,
  attendees: 5,
  activity: 'meeting',
  channel: 'counter',
  ...more,
})
const entering = (asked: EntryAsked) => house.db.transact((tx) => enterReservation(tx, house, miyake, asked))
async function entered(asked: EntryAsked) {
  const made = await entering(asked)
  if (!made.ok) throw new Error(JSON.stringify(made.why))
  return made.id
}

describe('窓口・電話の申込み', () => {
  test('登録のある団体の申込みは、その場で承認され、料金は窓口で受け取る', async () => {
    const id = await entered(asking('2026-12-05', [1]))
    const made = await house.db.read((tx) => findReservation(tx, id))
    expect(made).toMatchObject({ state: 'confirmed', channel: 'counter', amount: 1000, pays: 'on-site', kind: 'use' })
    expect(await entering(asking('2026-12-05', [1]))).toEqual({ ok: false, why: { refused: 'taken' } })
  })

  test('登録のない人は名前と電話番号だけで使え、1年後の日に消える', async () => {
    const id = await entered(asking('2026-12-05', [2], { whose: visitor, channel: 'phone' }))
    const kept = async () =>
      (
        await sql<{ name: string }>`select name from reservations.visitors where reservation_id = ${id}`.execute(
          house.db.kysely,
        )
      ).rows
    house.setNow('2027-12-04T23:59:59+09:00')
    await forgetVisitors(house)
    expect(await kept()).toEqual([{ name: '通りすがりの人' }])
    house.setNow('2027-12-05T00:00:00+09:00')
    await forgetVisitors(house)
    expect(await kept()).toEqual([])
  })

  test('受付前の日は断り、理由を書けば受け、その決まりと理由が残る', async () => {
    const early = asking('2027-06-10', [1])
    expect(await entering(early)).toMatchObject({
      ok: false,
      why: { problem: 'may-not', answer: { reason: 'too-early' } },
    })
    const id = await entered({ ...early, overrideReason: '役所の行事のため' })
    expect(await house.db.read((tx) => overridesOf(tx, id))).toMatchObject([
      { rule: 'too-early', reason: '役所の行事のため', by: miyake.staffId },
    ])
    const desk = browse(testApp(house), await staffSignInAs(house, '三宅亮太'))
    const page = await (await desk.get(`/staff/reservations/${id}`)).text()
    expect(page).toContain('決まりによらずに受けた記録')
    expect(page).toMatch(/受付の開始前[\s\S]*役所の行事のため[\s\S]*三宅亮太/)
    const { rows } = await sql<{ action: string; ids: object }>`
      select action, ids from platform.audit where subject_id = ${id} and action like 'reservations.desk.enter%'
      order by id desc limit 1`.execute(house.db.kysely)
    expect(rows).toEqual([{ action: 'reservations.desk.enter_against_rules', ids: { rules: 'too-early' } }])
  })

  test('月の上限も理由があれば超えられ、数には入る', async () => {
    for (const n of [1, 2, 3, 4]) await entered(asking(`2027-01-1${n}`, [1]))
    const fifth = asking('2027-01-15', [1])
    expect(await entering(fifth)).toMatchObject({ ok: false, why: { refused: 'quota', used: 4 } })
    await entered({ ...fifth, overrideReason: '前の利用の振替' })
    expect(await entering(asking('2027-01-16', [1]))).toMatchObject({ ok: false, why: { refused: 'quota', used: 5 } })
  })

  test('定員、先に入った利用、終わった時間は、理由があっても越えられない', async () => {
    const overrideReason = '窓口の判断'
    const more = { overrideReason, attendees: 21 }
    expect(await entering(asking('2026-12-06', [1], more))).toMatchObject({ ok: false, why: { problem: 'capacity' } })
    await entered(asking('2026-12-06', [2], { whose: visitor, spaceId: hall.halfA }))
    expect(await entering(asking('2026-12-06', [2], { overrideReason, whose: visitor, spaceId: hall.whole }))).toEqual({
      ok: false,
      why: { refused: 'taken' },
    })
    house.setNow('2026-12-06T12:00:00+09:00')
    expect(await entering(asking('2026-12-06', [1], { overrideReason, whose: visitor }))).toEqual({
      ok: false,
      why: { problem: 'past' },
    })
  })

  test('利用停止中の団体は、理由があっても受けない', async () => {
    const suspended = { ...group.registrant, suspendedUntil: Temporal.PlainDate.from('2027-03-31') }
    const asked = asking('2026-12-07', [1], { whose: { registrant: suspended }, overrideReason: '頼まれて' })
    expect(await entering(asked)).toEqual({ ok: false, why: { problem: 'standing', standing: 'suspended' } })
  })
})

describe('画面で', () => {
  const at = '/staff/facilities/small-hall/2026-12-08'

  test('一覧の空きから申込みを受け、来館を受け付け、一覧に出る', async () => {
    house.setNow('2026-12-08T08:30:00+09:00')
    const visitorOf = browse(testApp(house), await staffSignInAs(house, '三宅亮太'))
    const sheet = await (await visitorOf.get(at)).text()
    const entry = /href="([^"]*entry\?space=[^"]*)"/.exec(sheet)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const wrong = await visitorOf.submit(
      entry,
      { whose: 'registrant', registrant: 'だれでもない', attendees: '5', activity: 'meeting' },
      `${at}/entries`,
    )
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('当てはまる登録がありません')
    const fields = {
      whose: 'visitor',
      name: '山田',
      phone: '０９０−００００−００００',
      attendees: '5',
      activity: 'meeting',
    }
    const done = await visitorOf.submit(entry, fields, `${at}/entries`)
    expect(done.status).toBe(303)
    const reservation = done.headers.get('location') ?? ''
    expect(await (await visitorOf.get(reservation)).text()).toContain('090-0000-0000')
    expect((await visitorOf.submit(reservation, {}, `${reservation}/check-in`)).status).toBe(303)
    const after = await (await visitorOf.get(at)).text()
    expect(after).toContain('山田')
    expect(after).toContain('利用中')
    const found = await visitorOf.submit('/staff/facilities', { words: '山' }, '/staff/facilities/search')
    expect(await found.text()).toContain(reservation)
  })

  test('引き継ぎは書いた日の一覧に出て、消せる', async () => {
    const desk = browse(testApp(house), await staffSignInAs(house, '三宅亮太'))
    expect((await desk.submit(at, { note: '音響の業者が10時に来ます' }, `${at}/notes`)).status).toBe(303)
    const page = await (await desk.get(at)).text()
    expect(page).toContain('音響の業者が10時に来ます')
    const removal = /action="([^"]*removal)"/.exec(page)?.[1] ?? ''
    expect((await desk.submit(at, {}, removal)).status).toBe(303)
    expect(await (await desk.get(at)).text()).not.toContain('音響の業者')
  })

  test('ほかの課の職員には、一覧も予約も受付も404', async () => {
    const desk = browse(testApp(house), await staffSignInAs(house, '白井千夏'))
    expect((await desk.get(at)).status).toBe(404)
    expect((await desk.get(`${at}/entry?space=${hall.music}&block=1`)).status).toBe(404)
  })
})
