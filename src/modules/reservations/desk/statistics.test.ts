import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'
import { enterReservation } from './actions/enter.ts'
import { monthOf } from './actions/statistics.ts'
import { giveHallTo, staffActor } from './testing.ts'

const slug = 'small-hall'
let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let miyake: Staff
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  hall = await buildSmallHall(house.db)
  await giveHallTo(house, 'sports')
  await layDownRules(house.db)
  miyake = await staffActor(house, '三宅亮太')
  house.setNow('2026-12-01T09:00:00+09:00')
  await entered(hall.whole, [1], 40)
  await entered(hall.halfA, [2], 10)
  await entered(hall.music, [4], 6, 'outside')
  await sql`
    with closing as (
      insert into reservations.closures (facility_id, kind, reason, made_by, made_at)
      select facility_id, 'works', '工事', ${miyake.staffId}, now() from reservations.spaces where id = ${hall.tatami}
      returning id)
    insert into reservations.occupancies (atom_id, day, during, closure_id)
    select atom_id, '2026-12-02', '[2026-12-02 00:00,2026-12-03 00:00)', closing.id
    from closing, reservations.space_atoms where space_id = ${hall.tatami}`.execute(house.db.kysely)
})
afterAll(() => house.close())

async function entered(spaceId: number, blocks: number[], attendees: number, by = 'resident') {
  const made = await house.db.transact((tx) =>
    enterReservation(tx, house, miyake, {
      slug,
      spaceId,
      day: Temporal.PlainDate.from('2026-12-05'),
      choice: { blocks },
      whose: { visitor: { name: '見本太郎', phone: '03-0000-0000', class: by } },
      attendees,
      activity: 'meeting',
      channel: 'counter',
    }),
  )
  if (!made.ok) throw new Error(JSON.stringify(made.why))
}

describe('月の利用統計', () => {
  const month = Temporal.PlainYearMonth.from('2026-12')
  const statistics = () => house.db.read((tx) => monthOf(tx, house, miyake, { slug, month }))

  test('室場と時間帯ごとに、使える時間、使った時間、件数、人数、使用料を数える', async () => {
    const { lines, total, classes } = await statistics()
    const line = (spaceId: number, part: string) => lines.find((one) => one.space?.id === spaceId && one.part === part)
    const days = 31
    expect(line(hall.whole, 'morning')).toMatchObject({
      open: days * 180,
      used: 180,
      uses: 1,
      people: 40,
      amount: 1000,
    })
    // The whole takes both halves; a half takes a part of the whole.
    expect(line(hall.halfB, 'morning')).toMatchObject({ used: 180, uses: 0 })
    expect(line(hall.whole, 'afternoon')).toMatchObject({ used: 180, uses: 0 })
    expect(line(hall.tatami, 'morning')).toMatchObject({ open: (days - 1) * 180, used: 0 })
    expect(total).toMatchObject({ uses: 3, people: 56, amount: 3000 })
    expect(classes).toMatchObject([
      { class: 'outside', isRegistered: false, uses: 1, people: 6 },
      { class: 'resident', isRegistered: false, uses: 2, people: 50 },
    ])
  })

  test('毎週の公用の時間は、閉まった時間ではなく使った時間に数える', async () => {
    await sql`
      with closing as (
        insert into reservations.closures (facility_id, kind, reason, made_by, made_at)
        select facility_id, 'official', '教室', ${miyake.staffId}, now() from reservations.spaces where id = ${hall.tatami}
        returning id)
      insert into reservations.occupancies (atom_id, day, during, closure_id)
      select atom_id, '2026-12-08', '[2026-12-08 18:30,2026-12-08 20:30)', closing.id
      from closing, reservations.space_atoms where space_id = ${hall.tatami}`.execute(house.db.kysely)
    const { lines } = await statistics()
    const evening = lines.find(({ space, part }) => space?.id === hall.tatami && part === 'evening')
    expect(evening).toMatchObject({ open: 30 * 180 + 30 * 60, used: 120 })
  })

  test('来館なしは件数にも使った時間にも入らず、別に数える', async () => {
    await sql`
      update reservations.reservations set state = 'no_show' where space_id = ${hall.music}`.execute(house.db.kysely)
    const { lines } = await statistics()
    const evening = lines.find((one) => one.space?.id === hall.music && one.part === 'evening')
    expect(evening).toMatchObject({ used: 0, uses: 0, noShows: 1 })
  })

  test('ExcelとCSVで受け取れ、数式になる名前はそのまま文字になる', async () => {
    await sql`update reservations.facilities set name = '=1+1' where slug = ${slug}`.execute(house.db.kysely)
    const desk = browse(testApp(house), await staffSignInAs(house, '三宅亮太'))
    const file = (format: string, table = 'spaces') =>
      desk.get(`/staff/facilities/${slug}/statistics/2026-12/file?table=${table}&format=${format}`)
    const csv = await (await file('csv')).text()
    expect(csv.split('\r\n')).toHaveLength(1 + 5 * 3 + 1)
    expect(csv).toContain(`"'=1+1","全面","午前（正午まで）","${31 * 180}","180"`)
    const sheet = unzipSync(new Uint8Array(await (await file('xlsx')).arrayBuffer()))['xl/worksheets/sheet1.xml']
    expect(new TextDecoder().decode(sheet)).toContain('<is><t xml:space="preserve">=1+1</t></is>')
    expect(await (await file('csv', 'classes')).text()).toContain('"在住"')
    expect((await file('exe')).status).toBe(404)
    expect((await desk.get(`/staff/facilities/${slug}/statistics/2026-12`)).status).toBe(200)
    expect((await desk.get(`/staff/facilities/${slug}/statistics/2026-13`)).status).toBe(404)
  })

  test('ほかの課の職員には統計も404', async () => {
    const desk = browse(testApp(house), await staffSignInAs(house, '白井千夏'))
    expect((await desk.get(`/staff/facilities/${slug}/statistics/2026-12`)).status).toBe(404)
  })
})
