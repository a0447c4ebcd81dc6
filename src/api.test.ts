import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { confirmDecision, proposeDecision } from '#modules/procedures/actions/desk/decide.ts'
import { takeCase } from '#modules/procedures/actions/desk/handle-case.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { type Office, openOffice } from '#modules/procedures/testing/office.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, Id } from '#platform/ids/index.ts'

let office: Office
let hanako: string
let ren: string
let takahashi: string
let tanaka: string
let kato: string
let description: Description
beforeAll(async () => {
  office = await openOffice()
  description = descriptionSchema.parse(await (await office.app.request('/api/v1/openapi.json')).json())
  const { resident } = await filedCase(office.house, '佐藤花子')
  hanako = await tokenOf(resident.accountId)
  ren = await tokenOf((await filedCase(office.house, '山本蓮')).resident.accountId)
  takahashi = await tokenOf((await staffActor(office.house, '高橋真')).accountId)
  tanaka = await tokenOf((await staffActor(office.house, '田中美咲')).accountId)
  kato = await tokenOf((await staffActor(office.house, '加藤誠')).accountId)
})
afterAll(() => office.close())

const tokenOf = async (accountId: AccountId, scopes = ['*']): Promise<string> => {
  const expires = Temporal.Now.instant().add({ hours: 1 })
  const token = await office.house.db.transact((tx) => issueToken(tx, { accountId, scopes, expires }))
  if (!token) throw new Error('no token')
  return token
}

type Call = { token?: string; body?: unknown; key?: string }
const send = (method: string, path: string, { token, body, key }: Call = {}) =>
  office.app.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(3),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: z.looseObject({}) }))
    .default([]),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.union([
      z.looseObject({ $ref: z.string() }),
      z.looseObject({
        description: z.string(),
        content: z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })).optional(),
      }),
    ]),
  ),
})
const descriptionSchema = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.looseObject({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.array(z.looseObject({ url: z.url() })).min(1),
  tags: z.array(z.looseObject({ name: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), operationSchema.optional()),
  ),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), z.unknown()),
    securitySchemes: z.looseObject({ bearer: z.looseObject({ 'x-scopes': z.record(z.string(), z.string()) }) }),
  }),
})
type Description = z.infer<typeof descriptionSchema>

const operations = (of: Description) =>
  Object.entries(of.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => (operation ? [{ method, path, operation }] : [])),
  )

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
    const described = operations(description).map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect(described.length).toBeGreaterThan(20)
    expect(differences(routed, described)).toEqual([])
  })

  test('わざと外した入口は見つかる', () => {
    expect(differences(['GET /a'], ['GET /b'])).toEqual(['GET /a is not described', 'GET /b has no route'])
  })

  test('3.1の形をしている：番号は一つずつ、アドレスの変数と参照先はみなあり、範囲は一覧にある', () => {
    const all = operations(description)
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
      expect(at(ref), ref).toBeDefined()
    }
  })

  test('読めるページには、どの入口と範囲も載り、外のスクリプトはない', async () => {
    const html = await (await office.app.request('/api/v1')).text()
    for (const { method, path } of operations(description)) {
      expect(html).toContain(`${method.toUpperCase()} /api/v1${path}`)
    }
    expect(html).toContain('applications.write')
    expect(html).not.toMatch(/<script[^>]+src="https?:/)
  })
})

const at = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], description)

