import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'
import { patternOn, patternsBetween, spaceWith } from './index.ts'
import { seed } from './seed.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
})
afterAll(() => house.close())

const day = (text: string) => Temporal.PlainDate.from(text)

async function idOf(facility: string, space: string): Promise<number> {
  const { rows } = await house.db.read((tx) =>
    sql<{ id: number }>`
      select s.id from reservations.spaces s join reservations.facilities f on f.id = s.facility_id
      where f.slug = ${facility} and s.slug = ${space}`.execute(tx),
  )
  const [row] = rows
  if (!row) throw new Error(`no ${facility}/${space}`)
  return row.id
}

const timesOn = async (facility: string, space: string, on: string, isHoliday = false) => {
  const id = await idOf(facility, space)
  const pattern = await house.db.read((tx) => patternOn(tx, id, day(on), isHoliday))
  return pattern?.blocks.map(
    ({ starts, ends, isBridge }) =>
      `${starts.toString().slice(0, 5)}–${ends.toString().slice(0, 5)}${isBridge ? '*' : ''}`,
  )
}

describe('施設と室場', () => {
  test('競技場の全面は、二つの半面を合わせたものである', async () => {
    const read = async (slug: string) => {
      const id = await idOf('general-gymnasium', slug)
      return house.db.read((tx) => spaceWith(tx, id))
    }
    const [whole, a, b] = [await read('arena'), await read('arena-a'), await read('arena-b')]
    expect(whole?.atoms).toEqual([...(a?.atoms ?? []), ...(b?.atoms ?? [])])
    expect(a?.atoms).toHaveLength(1)
    expect(whole).toMatchObject({
      name: '競技場 全面',
      ruleGroup: 'gyms',
      isOnline: true,
      facility: { category: 'gym' },
    })
    expect(whole?.equipment.map(({ name }) => name)).toContain('卓球台')
  })

  test('体育館の一日は4つの区分である', async () => {
    expect(await timesOn('sakuradai-gymnasium', 'arena', '2026-12-10')).toEqual([
      '09:00–12:00',
      '12:30–15:30',
      '16:00–18:00',
      '18:30–21:30',
    ])
  })

  test('地域集会施設の17時からの30分は、つなぎとしてだけ使える', async () => {
    const times = await timesOn('nakamura-meeting-house', 'assembly-joined', '2026-12-10')
    expect(times).toHaveLength(13)
    expect(times?.[8]).toBe('17:00–17:30*')
  })

  test('庭球場の時間は、季節で変わる', async () => {
    expect((await timesOn('doshida-courts', 'court-1', '2027-03-31'))?.[0]).toBe('09:00–11:00')
    expect((await timesOn('doshida-courts', 'court-1', '2027-04-01'))?.[0]).toBe('07:00–09:00')
  })

  test('祝日は、平日でも祝日の時間になる', async () => {
    expect(await timesOn('tateno-school', 'gym', '2027-02-11')).toHaveLength(1)
    expect(await timesOn('tateno-school', 'gym', '2027-02-11', true)).toHaveLength(3)
  })

  test('休館日に使える時間はない。理由が分かる', async () => {
    const id = await idOf('nerima-culture-centre', 'gallery')
    const times = await house.db.read((tx) => patternsBetween(tx, [id], day('2026-12-01'), day('2027-01-31')))
    expect(times.on(id, day('2026-12-07'), false)).toBeUndefined()
    expect(times.closedWhy(id, day('2026-12-07'))).toBe('weekly')
    expect(times.closedWhy(id, day('2027-01-01'))).toBe('year-end')
    // 成人の日: open, and closed on the Tuesday after it.
    expect(times.on(id, day('2027-01-11'), true)?.blocks).toHaveLength(1)
    expect(times.closedWhy(id, day('2027-01-12'))).toBe('weekly')
  })

  test('二度目の種まきは、何も変えない', async () => {
    const counts = () =>
      house.db.read(async (tx) => {
        const { rows } = await sql`
          select (select count(*) from reservations.facilities) as facilities, (select count(*) from reservations.spaces) as spaces,
            (select count(*) from reservations.patterns) as patterns, (select count(*) from reservations.pattern_blocks) as blocks,
            (select count(*) from reservations.closed_days) as days, (select count(*) from reservations.equipment) as equipment`.execute(
          tx,
        )
        return rows[0]
      })
    const before = await counts()
    await house.db.transact((tx) => seed(tx, house))
    expect(await counts()).toEqual(before)
    expect(before).toMatchObject({ facilities: 112 })
  })
})

describe('先の休館日と季節の時間割', () => {
  const sweep = reservations.sweeps?.['reservations.extend-days']
  const lastClosed = async (slug: string) => {
    const { rows } = await house.db.read((tx) =>
      sql<{ day: Temporal.PlainDate }>`
        select max(d.day) as day from reservations.closed_days d join reservations.facilities f on f.id = d.facility_id
        where f.slug = ${slug}`.execute(tx),
    )
    return rows[0]?.day.toString()
  }

  test('18か月先まで書いてあり、ひと月たつと、また書き足す。消した休館日は戻らない', async () => {
    expect(await lastClosed('nerima-culture-centre')).toBe('2028-05-29')
    await house.db.transact((tx) => sql`delete from reservations.closed_days where day = '2027-02-01'`.execute(tx))
    await sweep?.(house)
    expect(await lastClosed('nerima-culture-centre')).toBe('2028-05-29')
    const due = await house.db.read(async (tx) => reservations.nextDue?.(tx, house.clock.now(), house))
    expect(due?.at.toString()).toBe('2027-01-02T15:00:00Z')
    house.setNow('2027-11-05T03:00:00+09:00')
    await sweep?.(house)
    expect(await lastClosed('nerima-culture-centre')).toBe('2029-05-01')
    expect((await timesOn('doshida-courts', 'court-1', '2029-04-02'))?.[0]).toBe('07:00–09:00')
    const { rows } = await house.db.read((tx) =>
      sql`select from reservations.closed_days where day = '2027-02-01'`.execute(tx),
    )
    expect(rows).toHaveLength(0)
  })
})
