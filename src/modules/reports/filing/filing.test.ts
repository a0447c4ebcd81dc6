import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'

let house: TestHouse
beforeAll(async () => {
  // A Friday evening.
  house = await testHouse({ modules: [people, messaging, reports], now: '2026-11-27T21:00:00+09:00' })
})
afterAll(() => house.close())

const hanako = async () => browse(testApp(house), await signInAs(house, '佐藤花子'))
type Browser = ReturnType<typeof browse>
const where = (response: Response) => response.headers.get('location') ?? ''

const lamp = { town: '光が丘二丁目', description: '街灯がつきません', category: 'street-lamp' }

/** From the empty form to the page that is sent. */
async function fillIn(visitor: Browser, fields: Record<string, string> = lamp): Promise<string> {
  const answer = await visitor.submit('/reports/new', fields)
  expect([answer.status, where(answer)]).toEqual([303, expect.stringMatching(/^\/reports\/new\/[0-9a-f-]{36}\/check$/)])
  return where(answer)
}

const sendFrom = (check: string) => check.replace('/check', '/send')

const counted = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from reports.reports`.execute(house.db.kysely)).rows[0]?.n ?? 0

describe('レポートを送る', () => {
  test('場所とことばから、番号と期限のある受付になる', async () => {
    const visitor = await hanako()
    const check = await fillIn(visitor)
    const html = await (await visitor.get(check)).text()
    expect(html).toContain('光が丘二丁目')
    const sent = await visitor.submit(check, {}, sendFrom(check))
    const thanks = await (await visitor.get(where(sent))).text()
    expect(thanks).toMatch(/M8-\d{4}-\d{4}-\d/)
    const { rows } = await sql<{ reporter: string; town: string; channel: string }>`
      select reporter_person_id as reporter, town, channel from reports.reports order by id desc limit 1`.execute(
      house.db.kysely,
    )
    expect(rows[0]).toMatchObject({ town: '光が丘二丁目', channel: 'web', reporter: expect.any(String) })
  })

  test('同じ用紙を20回同時に送っても、レポートは1つで、みな同じページに進む', async () => {
    const visitor = await hanako()
    const check = await fillIn(visitor)
    const before = await counted()
    const form = formOf(await (await visitor.get(check)).text(), sendFrom(check))
    const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.post(sendFrom(check), form)))
    expect(new Set(answers.map((answer) => `${answer.status} ${where(answer)}`)).size).toBe(1)
    expect(await counted()).toBe(before + 1)
  })
})
