import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { messaging } from '#modules/messaging/index.ts'
import { pages } from '#modules/pages/index.ts'
import { createDatabase, sql } from '#platform/db/index.ts'
import {
  emergencyFront,
  emergencyPageLimit,
  heaviestPage,
  lookAtEmergency,
  momentAfter,
  readEmergencyFile,
  watchEmergency,
  writeEmergencyFile,
} from '#platform/emergency/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { operations } from '../index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, pages, messaging, operations] })
  app = testApp(house)
})
afterAll(() => house.close())

const page = '/staff/emergency'
const asStaff = async (name: string) => browse(app, await staffSignInAs(house, name))
const words = {
  'ja-title': '震度5強の地震。避難拠点を開いています',
  'ja-lead': '役所の窓口は、安全を確かめるまで閉じています。',
  'ja-steps': '塀から離れてください。\nエレベーターは使わないでください。',
  'ja-places': '開進第一小学校｜開いています',
  'ja-contacts': '火事・けが｜119',
  'easy-title': '大《おお》きい 地震《じしん》です',
  'easy-lead': '役所《やくしょ》は 休《やす》みです。',
}
const write = async (texts: Record<string, string>) =>
  (await asStaff('長谷川徹')).submit(page, { ...blank, ...texts }, `${page}/texts`)
const blank = Object.fromEntries(
  ['ja', 'easy', 'en'].flatMap((lang) =>
    ['title', 'lead', 'steps', 'places', 'contacts', 'next'].map((part) => [`${lang}-${part}`, '']),
  ),
)
const throwTo = async (to: 'on' | 'off') => (await asStaff('鈴木一')).submit(page, { to }, `${page}/switch`)

/** The same house as another process would have it: a pool and a memory of its own. */
async function anotherProcess(dataDir = house.config.dataDir) {
  const config = { ...house.config, dataDir }
  const db = createDatabase(house.db.url, silentLog, { poolSize: 2 })
  const emergency = emergencyFront(config, house.profile)
  const other: House = { ...house, config, db, emergency }
  const server = await startServer(createApp(other), { port: 0, host: '127.0.0.1' }, emergency)
  const get = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: 'manual', ...init })
  return { house: other, get, port: server.port, close: () => server.stop() }
}