/** The schema with its references put in, and closed: a field that is not described is an error. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $ref } = schema as { $ref?: string }
  if ($ref) return closed(at($ref))
  const parts = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return parts['properties'] && !('additionalProperties' in parts) ? { ...parts, additionalProperties: false } : parts
}

/** Calls as described and checks the answer against its schema. */
async function call(
  operationId: string,
  status: number,
  path: string,
  options: Call = {},
): Promise<Record<string, never>> {
  const found = operations(description).find(({ operation }) => operation.operationId === operationId)
  if (!found) throw new Error(`no operation ${operationId}`)
  const response = await send(found.method.toUpperCase(), path, options)
  const body = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(status)
  const answer = found.operation.responses[String(status)] as
    | { content?: Record<string, { schema?: unknown }> }
    | undefined
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const schema = ('$ref' in (answer ?? {}) ? (closed(answer) as typeof answer) : answer)?.content?.[type]?.schema
  expect(schema, `${operationId} ${status} ${type}`).toBeDefined()
  const checked = z.fromJSONSchema(closed(schema) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body)
  expect(checked.success ? [] : checked.error.issues, operationId).toEqual([])
  return body
}

describe('APIの答え', () => {
  test('申請をはじめてから確定し、取り下げるまで、どの答えも説明書のとおり', async () => {
    await call('listProcedures', 200, '/procedures')
    await call('readProcedure', 200, '/procedures/residence-certificate')
    await call('readDefinitionSchema', 200, '/procedures/definition-schema.json')
    await call('readRevision', 200, '/procedures/residence-certificate/revisions/1')
    await call('readRevisionRules', 200, '/procedures/residence-certificate/revisions/1/rules')
    await call('readRevision', 404, '/procedures/residence-certificate/revisions/99')
    const key = randomUUID()
    const body = { procedure: 'residence-certificate' }
    const { id } = await call('startApplication', 201, '/applications', { token: hanako, key, body })
    expect((await call('startApplication', 201, '/applications', { token: hanako, key, body })).id).toBe(id)
    const path = `/applications/${id}`
    await call('checkApplication', 409, `${path}/check`, { token: hanako })
    for (const [page, answers] of Object.entries({
      whose: { whose: 'self' },
      items: { items: ['relation'] },
      copies: { copies: 1 },
      delivery: { delivery: 'post' },
    })) {
      await call('answerPage', 200, `${path}/answers/${page}`, { token: hanako, body: answers })
    }
    const { content } = await call('checkApplication', 200, `${path}/check`, { token: hanako })
    const confirmed = await call('confirmApplication', 200, `${path}/confirmation`, {
      token: hanako,
      body: { content },
    })
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      links: { sign: expect.stringContaining(`${path}/signature`), pay: null },
    })
    expect(await call('submitApplication', 409, `${path}/submission`, { token: hanako, body: {} })).toMatchObject({
      code: 'not_signed',
    })
    await call('withdrawApplication', 200, `${path}/withdrawal`, { token: hanako, body: {} })
    await call('readApplication', 200, path, { token: hanako })
    await call('listApplications', 200, '/applications', { token: hanako })
    await call('readAccount', 200, '/account', { token: hanako })
  })

  test('職員の一覧、引き受け、質問、返事、起案、決定、支払いまで、どの答えも説明書のとおり', async () => {
    const { id } = await filedCase(office.house, '佐藤花子')
    const path = `/staff/cases/${id}`
    await call('readQueue', 200, '/staff/queue?view=all', { token: takahashi })
    expect(await call('readCase', 200, path, { token: takahashi })).toMatchObject({ opened: false })
    await call('takeCase', 200, `${path}/assignment`, { token: takahashi, body: {} })
    expect(await call('readCase', 200, path, { token: takahashi })).toMatchObject({ opened: true })
    const ask = { fields: ['items'], reason: '続柄は要りますか。', answerBy: '2026-12-11' }
    await call('askForCorrection', 200, `${path}/correction`, { token: takahashi, body: ask })
    const asked = await call('readApplication', 200, `/applications/${id}`, { token: hanako })
    expect(asked).toMatchObject({ correction: { fields: ['items'], answerBy: '2026-12-11' } })
    await call('answerCorrection', 200, `/applications/${id}/correction`, {
      token: hanako,
      body: { answers: { items: ['relation'] } },
    })
    const again = await call('answerCorrection', 409, `/applications/${id}/correction`, {
      token: hanako,
      body: { answers: {} },
    })
    expect(again).toMatchObject({ code: 'not_asked', detail: expect.stringContaining('質問はありません') })
    await call('proposeDecision', 200, `${path}/proposal`, { token: takahashi, body: { outcome: 'issue' } })
    expect(await call('confirmDecision', 403, `${path}/confirmation`, { token: takahashi, body: {} })).toMatchObject({
      code: 'permission_missing',
    })
    await call('confirmDecision', 202, `${path}/confirmation`, { token: tanaka, body: {} })
    await office.settle()
    const { payment } = await call('readApplication', 200, `/applications/${id}`, { token: hanako })
    const { id: paymentId } = z.object({ id: z.string() }).parse(payment)
    await call('readPayment', 200, `/payments/${paymentId}`, { token: hanako })
    await call('readPayment', 404, `/payments/${paymentId}`, { token: ren })
    const { rows } = await sql<{ code: string }>`
      select verification_code as code from procedures.certificates where application_id = ${id}`.execute(
      office.house.db.kysely,
    )
    await call('verifyCertificate', 200, `/verifications/${rows[0]?.code}`)
    await call('verifyCertificate', 404, `/verifications/${'0'.repeat(16)}`)
  })

  test('断るときは、変わらない符号と次にすることを、problem+jsonで答える', async () => {
    expect(await call('listApplications', 401, '/applications')).toMatchObject({ code: 'token_missing' })
    const { resident } = await filedCase(office.house, '佐藤花子')
    const small = await tokenOf(resident.accountId, ['applications.read'])
    const body = { procedure: 'residence-certificate' }
    expect(await call('startApplication', 403, '/applications', { token: small, body })).toMatchObject({
      code: 'scope_missing',
      detail: expect.stringContaining('scope'),
    })
    const key = randomUUID()
    await call('startApplication', 201, '/applications', { token: hanako, key, body })
    const reused = await call('startApplication', 422, '/applications', {
      token: hanako,
      key,
      body: { procedure: 'other' },
    })
    expect(reused).toMatchObject({ code: 'idempotency_key_reused' })
    expect(await call('readQueue', 403, '/staff/queue', { token: hanako })).toMatchObject({ code: 'staff_only' })
    const english = await office.app.request('/api/v1/applications', { headers: { 'accept-language': 'en' } })
    expect(await english.json()).toMatchObject({ detail: expect.stringContaining('bearer token') })
  })
})

