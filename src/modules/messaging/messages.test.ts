import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { notify } from '#platform/notices/index.ts'
import { signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { takeWaitingNotices } from './actions/take-notices.ts'
import { noticesOfTests } from './fixtures/notices-of-tests.ts'
import { messaging } from './index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging, noticesOfTests] })
  app = testApp(house)
  await house.db.transact(async (tx) => {
    for (let i = 0; i < 25; i += 1) {
      await notify(tx, { kind: 'test.issued', personId: satoHanako.personId, key: `n${i}`, data: { number: i } })
    }
  })
  await takeWaitingNotices(house)
})
afterAll(() => house.close())

const page = async (path: string, name: string) => {
  const response = await app.request(path, { headers: { cookie: await signInAs(house, name) } })
  return { status: response.status, html: await response.text() }
}

describe('お知らせの記録のページ', () => {
  test('自分に送られたお知らせが、届け方とともに、20件ずつ並ぶ', async () => {
    const first = await page('/messages', '佐藤花子')
    expect(first.status).toBe(200)
    expect(first.html.match(/申請の手続きについて/g)).toHaveLength(20)
    expect(first.html).toContain('LINEで送っています')
    expect(first.html).toContain('hanako.sato@example.jp')
    const next = /href="(\/messages\?before=[^"]+)"/.exec(first.html)?.[1] ?? ''
    expect((await page(next, '佐藤花子')).html.match(/申請の手続きについて/g)).toHaveLength(5)
  })

  test('ほかの人のお知らせは見えない', async () => {
    expect((await page('/messages', '山本蓮')).html).not.toContain('申請の手続きについて')
  })

  test('サインインしていない人は、サインインへ案内される', async () => {
    expect((await app.request('/messages')).headers.get('location')).toContain('/sign-in')
  })

  test.each(['/easy/messages', '/en/messages', '/messages?before=xyz'])('%s も開ける', async (path) => {
    expect((await page(path, '佐藤花子')).status).toBe(200)
  })
})