describe('緊急のお知らせ', () => {
  test('文がないうちは前に出せず、ページは、お知らせがないことと電話番号を答える', async () => {
    const process = await anotherProcess()
    const quiet = await (await process.get('/emergency')).text()
    expect(quiet).toContain('いま、緊急のお知らせはありません')
    expect(quiet).toContain(house.profile.phone)
    expect(await (await (await asStaff('鈴木一')).get(page)).text()).not.toContain('前に出す</button>')
    await process.close()
    await process.house.db.close()
  })

  test('課長と管理者が書いて出せ、係員と受託の人は開けない', async () => {
    expect((await (await asStaff('高橋真')).get(page)).status).toBe(403)
    expect((await (await asStaff('平野ゆい')).get(page)).status).toBe(403)
    expect((await app.request(page)).status).toBe(303)
    expect((await write(words)).headers.get('location')).toBe(`${page}?done=saved`)
    expect((await throwTo('on')).headers.get('location')).toBe(`${page}?done=switched`)
    const { rows } = await sql<{ action: string }>`
      select action from platform.audit where action like 'operations.emergency.%' order by id`.execute(house.db.kysely)
    expect(rows.map(({ action }) => action)).toEqual(['operations.emergency.write', 'operations.emergency.switch'])
  })

  test('足りないところは欄ごとに言い、書いたものは残る', async () => {
    const refused = await write({ ...words, 'ja-title': '', 'ja-places': '開進第一小学校', 'en-lead': 'Closed' })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('見出しを書いてください。')
    expect(html).toContain('「名前｜内容」の形で')
    expect(html).toContain('塀から離れてください。')
    expect(html.match(/見出しを書いてください。/g)?.length).toBeGreaterThanOrEqual(3)
  })

  test('スイッチ1つで、ほかのプロセスでもホームの前に出て、ほかのページには帯が付く', async () => {
    const process = await anotherProcess()
    await lookAtEmergency(process.house)
    const home = await process.get('/')
    expect(home.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await home.text()).toContain('震度5強の地震')
    expect(await (await process.get('/easy')).text()).toContain('<ruby>大<rp>')
    const english = await (await process.get('/en/emergency')).text()
    expect(english).toContain('<html lang="en">')
    expect(english).toMatch(/<h1 id="title" lang="ja">/)
    expect(await (await process.get('/?usual')).text()).toContain('class="emergency"')
    expect(await (await process.get('/help')).text()).toContain('href="/emergency"')
    await throwTo('off')
    await lookAtEmergency(process.house)
    expect(await (await process.get('/')).text()).not.toContain('震度5強の地震')
    expect(await (await process.get('/help')).text()).not.toContain('class="emergency"')
    await process.close()
    await process.house.db.close()
    await throwTo('on')
  })

  test('データベースが止まっても答え続け、ほかのページも、帯を付けて、いま使えないと言う', async () => {
    const process = await anotherProcess()
    await lookAtEmergency(process.house)
    await process.house.db.close()
    const first = await process.get('/')
    expect(first.status).toBe(200)
    expect(await first.text()).toContain('震度5強の地震')
    const etag = first.headers.get('etag') ?? ''
    expect((await process.get('/emergency', { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await process.get('/emergency', { method: 'HEAD' })).status).toBe(200)
    expect((await process.get('/emergency', { method: 'POST' })).status).not.toBe(200)
    expect(await (await process.get('/procedures')).text()).toContain('class="emergency"')
    await process.close()
  })

  test('データベースがない間にサーバーで切り替えると、すぐに効き、戻ったときに記録される', async () => {
    const folder = `${house.config.dataDir}/another-machine`
    const process = await anotherProcess(folder)
    await lookAtEmergency(process.house)
    const known = readEmergencyFile(folder)
    const at = momentAfter(known).toString()
    writeEmergencyFile(folder, { ...known, switch: { at, isOn: false } })
    process.house.emergency.take(readEmergencyFile(folder))
    expect(process.house.emergency.band('ja')).toBeUndefined()
    await lookAtEmergency(process.house)
    await lookAtEmergency(house)
    expect(house.emergency.band('ja')).toBeUndefined()
    const { rows } = await sql<{ staffId: string | null; isOn: boolean }>`
      select staff_id as "staffId", is_on as "isOn" from platform.emergency_switches order by at desc limit 1`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([{ staffId: null, isOn: false }])
    await process.close()
    await process.house.db.close()
  })

  test('ページは、場所を99並べても14 KBに収まり、もっと重い文は保存する前に断る', async () => {
    const places = Array.from({ length: 99 }, (_, n) => `避難拠点 第${n + 1}小学校（体育館）｜開いています。${n * 7}人`)
    expect((await write({ ...words, 'ja-places': places.join('\n') })).status).toBe(303)
    expect(heaviestPage(house.profile, house.emergency.state)).toBeLessThanOrEqual(emergencyPageLimit)
    for (const { texts } of house.profile.emergencyDrafts)
      expect(heaviestPage(house.profile, { text: { at: new Date(0).toISOString(), texts } })).toBeLessThan(4096)
    const noise = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64')
    const heavy = Array.from({ length: 104 }, () => `${noise(54)}｜${noise(84)}`)
    const steps = Array.from({ length: 12 }, () => noise(220))
    const refused = await write({ ...words, 'ja-places': heavy.join('\n'), 'ja-steps': steps.join('\n') })
    expect(refused.status).toBe(422)
    expect(/wrong-text[^>]*>[\s\S]{0,400}/.exec(await refused.text())?.[0]).toContain('ページが重すぎます')
  })

  test('スイッチを見ているどのプロセスでも前に出て、見出しまで含めた最初の返事が14 KBに収まり、ほかに何も取りに行かない', async () => {
    const processes = [await anotherProcess(), await anotherProcess(`${house.config.dataDir}/a-third-machine`)]
    const watching = processes.map((process) => watchEmergency(process.house))
    await throwTo('on')
    for (const process of processes) {
      await expect.poll(async () => (await process.get('/')).text(), { timeout: 5000 }).toContain('第99小学校')
      for (const path of ['/', '/easy', '/en']) {
        const answer = await firstAnswer(process.port, path)
        expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 200 [\s\S]*content-encoding: gzip/i)
        expect(answer.length).toBeLessThanOrEqual(emergencyPageLimit)
        expect(await (await process.get(path)).text()).not.toMatch(
          /<(?:link|script|img|iframe|object)\b|\bsrc=|url\(|@import/,
        )
      }
    }
    await throwTo('off')
    for (const process of processes)
      await expect.poll(async () => (await process.get('/')).text(), { timeout: 5000 }).not.toContain('第99小学校')
    for (const watch of watching) await watch.stop()
    for (const process of processes) {
      await process.close()
      await process.house.db.close()
    }
  })
})

/** Every byte of an answer, as a phone gets it: head and packed body. */
const firstAnswer = (port: number, path: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const line = connect(port, '127.0.0.1', () =>
      line.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`),
    )
    line.on('data', (part: Buffer) => parts.push(part))
    line.on('end', () => resolve(Buffer.concat(parts)))
    line.on('error', reject)
  })
