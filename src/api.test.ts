import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { confirmDecision, proposeDecision } from '#modules/procedures/actions/desk/decide.ts'
import { takeCase } from '#modules/procedures/actions/desk/handle-case.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { type ApiCaller, type Description, openApiOf, operationsOf } from '#platform/testing/api-caller.ts'
import { type Office, openOffice } from '#modules/procedures/testing/office.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { reservations } from '#modules/reservations/index.ts'
import { sql } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'

let office: Office
let hanako: string
let ren: string
let takahashi: string
let tanaka: string
let kato: string
let api: ApiCaller
let description: Description
beforeAll(async () => {
  office = await openOffice([reservations])
  api = await openApiOf(office)
  description = api.description
  const { resident } = await filedCase(office.house, '佐藤花子')
  hanako = await api.tokenOf(resident.accountId)
  ren = await api.tokenOf((await filedCase(office.house, '山本蓮')).resident.accountId)
  takahashi = await api.tokenOf((await staffActor(office.house, '高橋真')).accountId)
  tanaka = await api.tokenOf((await staffActor(office.house, '田中美咲')).accountId)
  kato = await api.tokenOf((await staffActor(office.house, '加藤誠')).accountId)
})
afterAll(() => office.close())

/** What is routed but not described, or described but not routed. */
function differences(routed: readonly string[], described: readonly string[]): string[] {
  return [
    ...routed.filter((one) => !described.includes(one)).map((one) => `${one} is not described`),
    ...described.filter((one) => !routed.includes(one)).map((one) => `${one} has no route`),
  ]
}

describe('OpenAPIの説明書', () => {
  test('/api/v1の下の入口はみな説明書にあり、説明書の入口はみな動く', () => {
    const routed = office.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json')
      .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = operationsOf(description).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(described.length).toBeGreaterThan(20)
    expect(differences(routed, described)).toEqual([])
  })

  test('わざと外した入口は見つかる', () => {
    expect(differences(['GET /a'], ['GET /b'])).toEqual(['GET /a is not described', 'GET /b has no route'])
  })

  test('3.1の形をしている：番号は一つずつ、アドレスの変数と参照先はみなあり、範囲は一覧にある', () => {
    const all = operationsOf(description)
    const ids = all.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, operation } of all) {
      const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(variables)
      const scopes = operation.security.flatMap((one) => one.bearer ?? [])
      expect(Object.keys(description.components.securitySchemes.bearer['x-scopes'])).toEqual(
        expect.arrayContaining(scopes),
      )
      expect(description.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags))
    }
    for (const [, ref = ''] of JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(api.at(ref), ref).toBeDefined()
    }
  })

  test('読めるページには、どの入口と範囲も載り、外のスクリプトはない', async () => {
    const html = await (await office.app.request('/api/v1')).text()
    for (const { method, path } of operationsOf(description)) {
      expect(html).toContain(`${method.toUpperCase()} /api/v1${path}`)
    }
    expect(html).toContain('applications.write')
    expect(html).not.toMatch(/<script[^>]+src="https?:/)
  })
})

