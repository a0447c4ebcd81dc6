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
  const order: string[] = []
  const read = async (who: string, address: string, path: string) => {
    const answer = await from(address, path)
    order.push(`${who} ${answer.status}`)
  }
  const crawler = ['1', '2', '3'].map((nth) => read(`crawler ${nth}`, '203.0.113.7', '/open311/v2/requests.json'))
  const person = read('person', '198.51.100.4', '/reports')
  await Promise.all([...crawler, person])
  expect(order).toHaveLength(4)
  expect(order.at(-1)).toBe('crawler 3 200')
  expect(order).toContain('person 200')
})
