import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDatabase, type Database, sql } from '#platform/db/index.ts'
import { listen } from '#platform/events/listen.ts'
import { register, storedWishes, wishes } from '#platform/http/fixtures.tsx'
import { runForLeader } from '#platform/jobs/leadership.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { type Proxy, startProxy } from './proxy.ts'

let house: TestHouse
let proxy: Proxy
let db: Database
let hanako: ReturnType<typeof browse>
let form: URLSearchParams
beforeEach(async () => {
  house = await testHouse({ modules: [register, wishes] })
  proxy = await startProxy(house.db.url)
  db = createDatabase(proxy.url, silentLog, { poolSize: 3, connectionTimeout: 500, answerTimeout: 500 })
  hanako = browse(testApp({ ...house, db }), await signInAs(house, '佐藤花子'))
  form = formOf(await (await hanako.get(page)).text(), '/wishes')
  form.set('wish', '一度だけ')
})
afterEach(async () => {
  await proxy.close()
  await db.close()
  await house.close()
})

const page = '/wishes/new'
const press = () => hanako.post('/wishes', form)
const stored = () => house.db.read(storedWishes)
const visitors = () => Promise.all(Array.from({ length: 6 }, () => hanako.get(page).then(({ status }) => status)))

describe('アプリとデータベースのあいだの通信', () => {
  test('確定を送ったあとで返事が届かなければ503で答え、もう一度送れば、結果は1つである', async () => {
    proxy.resetAfter('set location', 'commit')
    const first = await press()
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await stored()).toEqual(['一度だけ × 1']) // It was done, and the program could not know.
    const second = await press()
    expect([second.status, second.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/wishes\//)])
    expect(await stored()).toEqual(['一度だけ × 1'])
  })

  test('確定の前に切れれば503で答え、何も書かれず、もう一度送れば1つできる', async () => {
    proxy.resetAfter('insert into platform.kept_forms')
    expect((await press()).status).toBe(503)
    expect(await stored()).toEqual([])
    expect((await press()).status).toBe(303)
    expect(await stored()).toEqual(['一度だけ × 1'])
  })

  test('黙って途切れた接続は捨て、つながればまた答える', async () => {
    proxy.swallow()
    expect(await visitors()).toEqual(Array(6).fill(503))
    proxy.heal()
    await vi.waitFor(async () => expect(await visitors()).toEqual(Array(6).fill(200)), { timeout: 10_000 })
  })

  test('片方だけ閉じた接続も捨て、遅いだけの通信では答える', async () => {
    proxy.halfClose()
    await vi.waitFor(async () => expect(await visitors()).toEqual(Array(6).fill(200)), { timeout: 10_000 })
    proxy.delay(40)
    expect((await hanako.get(page)).status).toBe(200)
  })
})

describe('長く続く接続', () => {
  test('知らせを聞く接続が黙って途切れたら、気づいてつなぎ直し、知らせがまた届く', async () => {
    const heard: string[] = []
    const before = proxy.connections()
    const listening = await listen(proxy.url, (reason) => heard.push(reason), { every: 100, patience: 300 })
    expect(heard).toEqual(['reconnected'])
    proxy.swallow()
    proxy.heal()
    await vi.waitFor(() => expect(heard).toEqual(['reconnected', 'reconnected']), { timeout: 10_000 })
    await house.db.transact((tx) => sql`select pg_notify('madoguchi_wake', 'events')`.execute(tx))
    await vi.waitFor(() => expect(heard.at(-1)).toBe('events'), { timeout: 5000 })
    expect(proxy.connections()).toBeLessThanOrEqual(before + 2) // the lost one, and the one that listens now
    await listening.close()
  }, 30_000)

  test('先頭に立つ接続が黙って途切れたら、先頭をおりる。データベースが手放すまで、ほかの誰も先頭に立たない', async () => {
    const lost = runForLeader(proxy.url)
    const other = runForLeader(house.db.url)
    expect([await lost.check(), await other.check()]).toEqual([true, false])
    proxy.swallow()
    const asked = lost.check()
    expect(await other.check()).toBe(false)
    await expect(asked).rejects.toThrow()
    expect(lost.held()).toBe(false)
    expect(await other.check()).toBe(false)
    await proxy.close()
    await vi.waitFor(async () => expect(await other.check()).toBe(true), { timeout: 5000 })
    await Promise.all([lost.close(), other.close()])
  }, 30_000)
})
