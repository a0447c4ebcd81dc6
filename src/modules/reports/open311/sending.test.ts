import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { anonymous } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { startTestSimulators } from '#src/simulators/testing.ts'
import { reports } from '../index.ts'
import { fileReport, findReport, lockReport, moveReport, type ReportId, stepsOf } from '../record/index.ts'
import { programOf } from './testing/program.ts'

const start = '2026-12-02T10:00:00+09:00'
let house: TestHouse
let world: Awaited<ReturnType<typeof startTestSimulators>>
beforeAll(async () => {
  world = await startTestSimulators({ now: () => house.clock.now() })
  house = await testHouse({ modules: [people, organisations, reports], now: start, settings: world.settings })
})
afterAll(async () => {
  await world.stop()
  await house.close()
})
beforeEach(() => mood('number'))

const toBody = async (path: string, fields: Record<string, string>) =>
  (
    await fetch(`${world.url}/other-bodies${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  ).status
const mood = (name: string) => toBody('/mood', { mood: name })
const answers = (id: string, status: 'open' | 'closed', notes: string) =>
  toBody(`/${id}`, { [`status-${id}`]: status, [`notes-${id}`]: notes })
const page = async () => (await fetch(`${world.url}/other-bodies`)).text()
const timesThere = async (number: string) => (await page()).split(number).length - 1

/** A pothole on a metropolitan road, handed over. */
async function handedOver(on: House = house, method?: string) {
  const { id, number } = await on.db.transact((tx) =>
    fileReport(tx, on, anonymous, {
      ...{ category: 'road-hole', channel: 'web', place: { lat: 35.7595, lon: 139.63 }, town: '光が丘二丁目' },
      ...{ owner: 'metropolis', placeText: '交差点の北', description: '穴があります。電話は03-1234-5678です。' },
    }),
  )
  await move(id, 'handed_over', 'metropolitan-roads', method)
  await settle(on)
  return { id, number }
}
const move = (id: ReportId, to: 'handed_over' | 'investigating', body?: string, method?: string) =>
  house.db.transact(async (tx) => {
    const report = await lockReport(tx, id)
    if (report)
      await moveReport(tx, house, anonymous, report, {
        ...{ to, body, by: { kind: 'system' } as const },
        ...(method && { details: { method } }),
      })
  })
const forwardedOf = async (id: ReportId) => {
  const { rows } = await sql<{ state: string; externalId: string | null; tries: number }>`
    select state, external_id as "externalId", tries from reports.forwarded where report_id = ${id}
    order by step desc limit 1`.execute(house.db.kysely)
  return rows[0]
}
const notesOf = async (id: ReportId) =>
  (await house.db.read((tx) => stepsOf(tx, id))).flatMap(({ note }) => note ?? []).join('\n')
const stateOf = async (id: ReportId) => (await house.db.read((tx) => findReport(tx, id)))?.state
const later = async (minutes: number, on: House = house) => {
  house.setNow(house.clock.now().add({ minutes }).toString())
  await settle(on)
}

test('都道の穴は、先方の受付に一度だけ届き、知らせた人のことは渡らない', async () => {
  const { id, number } = await handedOver()
  expect(await forwardedOf(id)).toMatchObject({ state: 'taken', externalId: expect.stringMatching(/^TK-/) })
  expect(await notesOf(id)).toMatch(/先方の番号：TK-\d+/)
  await later(60)
  expect(await timesThere(number)).toBe(1)
  const shown = await page()
  expect(shown).toContain('穴があります。')
  expect(shown).not.toContain('1234-5678')
})

test('先方が途中で言ったことは課にだけ残り、終わったと言えば課に戻って、確かめるのを待つ', async () => {
  const { id } = await handedOver()
  const theirs = (await forwardedOf(id))?.externalId ?? ''
  await answers(theirs, 'open', '来週に調べます')
  await later(20)
  expect(await notesOf(id)).toContain('来週に調べます')
  expect(await stateOf(id)).toBe('handed_over')
  await later(20)
  expect((await notesOf(id)).split('来週に調べます')).toHaveLength(2)
  await answers(theirs, 'closed', '埋めました <済>')
  await later(20)
  expect(await stateOf(id)).toBe('in_progress')
  const steps = await house.db.read((tx) => stepsOf(tx, id))
  const last = steps.at(-1)
  expect(last).toMatchObject({ byKind: 'body', to: 'in_progress', said: expect.stringContaining('こちらで確かめます') })
  expect(last?.note).toContain('埋めました <済>')
  const { rows } = await sql`select 1 from reports.forwarded_standing where "reportId" = ${id}`.execute(house.db.kysely)
  expect(rows).toHaveLength(1)
})

test('番号があとから分かる先方には、引換えの記号で聞きに行く', async () => {
  await mood('token')
  const { id } = await handedOver()
  expect(await forwardedOf(id)).toMatchObject({ state: 'token', externalId: null })
  await later(11)
  expect((await forwardedOf(id))?.state).toBe('token')
  await mood('number')
  await later(20)
  expect(await forwardedOf(id)).toMatchObject({ state: 'taken', externalId: expect.stringMatching(/^TK-/) })
})

test('先方が断れば、わけが課に届き、もう送らない', async () => {
  await mood('refuses')
  const { id, number } = await handedOver()
  expect((await forwardedOf(id))?.state).toBe('refused')
  expect(await notesOf(id)).toContain('この場所は、当所の管理ではありません')
  await mood('number')
  await later(60)
  expect(await timesThere(number)).toBe(0)
})

test('壊れた答えなら、先方の一覧で自分の番号を探し、なければ一度だけ送り直す', async () => {
  await mood('garbage')
  const { id, number } = await handedOver()
  expect(await forwardedOf(id)).toMatchObject({ state: 'asking', tries: 1 })
  await later(11)
  expect((await forwardedOf(id))?.state).toBe('asking')
  await mood('number')
  await later(20)
  await later(20)
  expect(await forwardedOf(id)).toMatchObject({ state: 'taken', tries: 2 })
  expect(await timesThere(number)).toBe(1)
})

test('届いたのに答えが来なかったものは、先方の一覧から見つけ、二度は送らない', async () => {
  // The connection breaks after the body has taken it.
  const broken = await between(world.url)
  const url = `http://127.0.0.1:${(broken.address() as AddressInfo).port}/open311/metropolitan-roads/v2/`
  const servers = { 'metropolitan-roads': { url, key: 'open311-key', services: {} } }
  const cut: House = { ...house, config: { ...house.config, open311: { servers } } }
  const { id, number } = await handedOver(cut)
  expect(await forwardedOf(id)).toMatchObject({ state: 'asking', tries: 1 })
  expect(await timesThere(number)).toBe(1)
  await later(20)
  expect(await forwardedOf(id)).toMatchObject({ state: 'taken', tries: 1 })
  expect(await timesThere(number)).toBe(1)
  broken.close()
})