describe('どの入口も', () => {
  const nobodys = (path: string) => path.replaceAll(/\{(\w+)\}/g, () => '01900000-0000-7000-8fff-0000000000ff')
  const guarded = () => operations(description).filter(({ operation }) => operation.security.length > 0)
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
      const answer = await send(method.toUpperCase(), nobodys(path), method === 'get' ? { token: bad.token } : bad)
      expect([operation.operationId, answer.status, (await problemOf(answer)).status]).toEqual([
        operation.operationId,
        401,
        401,
      ])
      const other = path.startsWith('/staff/') ? hanako : path.startsWith('/documents') ? undefined : takahashi
      if (!other) continue
      const refused = await send(method.toUpperCase(), nobodys(path), {
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
      send('POST', `/staff/cases/${id}/${path}`, { token, key, body })
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
        .parse(await call('readQueue', 200, `/staff/queue?${query}`, { token: takahashi })).items.length
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
    (await send('GET', `/documents/${id}${query}`, { token })).status

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
    const { documents: listed } = await call('readApplication', 200, `/applications/${id}`, { token: hanako })
    expect(listed).toMatchObject([{ id: letter?.id, kind: 'refusal' }])
    const opened = await send('GET', `/documents/${letter?.id}`, { token: hanako })
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
  let last = await send('GET', '/procedures')
  for (let i = 0; i < 60 && last.status !== 429; i += 1) last = await send('GET', '/procedures')
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await last.json()).toMatchObject({ code: 'too_many' })
  expect((await send('GET', '/applications', { token: hanako })).status).toBe(200)
})