describe('APIの答え', () => {
  test('申請をはじめてから確定し、取り下げるまで、どの答えも説明書のとおり', async () => {
    await api.call('listProcedures', 200, '/procedures')
    await api.call('readProcedure', 200, '/procedures/residence-certificate')
    await api.call('readDefinitionSchema', 200, '/procedures/definition-schema.json')
    await api.call('readRevision', 200, '/procedures/residence-certificate/revisions/1')
    await api.call('readRevisionRules', 200, '/procedures/residence-certificate/revisions/1/rules')
    await api.call('readRevision', 404, '/procedures/residence-certificate/revisions/99')
    const key = randomUUID()
    const body = { procedure: 'residence-certificate' }
    const { id } = await api.call('startApplication', 201, '/applications', { token: hanako, key, body })
    expect((await api.call('startApplication', 201, '/applications', { token: hanako, key, body })).id).toBe(id)
    const path = `/applications/${id}`
    await api.call('checkApplication', 409, `${path}/check`, { token: hanako })
    for (const [page, answers] of Object.entries({
      whose: { whose: 'self' },
      items: { items: ['relation'] },
      copies: { copies: 1 },
      delivery: { delivery: 'post' },
    })) {
      await api.call('answerPage', 200, `${path}/answers/${page}`, { token: hanako, body: answers })
    }
    const { content } = await api.call('checkApplication', 200, `${path}/check`, { token: hanako })
    const confirmed = await api.call('confirmApplication', 200, `${path}/confirmation`, {
      token: hanako,
      body: { content },
    })
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      links: { sign: expect.stringContaining(`${path}/signature`), pay: null },
    })
    expect(await api.call('submitApplication', 409, `${path}/submission`, { token: hanako, body: {} })).toMatchObject({
      code: 'not_signed',
    })
    await api.call('withdrawApplication', 200, `${path}/withdrawal`, { token: hanako, body: {} })
    await api.call('readApplication', 200, path, { token: hanako })
    await api.call('listApplications', 200, '/applications', { token: hanako })
    await api.call('readAccount', 200, '/account', { token: hanako })
  })

  test('職員の一覧、引き受け、質問、返事、起案、決定、支払いまで、どの答えも説明書のとおり', async () => {
    const { id } = await filedCase(office.house, '佐藤花子')
    const path = `/staff/cases/${id}`
    await api.call('readQueue', 200, '/staff/queue?view=all', { token: takahashi })
    expect(await api.call('readCase', 200, path, { token: takahashi })).toMatchObject({ opened: false })
    await api.call('takeCase', 200, `${path}/assignment`, { token: takahashi, body: {} })
    expect(await api.call('readCase', 200, path, { token: takahashi })).toMatchObject({ opened: true })
    const ask = { fields: ['items'], reason: '続柄は要りますか。', answerBy: '2026-12-11' }
    await api.call('askForCorrection', 200, `${path}/correction`, { token: takahashi, body: ask })
    const asked = await api.call('readApplication', 200, `/applications/${id}`, { token: hanako })
    expect(asked).toMatchObject({ correction: { fields: ['items'], answerBy: '2026-12-11' } })
    await api.call('answerCorrection', 200, `/applications/${id}/correction`, {
      token: hanako,
      body: { answers: { items: ['relation'] } },
    })
    const again = await api.call('answerCorrection', 409, `/applications/${id}/correction`, {
      token: hanako,
      body: { answers: {} },
    })
    expect(again).toMatchObject({ code: 'not_asked', detail: expect.stringContaining('質問はありません') })
    await api.call('proposeDecision', 200, `${path}/proposal`, { token: takahashi, body: { outcome: 'issue' } })
    expect(
      await api.call('confirmDecision', 403, `${path}/confirmation`, { token: takahashi, body: {} }),
    ).toMatchObject({
      code: 'permission_missing',
    })
    await api.call('confirmDecision', 202, `${path}/confirmation`, { token: tanaka, body: {} })
    await office.settle()
    const { payment } = await api.call('readApplication', 200, `/applications/${id}`, { token: hanako })
    const { id: paymentId } = z.object({ id: z.string() }).parse(payment)
    await api.call('readPayment', 200, `/payments/${paymentId}`, { token: hanako })
    await api.call('readPayment', 404, `/payments/${paymentId}`, { token: ren })
    const { rows } = await sql<{ code: string }>`
      select verification_code as code from procedures.certificates where application_id = ${id}`.execute(
      office.house.db.kysely,
    )
    await api.call('verifyCertificate', 200, `/verifications/${rows[0]?.code}`)
    await api.call('verifyCertificate', 404, `/verifications/${'0'.repeat(16)}`)
  })

  test('断るときは、変わらない符号と次にすることを、problem+jsonで答える', async () => {
    expect(await api.call('listApplications', 401, '/applications')).toMatchObject({ code: 'token_missing' })
    const { resident } = await filedCase(office.house, '佐藤花子')
    const small = await api.tokenOf(resident.accountId, ['applications.read'])
    const body = { procedure: 'residence-certificate' }
    expect(await api.call('startApplication', 403, '/applications', { token: small, body })).toMatchObject({
      code: 'scope_missing',
      detail: expect.stringContaining('scope'),
    })
    const key = randomUUID()
    await api.call('startApplication', 201, '/applications', { token: hanako, key, body })
    const reused = await api.call('startApplication', 422, '/applications', {
      token: hanako,
      key,
      body: { procedure: 'other' },
    })
    expect(reused).toMatchObject({ code: 'idempotency_key_reused' })
    expect(await api.call('readQueue', 403, '/staff/queue', { token: hanako })).toMatchObject({ code: 'staff_only' })
    const english = await office.app.request('/api/v1/applications', { headers: { 'accept-language': 'en' } })
    expect(await english.json()).toMatchObject({ detail: expect.stringContaining('bearer token') })
  })
})

