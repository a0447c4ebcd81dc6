import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../../index.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { findPeople } from './find-people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, procedures] })
})
afterAll(() => house.close())

const find = async (name: string, words: string) => {
  const actor = await staffActor(house, name)
  return house.db.transact((tx) => findPeople(tx, house, actor, words))
}
const seen = async () =>
  (await sql`select from platform.audit where action = 'procedures.reception.search'`.execute(house.db.kysely)).rows
    .length

test('教育委員会の職員は、受付の画面からも、区長が持つ住民記録を探せない', async () => {
  await expect(find('村上彩', '佐藤花子')).rejects.toMatchObject({ status: 403 })
  expect(await seen()).toBe(0)
})

test('受託者は受付のために探せ、見せた人の一人ずつが記録に残る', async () => {
  const { found } = await find('平野ゆい', '佐藤花子')
  expect(found.map(({ name }) => name)).toEqual(['佐藤花子'])
  expect(await seen()).toBe(1)
})
