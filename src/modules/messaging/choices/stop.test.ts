import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kobayashiKazuko, satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { takeWaitingNotices } from '../delivery/actions/take-notices.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { messaging } from '../index.ts'
import { stopLinks } from './index.ts'
import type { Stoppable } from './domain/stoppable.ts'
import { chosenTopics, keepTopics } from './store/topics.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
const { personId } = satoHanako
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging, noticesOfTests] })
  app = testApp(house)
})
afterAll(() => house.close())

const choose = (...topics: string[]) => house.db.transact((tx) => keepTopics(tx, personId, topics, house.clock.now()))
const chosen = () => house.db.read((tx) => chosenTopics(tx, personId))
const linksFor = (what: Stoppable, sentAt = house.clock.now()) => {
  const { page, oneClick } = stopLinks(house, 'ja', { personId, what }, sentAt)
  return { page: new URL(page).pathname, oneClick: new URL(oneClick).pathname }
}
const acts = async () =>
  (
    await house.db.read((tx) =>
      sql<{ action: string; personId: string }>`
        select action, person_id as "personId" from platform.audit
        where action like 'messaging.topic.%' or action like 'messaging.kind.%' order by id`.execute(tx),
    )
  ).rows

describe('メールのリンクで止める', () => {
  test('開いただけでは止まらない。ボタンを押すと止まり、同じページで元に戻せる。だれのものかは出ない', async () => {
    await choose('child-raising', 'events')
    const { page } = linksFor({ topic: 'child-raising' })
    const stranger = browse(app)
    const html = await (await stranger.get(page)).text()
    expect(html).toContain('この分野を止める')
    expect(html).not.toMatch(/佐藤|花子|hanako/)
    expect(await chosen()).toEqual(['child-raising', 'events'])

    const stopped = await stranger.submit(page)
    expect(stopped.headers.get('location')).toBe(`${page}?done=stop`)
    expect(await chosen()).toEqual(['events'])
    expect(await (await stranger.get(`${page}?done=stop`)).text()).toContain('分野「子育て」のお知らせを止めました')

    await stranger.submit(page)
    expect(await chosen()).toEqual(['child-raising', 'events'])
    expect(await acts()).toEqual([
      { action: 'messaging.topic.stop', personId },
      { action: 'messaging.topic.resume', personId },
    ])
  })

  test('メールソフトのワンクリックは、サインインもクッキーもなしに止め、何も答えない。二度でも同じ', async () => {
    await choose('events')
    const { oneClick, page } = linksFor({ topic: 'events' })
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await app.request(oneClick, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
        headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      })
      expect([answer.status, await answer.text()]).toEqual([204, ''])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect(await chosen()).toEqual([])
    // Opened in a browser, the same address leads to the page with the button.
    expect((await app.request(oneClick)).headers.get('location')).toBe(page)
  })

  test('期限の日を過ぎたリンク、書き換えたリンクでは止まらない', async () => {
    await choose('sports')
    const old = linksFor({ topic: 'sports' }, house.clock.now().subtract({ hours: 24 * 91 }))
    const { page, oneClick } = linksFor({ topic: 'sports' })
    const forged = `${page.slice(0, -3)}AAA`
    expect((await app.request(old.page)).status).toBe(410)
    expect((await app.request(old.oneClick, { method: 'POST' })).status).toBe(404)
    expect((await app.request(forged)).status).toBe(404)
    expect((await app.request(`${oneClick.slice(0, -3)}AAA`, { method: 'POST' })).status).toBe(404)
    expect((await app.request('/messages/stop/x')).status).toBe(404)
    expect(await chosen()).toEqual(['sports'])
    const lastDay = linksFor({ topic: 'sports' }, house.clock.now().subtract({ hours: 24 * 90 }))
    expect((await app.request(lastDay.page)).status).toBe(200)
  })

  test('同じメールのリンクは、作り直しても同じで、次の人のものとは違う', () => {
    expect(linksFor({ topic: 'events' })).toEqual(linksFor({ topic: 'events' }))
    const hers = stopLinks(
      house,
      'ja',
      { personId: kobayashiKazuko.personId, what: { topic: 'events' } },
      house.clock.now(),
    )
    expect(new URL(hers.page).pathname).not.toBe(linksFor({ topic: 'events' }).page)
  })
})

describe('種類ごとに止める', () => {
  const channelsOf = async (key: string, kind: string) => {
    await house.db.transact((tx) => notify(tx, { kind, personId, key, data: { number: 1 } }))
    await takeWaitingNotices(house)
    const { rows } = await house.db.read((tx) =>
      sql`select from messaging.deliveries d join platform.notices n on n.id = d.notice_id where n.key = ${key}`.execute(
        tx,
      ),
    )
    return rows.length
  }

  test('お知らせの一覧から一回で止まり、その種類はもう送られず、元に戻すとまた届く', async () => {
    expect(await channelsOf('before', 'test.tip')).toBe(2)
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const answer = await hanako.submit('/messages', { what: 'kind:test.tip', to: 'stop' }, '/messages/stop')
    expect(answer.headers.get('location')).toBe('/messages/stop?what=kind:test.tip&done=stop')
    expect(await channelsOf('stopped', 'test.tip')).toBe(0)
    const html = await (await hanako.get('/messages/stop?what=kind:test.tip&done=stop')).text()
    expect(html).toContain('使い方を知りたいと言ったため')
    await hanako.submit('/messages/stop?what=kind:test.tip', {}, '/messages/stop')
    expect(await channelsOf('again', 'test.tip')).toBe(2)
  })

  test('法律で決まった通知は止まらず、理由が出る', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const html = await (await hanako.get('/messages/stop?what=kind:test.issued')).text()
    expect(html).toContain('権利を失ったりするおそれ')
    expect(html).not.toContain('name="stop"')
    await hanako.submit('/messages', { what: 'kind:test.issued', to: 'stop' }, '/messages/stop')
    expect(await channelsOf('law', 'test.issued')).toBe(2)
  })

  test('ないものは止められない', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    expect((await hanako.get('/messages/stop?what=topic:nothing')).status).toBe(404)
    expect((await hanako.get('/messages/stop?what=kind:no.such')).status).toBe(404)
    expect((await hanako.get('/messages/stop')).status).toBe(404)
  })
})
