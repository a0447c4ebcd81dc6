import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { takeWaitingNotices } from '../delivery/actions/take-notices.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { messaging } from '../index.ts'

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

  test('住民記録と結び付いていない人は、理由と次にすることのページへ案内される', async () => {
    for (const prefix of ['', '/easy', '/en']) {
      const { status, html } = await page(`${prefix}/messages`, '渡辺久美')
      expect(status).toBe(403)
      expect(html).toMatch(new RegExp(`<a href="${prefix}/account" class="button"`))
    }
  })

  test.each(['/easy/messages', '/en/messages', '/messages?before=xyz'])('%s も開ける', async (path) => {
    expect((await page(path, '佐藤花子')).status).toBe(200)
  })
})

describe('お知らせを止める・再開する', () => {
  const lastAct = async () => {
    const { rows } = await house.db.read((tx) =>
      sql<{ action: string; personId: string }>`
        select action, person_id as "personId" from platform.audit where action like 'messaging.%' order by id desc limit 1`.execute(
        tx,
      ),
    )
    return rows[0]
  }
  const sentTo = async (key: string, kind: string) => {
    await house.db.transact((tx) => notify(tx, { kind, personId: satoHanako.personId, key, data: { number: 1 } }))
    await takeWaitingNotices(house)
    const { rows } = await house.db.read((tx) =>
      sql<{ channel: string }>`
        select channel from messaging.deliveries d join platform.notices n on n.id = d.notice_id where n.key = ${key}`.execute(
        tx,
      ),
    )
    return rows.length
  }

  test('止めると必要なお知らせだけが送られ、再開するとまた全部が送られる。どちらも記録に残る', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const stopped = await hanako.submit('/messages', { notices: 'statutory' }, '/messages/choice')
    expect(stopped.headers.get('location')).toBe('/messages?done=statutory')
    const html = await (await hanako.get('/messages?done=statutory')).text()
    expect(html).toContain('必要なお知らせだけをお送りします')
    expect(html).toContain('止められません')
    expect(await lastAct()).toEqual({ action: 'messaging.notices.stop', personId: satoHanako.personId })
    expect(await sentTo('tip-1', 'test.tip')).toBe(0)
    expect(await sentTo('law-1', 'test.issued')).toBeGreaterThan(0)

    await hanako.submit('/messages', { notices: 'all' }, '/messages/choice')
    expect(await lastAct()).toMatchObject({ action: 'messaging.notices.resume' })
    expect(await sentTo('tip-2', 'test.tip')).toBeGreaterThan(0)
  })

  test('選ばずに送ると、何も変わらず、欄のところで知らせる', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const wrong = await hanako.submit('/messages', { notices: 'none' }, '/messages/choice')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('href="#field-notices"')
  })

  test('連絡先がない人には、止める欄を出さない', async () => {
    const { personId } = satoHanako
    await house.db.transact((tx) => sql`delete from messaging.contacts where person_id <> ${personId}`.execute(tx))
    expect((await page('/messages', '山本蓮')).html).not.toContain('action="/messages/choice"')
  })
})
