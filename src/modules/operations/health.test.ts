import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { enqueue, settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { operations } from './index.ts'

let isBroken = true
let done = 0
const broken: Module = {
  name: 'broken',
  tasks: {
    'broken.task': async () => {
      if (isBroken) throw new TypeError('佐藤花子 hanako@example.jp')
      done += 1
    },
  },
}

let free = 1e9
let ballast: 'kept' | 'given-up' = 'kept'
let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({
    modules: [people, messaging, operations, broken],
    room: { folders: ['/'], leastBytes: 1e8, freeBytes: () => Promise.resolve(free), ballast: () => ballast },
  })
  app = testApp(house)
  await house.db.transact((tx) => enqueue(tx, 'broken.task', {}))
  await settle(house, { tolerant: true })
})
afterAll(() => house.close())

const asStaff = async (name: string) => browse(app, await staffSignInAs(house, name))
const jobAction = (html: string) => /\/staff\/health\/jobs\/\d+\/retries/.exec(html)?.[0] ?? ''

describe('システムの状態', () => {
  test('空きが足りないあいだも開け、何も保存していないことと、やり直しは断ることを言う', async () => {
    const suzuki = await asStaff('鈴木一')
    const action = jobAction(await (await suzuki.get('/staff/health')).text())
    free = 1e6
    await house.db.room.look()
    const health = await suzuki.get('/staff/health')
    expect(health.status).toBe(200)
    const full = await health.text()
    for (const words of ['いまは何も保存していません', '取ってあります']) expect(full).toContain(words)
    expect(full).not.toContain('次に止まると')
    ballast = 'given-up'
    expect(await (await suzuki.get('/staff/health')).text()).toContain('次に止まると、空きを増やすまで起きられません')
    expect((await suzuki.submit('/staff/health', {}, action)).status).toBe(503)
    free = 1e9
    await house.db.room.look()
    const after = await (await suzuki.get('/staff/health')).text()
    for (const words of ['いまは何も保存していません', '次に止まると']) expect(after).not.toContain(words)
  })

  test('LINEの友だちの数はおよその数だけ、知らせの遅れは秒で見え、だれのものかは見えない', async () => {
    await house.db.transact(async (tx) => {
      await sql`update messaging.line_account set friends = 12345, linked = 7`.execute(tx)
      await sql`
        insert into messaging.line_events (webhook_event_id, kind, line_user_id, at, received_at)
        values ('01KBHEALTH0000000000000000', 'follow', ${`U${'0'.repeat(31)}3`}, now(), now() - interval '90 seconds')`.execute(
        tx,
      )
    })
    const html = await (await (await asStaff('鈴木一')).get('/staff/health')).text()
    for (const words of ['およそ12,000人', '10人未満', '90秒']) expect(html).toContain(words)
    expect(html).not.toContain('U00000000')
    await house.db.transact((tx) => sql`delete from messaging.line_events`.execute(tx))
  })

  test('管理者だけが開ける', async () => {
    expect((await (await asStaff('鈴木一')).get('/staff/health')).status).toBe(200)
    expect((await (await asStaff('高橋真')).get('/staff/health')).status).toBe(403)
    expect((await app.request('/staff/health')).status).toBe(303)
  })

  test('失敗した処理は誤りの種類だけが見え、もう一度させると動き、記録に残る', async () => {
    const suzuki = await asStaff('鈴木一')
    const html = await (await suzuki.get('/staff/health')).text()
    expect(html).toContain('broken.task')
    expect(html).not.toContain('hanako@example.jp')
    isBroken = false
    const retried = await suzuki.submit('/staff/health', {}, jobAction(html))
    expect(retried.headers.get('location')).toBe('/staff/health?done=retried')
    await settle(house)
    expect(done).toBe(1)
    expect(await (await suzuki.get('/staff/health')).text()).not.toContain('broken.task')
    const { rows } = await sql<{ ids: object }>`
      select ids from platform.audit where action = 'jobs.job.retry'`.execute(house.db.kysely)
    expect(rows).toEqual([{ ids: { task: 'broken.task' } }])
  })

  test('届いたか確かめられないお知らせは、種類と理由だけが並び、30件ずつめくれる', async () => {
    await house.db.transact(async (tx) => {
      for (let i = 0; i < 31; i += 1) {
        await notify(tx, { kind: 'test.lost', personId: satoHanako.personId, key: `lost-${i}`, data: {} })
      }
      await sql`
        insert into messaging.deliveries (notice_id, channel, person_id, kind, state, reason, body, retry_key,
          first_attempt_at, created_at, settled_at)
        select id, 'line', person_id, kind, 'unknown', 'no-answer', '{}', ${randomUUID()}, now(), now(), now()
        from platform.notices where kind = 'test.lost'`.execute(tx)
    })
    const suzuki = await asStaff('鈴木一')
    const html = await (await suzuki.get('/staff/health')).text()
    expect(html.match(/届いたか確かめられない/g)).toHaveLength(30)
    expect(html).toContain('no-answer')
    expect(html).not.toContain('佐藤花子')
    const next = /href="(\/staff\/health\?deliveries=[^"]+)"/.exec(html)?.[1] ?? ''
    expect((await (await suzuki.get(next)).text()).match(/届いたか確かめられない/g)).toHaveLength(1)
  })
})