describe('どの入口も', () => {
  const nobodys = (path: string) => path.replaceAll(/\{(\w+)\}/g, () => '01900000-0000-7000-8fff-0000000000ff')
  const guarded = () => operationsOf(description).filter(({ operation }) => operation.security.length > 0)
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    return z
      .object({ code: z.string().min(3), detail: z.string().min(5), status: z.number() })
      .parse(await response.json())
  }

  test('トークンがなければ401を、よその種類のトークンには403か404を、problem+jsonで答える', async () => {
    expect(guarded().length).toBeGreaterThan(20)
    for (const { method, path, operation } of guarded()) {
      // There are more operations than calls without a token in a minute.
      await sql`delete from platform.rate_limits`.execute(office.house.db.kysely)
      const bad = { token: 'madop_nothing', body: {} }
      const answer = await api.send(method.toUpperCase(), nobodys(path), method === 'get' ? { token: bad.token } : bad)
      expect([operation.operationId, answer.status, (await problemOf(answer)).status]).toEqual([
        operation.operationId,
        401,
        401,
      ])
      const other = path.startsWith('/staff/') ? hanako : path.startsWith('/documents') ? undefined : takahashi
      if (!other) continue
      const refused = await api.send(method.toUpperCase(), nobodys(path), {
        token: other,
        ...(method !== 'get' && { body: {} }),
      })
      expect([403, 404], operation.operationId).toContain((await problemOf(refused)).status)
    }
  })

  test('何かを変える入口は、どれもIdempotency-Keyを受け、同じ番号で違う内容を送ると422になる', async () => {
    const changing = guarded().filter(({ method }) => method !== 'get')
    const without = changing.filter(
      ({ operation }) => !operation.parameters.some(({ name }) => name === 'Idempotency-Key'),
    )
    expect(without.map(({ operation }) => operation.operationId)).toEqual([])
    const { id } = await filedCase(office.house, '佐藤花子')
    const deed = (path: string, token: string, key: string, body: unknown) =>
      api.send('POST', `/staff/cases/${id}/${path}`, { token, key, body })
    for (const [path, token, body, changed] of [
      ['assignment', takahashi, {}, { again: true }],
      ['hand-back', takahashi, {}, { again: true }],
    ] as const) {
      const key = randomUUID()
      const first = await deed(path, token, key, body)
      expect([path, first.status]).toEqual([path, 200])
      expect(await (await deed(path, token, key, body)).json()).toEqual(await first.json())
      expect(await problemOf(await deed(path, token, key, changed))).toMatchObject({
        status: 422,
        code: 'idempotency_key_reused',
      })
    }
    // Handed back already: another key is another call.
    expect([403, 409]).toContain((await problemOf(await deed('hand-back', takahashi, randomUUID(), {}))).status)
  })

  test('職員の一覧は、受付箱と同じ条件で絞れる', async () => {
    await filedCase(office.house, '佐藤花子')
    const numbers = async (query: string) =>
      z
        .object({ items: z.array(z.object({ procedure: z.string() })) })
        .parse(await api.call('readQueue', 200, `/staff/queue?${query}`, { token: takahashi })).items.length
    expect(await numbers('states=submitted&procedure=residence-certificate&channel=web&order=newest')).toBeGreaterThan(
      0,
    )
    expect(await numbers('states=submitted&procedure=dog-registration')).toBe(0)
    expect(await numbers('states=submitted&channel=post')).toBe(0)
  })
})

