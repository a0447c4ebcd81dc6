import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../../index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports], now: '2026-12-02T10:00:00+09:00' })
  app = testApp(house)
})
afterAll(() => house.close())

const from = (remoteAddress: string, path: string) =>
  app.request(path, {}, { incoming: { socket: { remoteAddress } } }) as Promise<Response>

test('一覧を続けて読むプログラムは順番を待ち、ほかから読む人は待たない', async () => {
  const read = () => from('203.0.113.7', '/open311/v2/requests.json')
  const [first, second, , last] = [read(), read(), read(), read()]
  let isOver = false
  const ended = last.then(({ status }) => {
    isOver = true
    return status
  })
  expect([(await first).status, (await second).status]).toEqual([200, 200])
  expect((await from('198.51.100.4', '/reports')).status).toBe(200)
  expect(isOver).toBe(false)
  expect(await ended).toBe(200)
})
