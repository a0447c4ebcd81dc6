import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { satoHanako } from '#demo/people.ts'
import { clientScopes, issueClientToken, openClient } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, OfficeId } from '#platform/ids/index.ts'
import { signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let tokens: { organisation: string; office: string }
beforeAll(async () => {
  house = await testHouse({ modules: everyModule })
  app = testApp(house)
  await signInAs(house, '佐藤花子')
  const organisationId = demoOrganisations[0]?.id
  const { rows } = await sql<{ officeId: OfficeId; by: AccountId }>`
    select o.office_id as "officeId", a.id as by from organisations.organisations o, auth.accounts a
    where o.id = ${organisationId} limit 1`.execute(house.db.kysely)
  const [row] = rows
  if (!row || !organisationId) throw new Error('no organisation')
  const tokenOf = (holder: Parameters<typeof openClient>[1]['holder']) =>
    house.db.transact(async (tx) => {
      const scopes = clientScopes(house, holder.kind).map(({ scope }) => scope)
      const clientId = await openClient(tx, { holder, scopes, by: row.by, name: 'x', purpose: 'x', contact: 'x' })
      return (await issueClientToken(tx, { clientId, days: 1, by: row.by })) ?? 'no token'
    })
  tokens = {
    organisation: await tokenOf({ kind: 'organisation', organisationId }),
    office: await tokenOf({ kind: 'office', officeId: row.officeId }),
  }
})
afterAll(() => house.close())

/** What a program may have: what everybody may, and what is made for programs. */
const open = {
  everybody: [
    'GET /openapi.json',
    'GET /',
    'GET /procedures',
    'GET /procedures/definition-schema.json',
    'GET /procedures/:slug',
    'GET /verifications/:number',
    'GET /facilities',
    'GET /facilities/:facility',
    'GET /spaces',
    'GET /spaces/:space',
    'GET /spaces/:space/days/:day',
    'GET /vacancies',
    'GET /reports',
  ],
  organisation: ['GET /organisations/me', 'GET /organisations/me/members'],
  office: ['GET /messages', 'GET /organisations', 'GET /door-codes'],
}

/** What an office's program may send; an empty body is refused there before anything is looked up. */
const sent = ['POST /messages', 'PUT /message-callback', 'DELETE /message-callback']

test.each(['organisation', 'office'] as const)(
  '%sのプログラムは、すべての範囲を持っていても、APIのどの道からも住民のものに届かない',
  async (kind) => {
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1'))
    expect(routes.length).toBeGreaterThan(20)
    const answers: string[] = []
    for (const { method, path } of routes) {
      const route = `${method} ${path.replace('/api/v1', '') || '/'}`
      if (open.everybody.includes(route)) continue
      await sql`delete from platform.rate_limits`.execute(house.db.kysely)
      const response = await app.request(path.replaceAll(/:\w+/g, satoHanako.personId), {
        method,
        headers: {
          authorization: `Bearer ${tokens[kind]}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        ...(method !== 'GET' && { body: '{}' }),
      })
      const text = await response.text()
      if (response.status === 200) answers.push(route)
      else if (kind === 'office' && sent.includes(route)) expect([204, 404, 422], route).toContain(response.status)
      else expect([403, 404], `${route}: ${text.slice(0, 200)}`).toContain(response.status)
      expect(text, route).not.toMatch(/佐藤|伊藤|光が丘/)
    }
    expect(answers).toEqual(open[kind])
  },
)