test('つながらない先方には、つながるまで待って送る。三日たてば課に任せる', async () => {
  const gone = await between(world.url)
  const { port } = gone.address() as AddressInfo
  await new Promise((done) => gone.close(done))
  const servers = { 'metropolitan-roads': { url: `http://127.0.0.1:${port}/v2/`, services: {} } }
  const unplugged: House = { ...house, config: { ...house.config, open311: { servers } } }
  const { id } = await handedOver(unplugged)
  expect((await forwardedOf(id))?.state).toBe('waiting')
  await later(20)
  expect(await forwardedOf(id)).toMatchObject({ state: 'taken', tries: 1 })
  const other = await handedOver(unplugged)
  await later(4 * 24 * 60, unplugged)
  expect((await forwardedOf(other.id))?.state).toBe('refused')
  expect(await notesOf(other.id)).toContain('電話などで渡してください')
})

test('つなぎ先のない機関は、電話で渡すことになり、課が引き取れば聞くのをやめる', async () => {
  const nowhere: House = { ...house, config: { ...house.config, open311: { servers: {} } } }
  const { id } = await handedOver(nowhere)
  expect((await forwardedOf(id))?.state).toBe('refused')
  expect(await notesOf(id)).toContain('つなぎ先が、まだ設定されていません')
  const { id: another } = await handedOver()
  await move(another, 'investigating')
  await settle(house)
  expect((await forwardedOf(another))?.state).toBe('over')
})

test('電話などで渡したと書かれたものは、先方の受付に送らない', async () => {
  const { id, number } = await handedOver(house, 'phone')
  expect(await forwardedOf(id)).toBeUndefined()
  expect(await timesThere(number)).toBe(0)
  expect((await forwardedOf((await handedOver(house, 'open311')).id))?.state).toBe('taken')
})

test('自分から知らせてくる機関は、渡したものにだけ、それぞれ一度書ける', async () => {
  const { key, clientId } = await programOf(house, ['reports.file'])
  const servers = {
    'metropolitan-roads': {
      ...house.config.open311.servers['metropolitan-roads'],
      url: '',
      client: clientId,
      services: {},
    },
  }
  const app = testApp({ ...house, config: { ...house.config, open311: { servers } } })
  const { id, number } = await handedOver()
  const update = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ api_key: key, service_request_id: number, ...fields })
    const response = await app.request('/open311/v2/servicerequestupdates.json', { method: 'POST', body })
    return { status: response.status, json: (await response.json()) as { code?: string; update_id?: string }[] }
  }
  const first = { update_id: 'u-1', description: '工事の日を決めています', status: 'open' }
  expect(await update(first)).toEqual({ status: 200, json: [{ update_id: 'u-1' }] })
  expect(await update(first)).toMatchObject({ status: 400, json: [{ code: 'update_repeated' }] })
  expect(await notesOf(id)).toContain('工事の日を決めています')
  expect((await update({ update_id: 'u-2', description: '終わりました', status: 'FIXED' })).status).toBe(200)
  expect(await stateOf(id)).toBe('in_progress')
  expect(await update({ update_id: 'u-3', description: 'x' })).toMatchObject({ status: 403 })
})

/** A server that hands everything on, and breaks off instead of answering a POST. */
async function between(url: string): Promise<Server> {
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const isPost = request.method === 'POST'
    const type = request.headers['content-type']
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? 'GET',
      ...(isPost && { body: Buffer.concat(parts), headers: { ...(type && { 'content-type': type }) } }),
    })
    const text = await answer.text()
    if (isPost) request.socket.destroy()
    else response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(text)
  }
  const server = createServer((request, response) => void pass(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}
