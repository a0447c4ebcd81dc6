import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reservations } from '../index.ts'
import { holdPlace } from '../booking/actions/hold.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { registrantsOf } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'

let house: TestHouse
let page: (query: string) => Promise<string>
beforeAll(async () => {
  house = await testHouse({ modules: [people, reservations] })
  const hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  const resident = residentActor(satoHanako.personId)
  await house.db.transact((tx) => registerPerson(tx, house, resident))
  const [held] = await house.db.read((tx) => registrantsOf(tx, satoHanako.personId, house.clock.today()))
  if (!held) throw new Error('not registered')
  const asked = { spaceId: hall.whole, day: Temporal.PlainDate.from('2026-12-20'), choice: { blocks: [1, 2, 3, 4] } }
  const made = await house.db.transact((tx) => holdPlace(tx, house, { resident, ...held }, asked))
  expect(made.ok).toBe(true)
  const browser = browse(testApp(house), await signInAs(house, satoHanako.name))
  page = async (query) => (await browser.get(`/vacancies?view=month&${query}`)).text()
})
afterAll(() => house.close())

/** The cells of the hall's row by day of the month, as they are read out. */
const cells = (html: string): string[] => {
  const row = html.split('<tr>').find((part) => part.includes('小さなホール')) ?? ''
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell.replaceAll(/<span aria-hidden="true">.*?<\/span>/g, '').replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, ''),
  )
}

describe('月の表', () => {
  test('きょうから月末まで、施設ごとに空いている時間の数が並び、取られた分だけ減る', async () => {
    const html = await page('from=2026-12-15&facility=small-hall')
    const found = cells(html)
    // The 2nd to the 31st; five spaces with four times each, of which the whole hall takes three away.
    expect(found).toHaveLength(30)
    expect(found[1]).toBe('20')
    expect(found[18]).toBe('8')
    expect(html).toContain('2026年')
  })

  test('まだ受付の始まらない月は、かっこの中に数が出る', async () => {
    expect(new Set(cells(await page('from=2027-04-01&facility=small-hall')))).toEqual(new Set(['(20)']))
  })

  test('時間帯で絞ると、その時間だけを数える', async () => {
    expect(cells(await page('from=2027-01-01&facility=small-hall&time=evening')).at(0)).toBe('5')
  })
})
