import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { createDatabase, createRoom, type Database, sql } from '#platform/db/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import { formOf, signInAs, staffSignInAs, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { everyModule } from '#src/main.ts'

const poolSize = 3
const looks = 2
const patience = 300

// For so long nothing is written after the server found no room.
const aMinute = 60_000
let milliseconds = 0
const room = createRoom({ milliseconds: () => milliseconds })

let house: TestHouse
let db: Database
let server: Awaited<ReturnType<typeof startServer>>
let cookie: string
let clerk: string
let url: string
beforeAll(async () => {
  house = await testHouse({ modules: everyModule })
  db = createDatabase(house.db.url, silentLog, { poolSize, connectionTimeout: patience, room })
  server = await startServer(createApp({ ...house, db }), { port: 0, host: '127.0.0.1' }, house.emergency)
  url = `http://localhost:${server.port}`
  cookie = await signInAs(house, satoHanako.name)
  clerk = await staffSignInAs(house, '高橋真')
})
afterAll(async () => {
  await server.stop()
  await db.close()
  await house.close()
})

const get = (path: string, headers: Record<string, string> = { cookie }) =>
  fetch(`${url}${path}`, { headers, redirect: 'manual' })

/** Takes every connection until it is told to stop, those for looks too. */
async function takeEveryConnection(): Promise<() => Promise<void>> {
  const end = Promise.withResolvers<void>()
  const taken = Array.from({ length: poolSize }, () => Promise.withResolvers<void>())
  const holders = taken.map(({ resolve }) =>
    db.transact(async (tx) => {
      await sql`select pg_advisory_xact_lock_shared(1)`.execute(tx)
      resolve()
      await end.promise
    }),
  )
  await Promise.all(taken.map(({ promise }) => promise))
  for (let look = 0; look < looks; look += 1)
    holders.push(db.look(async (tx) => void (await sql`select pg_advisory_xact_lock(1)`.execute(tx))))
  return async () => {
    end.resolve()
    await Promise.all(holders)
  }
}

