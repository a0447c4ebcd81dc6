import { afterAll, beforeAll, expect, test } from 'vitest'
import { aokiSayaka, aokiSora } from '#demo/sheltered.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { searchRegister } from '../actions/search-register.ts'
import { staffActor } from '../fixtures.ts'
import { people, searchPersons } from '../index.ts'
import { seedResidents } from '../seed-residents.ts'

// A ward so big that an address search has more than one page.

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
  await seedResidents(house, { residents: 2500 })
}, 60_000)
afterAll(() => house.close())

const hidden: readonly string[] = [aokiSayaka.personId, aokiSora.personId]

test('住所で探すと、守られた人は一覧にも件数にも出ず、ページの人数も減らない', async () => {
  const clerk = await staffActor(house, '高橋真')
  const search = (after?: Parameters<typeof searchRegister>[3]['after']) =>
    house.db.transact((tx) => searchRegister(tx, house, clerk, { query: { address: '春日町' }, after }))
  const first = await search()
  if (!first.ok) throw new Error(first.problem)
  expect(first.more).toBe(true)
  expect(first.hits).toHaveLength(50)
  const listed = first.hits.map(({ personId }) => personId)
  for (let page = first; page.more; ) {
    const next = await search(page.hits.at(-1)?.position)
    if (!next.ok) throw new Error(next.problem)
    listed.push(...next.hits.map(({ personId }) => personId))
    page = next
  }
  expect(first.count).toBe(listed.length)
  expect(listed.filter((id) => hidden.includes(id))).toEqual([])
})

test('受付で住所から人を探しても、守られた人は出ない。名前からなら「要確認」で出る', async () => {
  const ids = async (query: { name?: string; address?: string }) =>
    (await house.db.read((tx) => searchPersons(tx, house, query, { limit: 100 }))).map(({ personId }) => personId)
  expect((await ids({ address: '春日町5-31-2' })).filter((id) => hidden.includes(id))).toEqual([])
  expect(await ids({ name: '青木沙也加' })).toContain(aokiSayaka.personId)
})