describe('書類', () => {
  const documents = async (id: string) => {
    const { rows } = await sql<{ id: string; kind: string }>`
      select id, kind from platform.documents where owner_id = ${id}`.execute(office.house.db.kysely)
    return rows
  }
  const statusOf = async (token: string, id: string, query = '') =>
    (await api.send('GET', `/documents/${id}${query}`, { token })).status

  async function decided(outcome: 'issue' | 'refuse'): Promise<Id<'application'>> {
    const { house } = office
    const { id } = await filedCase(house, '佐藤花子')
    const clerk = await staffActor(house, '高橋真')
    const checker = await staffActor(house, '田中美咲')
    await house.db.transact((tx) => takeCase(tx, house, clerk, id))
    await house.db.transact((tx) =>
      proposeDecision(tx, house, clerk, id, { outcome, reason: '対象の方の記録がありません。' }),
    )
    await house.db.transact((tx) => confirmDecision(tx, house, checker, id))
    await office.settle()
    return id
  }

  test('交付しない通知は、本人と、開いてよい係の職員だけが読め、読んだことが残る', async () => {
    const id = await decided('refuse')
    const letter = (await documents(id)).find(({ kind }) => kind === 'refusal')
    const { documents: listed } = await api.call('readApplication', 200, `/applications/${id}`, { token: hanako })
    expect(listed).toMatchObject([{ id: letter?.id, kind: 'refusal' }])
    const opened = await api.send('GET', `/documents/${letter?.id}`, { token: hanako })
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(await statusOf(ren, letter?.id ?? '')).toBe(404)
    expect(await statusOf(kato, letter?.id ?? '', '?reason=supervision')).toBe(404)
    expect(await statusOf(takahashi, letter?.id ?? '')).toBe(200)
    const { rows } = await sql<{ kind: string; reason: string }>`
      select actor_kind as kind, reason from platform.audit
      where action = 'documents.document.read' and ids->>'documentId' = ${letter?.id ?? ''} order by id`.execute(
      office.house.db.kysely,
    )
    expect(rows).toEqual([
      { kind: 'resident', reason: 'own' },
      { kind: 'staff', reason: 'duty' },
    ])
  })

  test('証明書そのものは、本人にもデータでは渡さない', async () => {
    const id = await decided('issue')
    const certificate = (await documents(id)).find(({ kind }) => kind === 'certificate')
    expect(await statusOf(takahashi, certificate?.id ?? '')).toBe(200)
    expect(await statusOf(hanako, certificate?.id ?? '')).toBe(404)
    const browser = await office.visit('佐藤花子')
    expect((await browser.get(`/documents/${certificate?.id}`)).status).toBe(404)
  })

  test('本人のページには通知と控えが並び、ほかの人には、ないのと同じ', async () => {
    const id = await decided('refuse')
    const browser = await office.visit('佐藤花子')
    const html = await (await browser.get(`/applications/${id}`)).text()
    const href = /href="(\/documents\/[^"]+)"/.exec(html)?.[1] ?? ''
    expect((await browser.get(href)).headers.get('content-type')).toBe('application/pdf')
    const record = await browser.get(`/applications/${id}/record`)
    expect(record.status).toBe(200)
    expect(await record.text()).toContain('佐藤花子')
    const stranger = await office.visit('山本蓮')
    for (const path of [href, `/applications/${id}/record`]) expect((await stranger.get(path)).status).toBe(404)
  })
})

test('トークンのない呼び出しは、1分に60回を超えると、待つ秒数とともに断る', async () => {
  let last = await api.send('GET', '/procedures')
  for (let i = 0; i < 60 && last.status !== 429; i += 1) last = await api.send('GET', '/procedures')
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await last.json()).toMatchObject({ code: 'too_many' })
  expect((await api.send('GET', '/applications', { token: hanako })).status).toBe(200)
})