describe('接続が一つも空いていないとき', () => {
  test('ページもAPIもすぐに503で答え、データベースの要らないものは生きていて、空けばひとりでに元に戻る', async () => {
    const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(await (await get('/')).text())?.[1] ?? ''
    const giveBack = await takeEveryConnection()
    const began = performance.now()
    const pages = await Promise.all(['/', '/easy', '/en'].map((path) => get(path)))
    const seconds = (performance.now() - began) / 1000
    expect(pages.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(Array(3).fill([503, '5']))
    const words = await Promise.all(pages.map((page) => page.text()))
    expect(words[0]).toMatch(/<html[^>]* lang="ja"/)
    expect(words[0]?.replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')).toContain('混み合っています')
    expect(words[1]?.replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')).toContain('とても混んでいます')
    expect(words[2]).toContain('We are very busy right now')
    // Ten times the pool's patience: what waits for nothing is told so at once.
    expect(seconds).toBeLessThan(3)

    const api = await get('/api/v1/me', { authorization: `Bearer ${'x'.repeat(40)}` })
    expect([api.status, api.headers.get('retry-after'), api.headers.get('content-type')]).toEqual([
      503,
      '5',
      'application/problem+json',
    ])
    expect(await api.json()).toMatchObject({ status: 503, code: 'unavailable' })

    const alive = await Promise.all(
      ['/healthz', sheet, '/emergency', '/easy/emergency', '/en/emergency'].map(
        async (path) => (await get(path)).status,
      ),
    )
    expect(alive).toEqual([200, 200, 200, 200, 200])
    expect((await get('/readyz')).status).toBe(503)

    await giveBack()
    expect((await get('/')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(200)
  })
})

describe('ディスクに空きがないとき（53100）', () => {
  const draft = async () => {
    const { rows } = await sql<{ id: string }>`
      select id from auth.accounts where display_name = ${satoHanako.name}`.execute(house.db.kysely)
    const accountId = rows[0]?.id ?? ''
    const [id = ''] = await house.db.transact((tx) =>
      writeManyCases(tx, {
        count: 1,
        state: 'draft',
        applicants: [satoHanako.personId],
        accountId,
        at: house.clock.now(),
      }),
    )
    const page = await get(`/applications/${id}/check`)
    return { id, form: formOf(await page.text(), '/confirmation') }
  }
  const confirm = (id: string, form: URLSearchParams, lang = '') =>
    fetch(`${url}${lang}/applications/${id}/confirmation`, {
      method: 'POST',
      body: form,
      headers: { cookie, origin: house.config.publicUrl },
      redirect: 'manual',
    })
  const written = async (id: string) => {
    const { rows } = await sql<{ state: string; events: number; audited: number }>`
      select state,
        (select count(*)::int from procedures.case_events where application_id = a.id) as events,
        (select count(*)::int from platform.audit
          where subject_id = a.id::text and action = 'procedures.application.confirm') as audited
      from procedures.applications a where id = ${id}`.execute(house.db.kysely)
    return rows[0]
  }
  const nothing = { state: 'draft', events: 0, audited: 0 }

  test.each([
    ['途中で', 'platform.audit', `create trigger full_disk before insert on platform.audit for each row`],
    [
      '確定のときに',
      'procedures.applications',
      `create constraint trigger full_disk after update on procedures.applications deferrable initially deferred for each row`,
    ],
  ])(
    '%s書けなくなれば503で答え、途中まで書いたものは残らず、空けば同じ送信が一度だけ数えられる',
    async (_, table, trigger) => {
      const { id, form } = await draft()
      await runSql(
        house.ownerUrl,
        `create or replace function platform.full_disk() returns trigger language plpgsql as $$
         begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
      )
      await runSql(house.ownerUrl, `${trigger} execute function platform.full_disk()`)
      const refused = await confirm(id, form)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
      expect(await written(id)).toEqual(nothing)
      await runSql(house.ownerUrl, `drop trigger full_disk on ${table}`)
      milliseconds += aMinute
      for (let time = 0; time < 2; time += 1) expect((await confirm(id, form)).status).toBe(303)
      expect(await written(id)).toEqual({ state: 'confirmed', events: 1, audited: 1 })
    },
  )

  test('そのあいだも、緊急のページ、案内、さがす、状況、自分の手続きの一覧は開け、書くことは断られる', async () => {
    const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(await (await get('/')).text())?.[1] ?? ''
    const { id, form } = await draft()
    const full = db.transact((tx) =>
      sql`do $$ begin raise exception using errcode = '53100', message = 'no room' ; end $$`.execute(tx),
    )
    await expect(full).rejects.toThrow('read_only')
    const pages = ['', '/easy', '/en'].flatMap((lang) =>
      ['/', '/emergency', '/help', '/accessibility', '/privacy', '/status', '/search?q=住民票'].map(
        (path) => `${lang}${path}`,
      ),
    )
    const all = ['/healthz', '/readyz', sheet, ...pages, '/applications']
    for (const path of all) expect([path, (await get(path)).status]).toEqual([path, 200])
    for (const path of pages) expect([path, (await get(path, {})).status]).toEqual([path, 200])
    const said = { '': '今送ったものは保存されていません', '/easy': 'まだ役所に届いていません', '/en': 'was not saved' }
    for (const [lang, words] of Object.entries(said)) {
      const refused = await confirm(id, form, lang)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
      expect((await refused.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')).toContain(words)
    }
    const record = await get(`/staff/people/${satoHanako.personId}`, { cookie: clerk })
    const desk = await record.text()
    expect([record.status, desk.includes('急ぐものは紙で受け付け'), desk.includes('へお電話')]).toEqual([
      503,
      true,
      false,
    ])
    expect((await get('/staff', { cookie: clerk })).status).toBe(200)
    milliseconds += aMinute
  })

  test('数えるだけの書き込みができないときも、壊れたとは言わず503で答える', async () => {
    await runSql(
      house.ownerUrl,
      `create or replace function platform.full_disk() returns trigger language plpgsql as $$
         begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    )
    await runSql(
      house.ownerUrl,
      'create trigger full_disk before insert on platform.rate_limits for each row execute function platform.full_disk()',
    )
    const answer = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${'y'.repeat(40)}` } })
    await runSql(house.ownerUrl, 'drop trigger full_disk on platform.rate_limits')
    milliseconds += aMinute
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
  })
})
