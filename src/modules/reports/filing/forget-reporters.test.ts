import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveMail, messaging } from '#modules/messaging/index.ts'
import { people, welcomeVisitor } from '#modules/people/index.ts'
import { anonymous } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { dispatchEvents } from '#platform/events/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'
import { fileReport, type NewReport } from '../record/index.ts'
import { forgetReporters } from './actions/forget-reporters.ts'
import { insertFollower, insertReporter } from './store/reporters.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging, reports], now: '2026-11-27T10:00:00+09:00' })
})
afterAll(() => house.close())

const lamp: NewReport = {
  ...{ category: 'street-lamp', channel: 'web', town: '光が丘二丁目', owner: 'ward' },
  ...{ place: { lat: 35.7595, lon: 139.63 }, description: '街路灯がつきません。' },
}

/** Somebody who confirmed a mail address and is on no register. */
const newcomer = (): Promise<PersonId> =>
  house.db.transact(async (tx) => {
    const { personId } = await welcomeVisitor(tx)
    await insertReporter(tx, { accountId: newId(), personId, since: house.clock.now() })
    await giveMail(tx, personId, { address: `${personId}@example.jp`, lang: 'ja' })
    return personId
  })
const rows = async (statement: ReturnType<typeof sql>) => (await statement.execute(house.db.kysely)).rows.length
const isKnown = (id: PersonId) => rows(sql`select 1 from reports.reporters where person_id = ${id}`)

test('登録のない知らせ手は、知らせたものも見守るものもなくなると、メールアドレスごと消える', async () => {
  const [idle, reporter, follower] = [await newcomer(), await newcomer(), await newcomer()]
  const { id } = await house.db.transact((tx) => fileReport(tx, house, anonymous, { ...lamp, reporter }))
  const since = house.clock.now()
  await house.db.transact((tx) => insertFollower(tx, { reportId: id, personId: follower, since }))

  house.setNow('2026-12-20T10:00:00+09:00')
  await forgetReporters(house)
  expect(await isKnown(idle)).toBe(1)

  house.setNow('2026-12-28T10:00:00+09:00')
  await forgetReporters(house)
  await forgetReporters(house)
  expect(await isKnown(idle)).toBe(0)
  expect(await rows(sql`select 1 from people.persons where id = ${idle}`)).toBe(0)
  await dispatchEvents(house)
  expect(await rows(sql`select 1 from messaging.contacts where person_id = ${idle}`)).toBe(0)
  expect([await isKnown(reporter), await isKnown(follower)]).toEqual([1, 1])
  expect(await rows(sql`select 1 from messaging.contacts where person_id = ${reporter}`)).toBe(1)
  expect(await rows(sql`select 1 from platform.audit where action = 'reports.retention.forget_reporters'`)).toBe(1)

  await house.db.transact((tx) => sql`delete from reports.followers where report_id = ${id}`.execute(tx))
  house.setNow('2027-02-28T10:00:00+09:00')
  await forgetReporters(house)
  expect([await isKnown(reporter), await isKnown(follower)]).toEqual([1, 0])
})
