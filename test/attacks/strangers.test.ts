import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { fillIn } from '#modules/procedures/testing/office.ts'
import { beginAsGuest } from '#modules/procedures/testing/guest.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { browse, formOf } from '#platform/testing/index.ts'
import { type Attacked, decideToIssue, hanakosData, openAttacked, rowCounts, type Visitor } from './office.ts'

// Every route of the house, method and pattern, stands in one of these lists; a new one that does not fails here.

/** The same for everybody, or only about who asks. */
const aboutNobodyElse = [
  'GET /procedures/:slug/applications',
  'GET /assets/*',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'POST /reading',
  'GET /sign-in',
  'GET /staff/sign-in',
  'POST /sign-in',
  'POST /staff/sign-in',
  'POST /sign-out',
  'POST /staff/sign-out',
  'GET /sign-in/problems/:problem',
  'GET /staff/sign-in/problems/:problem',
  'GET /auth/resident/callback',
  'GET /auth/staff/callback',
  'GET /demo/clock',
  'POST /demo/clock',
  'GET /_ui',
  'GET /_ui/staff',
  'GET /',
  'GET /search',
  'GET /help',
  'GET /accessibility',
  'GET /privacy',
  'GET /status',
  'POST /callbacks/payment',
  'GET /procedures',
  'GET /procedures/:slug',
  'POST /procedures/:slug/applications',
  'POST /procedures/:slug/guests',
  'GET /certificates/verification',
  'GET /certificates/:code',
  'GET /api/v1/openapi.json',
  'GET /api/v1',
  'GET /api/v1/procedures',
  'GET /api/v1/procedures/:slug',
  'POST /api/v1/applications',
  'GET /api/v1/verifications/:number',
  // The workforce: posts and offices, no resident.
  'GET /staff/offices',
  'POST /staff/offices',
  'POST /staff/offices/absences',
  'POST /staff/offices/absences/:id/cancellation',
  'POST /staff/offices/endings',
  'POST /staff/offices/endings/:id/cancellation',
  'POST /staff/offices/successors',
  'GET /staff/offices/reorganisation',
  'GET /staff/offices/transfers',
  'POST /staff/offices/transfers',
  'POST /staff/offices/transfers/preview',
  'POST /staff/offices/transfers/:id/cancellation',
  'GET /staff/hand-overs',
  // Practice: an invented household, and the rules of a procedure.
  'GET /procedures/:slug/rules',
  'GET /practice',
  'GET /practice/:slug',
  'POST /practice/:slug/runs',
  'GET /practice/:slug/questions',
  'GET /practice/:slug/check',
  'POST /practice/:slug/confirmation',
  'GET /practice/:slug/signature',
  'POST /practice/:slug/signature',
  'GET /practice/:slug/payment',
  'POST /practice/:slug/payment',
  'GET /practice/:slug/end',
  'GET /practice/:slug/questions/:page',
  'POST /practice/:slug/questions/:page',
  'GET /practice/:slug/questions/:page/rows/new',
  'GET /practice/:slug/questions/:page/rows/:row',
  'POST /practice/:slug/questions/:page/rows/:row',
  'POST /practice/:slug/questions/:page/rows/:row/removal',
]

/** Lists of what is one's own or one's office's: must not mention another's. */
const lists = [
  'GET /guests',
  'POST /guests',
  'GET /account',
  'GET /messages',
  'GET /messages/choice',
  'POST /messages/choice',
  'GET /applications',
  'GET /staff',
  'POST /staff/search',
  'GET /staff/print-queue',
  'GET /staff/shelf',
  'POST /staff/shelf/search',
  'GET /staff/payments',
  'GET /api/v1/account',
  'GET /api/v1/applications',
  'GET /api/v1/staff/queue',
  'GET /staff/people',
  'POST /staff/people/search',
  'GET /staff/people/new',
  'POST /staff/people/new',
  'GET /staff/register/imports',
  'GET /staff/payments/counter',
  'POST /staff/payments/counter/receipts',
  'GET /staff/payments/drawer',
  'GET /staff/payments/officers',
  'POST /staff/payments/officers',
  'GET /staff/payments/days',
  'GET /staff/payments/days/:date',
  'GET /staff/payments/books',
  'GET /staff/payments/refunds',
  'POST /staff/payments/refunds',
  'GET /staff/payments/payouts',
  'POST /staff/payments/payouts/days',
  'GET /staff/payouts',
  'POST /staff/payments/files',
  'GET /staff/decisions',
  'GET /staff/returns',
  'POST /staff/returns',
  'GET /documents',
  'GET /account/electronic-delivery',
  'POST /account/electronic-delivery',
  'GET /staff/appointments',
  'POST /staff/appointments/search',
  'POST /staff/appointment-slots',
  'GET /staff/tags',
  'POST /staff/tags',
  'POST /staff/tags/search',
  'GET /staff/receptions',
  'GET /staff/receptions/new',
  'POST /staff/receptions/search',
  'POST /staff/receptions',
  'GET /staff/portal',
  'GET /staff/core-system',
  'POST /staff/core-system/batches',
  'GET /staff/core-system/reconciliation',
]

/** About one thing of one person: for a stranger it is not there. */
const ofOnePerson = [
  'GET /applications/:id/record',
  'GET /api/v1/applications/:id/check',
  'POST /api/v1/applications/:id/correction',
  'GET /applications/:id',
  'GET /applications/:id/questions/:page',
  'POST /applications/:id/questions/:page',
  'GET /applications/:id/check',
  'POST /applications/:id/confirmation',
  'GET /applications/:id/signature',
  'POST /applications/:id/reopening',
  'GET /applications/:id/signature-return',
  'GET /applications/:id/payment',
  'POST /applications/:id/payment',
  'GET /applications/:id/payment-return',
  'GET /applications/:id/correction',
  'POST /applications/:id/correction',
  'GET /applications/:id/withdrawal',
  'POST /applications/:id/withdrawal',
  'GET /applications/:id/pickup',
  'GET /receipts/:paymentId',
  'POST /receipts/:paymentId/issues',
  'GET /receipts/:paymentId/issues/:issue',
  'GET /documents/:id',
  'GET /kept-forms/:id',
  'GET /staff/kept-forms/:id',
  'POST /staff/payments/:id/retries',
  'POST /staff/payments/:id/closing',
  'POST /staff/payments/jobs/:job/retries',
  'GET /staff/cases/:id',
  'POST /staff/cases/:id/assignment',
  'POST /staff/cases/:id/hand-back',
  'POST /staff/cases/:id/take-over',
  'POST /staff/cases/:id/decision',
  'POST /staff/cases/:id/confirmation',
  'POST /staff/cases/:id/return',
  'GET /staff/cases/:id/draft.pdf',
  'GET /staff/cases/:id/certificate.pdf',
  'GET /staff/cases/:id/paper/:file',
  'POST /staff/dispatches/:id/printing',
  'POST /staff/dispatches/:id/posting',
  'POST /staff/dispatches/:id/shelving',
  'GET /staff/dispatches/:id/paper.pdf',
  'GET /staff/dispatches/:id/address.pdf',
  'POST /staff/dispatches/:id/hand-over',
  'GET /api/v1/payments/:paymentId',
  'GET /api/v1/applications/:id',
  'PUT /api/v1/applications/:id/answers/:page',
  'POST /api/v1/applications/:id/confirmation',
  'POST /api/v1/applications/:id/submission',
  'POST /api/v1/applications/:id/withdrawal',
  'GET /api/v1/documents/:id',
  'GET /api/v1/staff/cases/:id',
  'POST /api/v1/staff/cases/:id/assignment',
  'POST /api/v1/staff/cases/:id/hand-back',
  'POST /api/v1/staff/cases/:id/correction',
  'POST /api/v1/staff/cases/:id/proposal',
  'POST /api/v1/staff/cases/:id/confirmation',
  'POST /api/v1/staff/cases/:id/return',
  'GET /applications/:id/questions/:page/rows/new',
  'GET /applications/:id/questions/:page/rows/:row',
  'POST /applications/:id/questions/:page/rows/:row',
  'POST /applications/:id/questions/:page/rows/:row/removal',
  'POST /staff/cases/:id/acts',
  'POST /staff/cases/:id/changes',
  'POST /staff/cases/:id/arrival',
  'POST /staff/cases/:id/completion',
  'GET /applications/:id/appointment',
  'GET /applications/:id/appointment/times',
  'POST /applications/:id/appointment',
  'GET /applications/:id/charges/:charge',
  'POST /applications/:id/charges/:charge/payment',
  'GET /applications/:id/charges/:charge/payment-return',
  'POST /applications/:id/charges/:charge/cancellation',
  'GET /applications/:id/charges/:charge/files/:file',
  'POST /staff/cases/:id/charges',
  'GET /applications/:id/account',
  'POST /applications/:id/account',
  'POST /staff/cases/:id/payouts',
  'GET /applications/:id/lookups',
  'POST /applications/:id/lookups/:lookup/paper',
  'GET /staff/receptions/:id',
  'POST /staff/receptions/:id',
  'POST /staff/receptions/:id/check',
  'POST /staff/receptions/:id/discard',
  'POST /staff/receptions/:id/withdrawal',
  'GET /staff/receptions/:id/slip',
  'GET /staff/receptions/:id/files/:file',
  'POST /staff/receptions/:id/right-person/search',
  'POST /staff/receptions/:id/right-person',
  'POST /staff/receptions/:id/right-person/confirmation',
  'POST /staff/receptions/:id/right-person/refusal',
]

/**
 * About a thing of another kind (an act, a letter, a receipt of the counter, a slot): whether another office's is shut is
 * asked beside the code of each; here, that whoever may not see it learns no more than of a thing that is not there.
 */
const ofAnotherKind = [
  'GET /staff/people/:id',
  'POST /staff/people/:id/addresses',
  'POST /staff/people/:id/addresses/:address/end',
  'POST /staff/people/:id/merges',
  'POST /staff/people/:id/splits',
  'POST /staff/people/:id/merges/:merge',
  'GET /staff/register/imports/:id',
  'GET /staff/payments/counter/receipts/:id',
  'GET /staff/payments/counter/terminal/:id',
  'POST /staff/payments/counter/terminal/:id',
  'POST /staff/payments/counter/terminal/:id/end',
  'POST /staff/payments/drawer/:id/opening',
  'POST /staff/payments/drawer/:id/count',
  'POST /staff/payments/drawer/:id/recount',
  'POST /staff/payments/drawer/:id/closing',
  'POST /staff/payments/drawer/:id/pay-in',
  'POST /staff/payments/counter/receipts/:id/cancel-wish',
  'POST /staff/payments/counter/receipts/:id/cancellation',
  'POST /staff/payments/officers/:id/end',
  'POST /staff/payments/refunds/:id/account',
  'POST /staff/payments/refunds/:id/approval',
  'POST /staff/payments/refunds/:id/return',
  'POST /staff/payments/refunds/:id/handing',
  'POST /staff/payments/payouts/:id/approval',
  'POST /staff/payments/payouts/:id/return',
  'GET /staff/payments/files/:id',
  'POST /staff/payments/files/:id/output',
  'POST /staff/payments/files/:id/sending',
  'POST /staff/payments/files/:id/cancellation',
  'POST /staff/payments/files/:id/results',
  'POST /staff/payments/files/:id/failures',
  'POST /staff/payments/files/:id/rest',
  'GET /staff/acts/:id',
  'GET /staff/acts/:id/letter.pdf',
  'POST /staff/acts/:id/examination',
  'POST /staff/acts/:id/decision',
  'POST /staff/acts/:id/return',
  'POST /staff/acts/:id/undoing',
  'POST /staff/acts/:id/taking-back',
  'POST /staff/acts/:id/seeing',
  'POST /staff/acts/:id/effecting',
  'GET /staff/letters/:id/letter.pdf',
  'POST /staff/letters/:id/printing',
  'POST /staff/letters/:id/posting',
  'GET /staff/returns/:id',
  'POST /staff/returns/:id',
  'POST /documents/letters/:id',
  'POST /account/electronic-delivery/:id/end',
  'GET /staff/appointments/:id',
  'POST /staff/appointments/:id/arrival',
  'POST /staff/appointments/:id/absence',
  'POST /staff/appointment-slots/:id/closure',
  'POST /staff/appointment-slots/:id/reopening',
  'POST /staff/tag-orders/:id/allotment',
  'POST /staff/tag-orders/:id/hand-over',
  'POST /staff/tag-orders/:id/loss',
  'POST /staff/tag-orders/:id/fee',
  'POST /staff/charges/:id/readiness',
  'POST /staff/charges/:id/hand-over',
  'POST /staff/charges/:id/cancellation',
  'POST /staff/charges/:id/files',
  'POST /staff/people/:id/mandates',
  'POST /staff/people/:id/mandate-ends',
  'GET /staff/portal/:id',
  'POST /staff/portal/:id/search',
  'POST /staff/portal/:id/person',
  'GET /staff/portal/:id/files/:file',
  'GET /staff/core-system/batches/:id',
  'GET /staff/core-system/batches/:id/file',
  'POST /staff/core-system/batches/:id/result',
  'POST /staff/core-system/entries/:id/entered',
  'POST /staff/core-system/entries/:id/check',
  'POST /staff/core-system/entries/:id/take-back',
]

const everyStranger = ['だれでもない人', 'カードのない人', '山本蓮', '加藤誠']

let office: Attacked
let things: { applications: string[]; payment: string; dispatch: string; receiptNumber: string }
let strangers: Stranger[]

beforeAll(async () => {
  office = await openAttacked()
  const issued = await filedCase(office.house, satoHanako.name)
  await decideToIssue(office, issued.id)
  await office.settle()
  const filed = await filedCase(office.house, satoHanako.name)
  const draft = await fillIn(await office.visit(satoHanako.name))
  const one = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await query.execute(office.house.db.kysely)).rows[0]?.value ?? ''
  things = {
    applications: [issued.id, filed.id, draft.split('/').at(-1) ?? ''],
    payment: await one(sql`select id as value from payments.payments where purpose_id = ${issued.id}`),
    dispatch: await one(sql`select id as value from procedures.dispatches where application_id = ${issued.id}`),
    receiptNumber: await one(sql`select receipt_number as value from procedures.applications where id = ${issued.id}`),
  }
  strangers = [
    await stranger('だれでもない人', browse(office.app), ['/sign-in', '/staff/sign-in']),
    await stranger('山本蓮', await office.visit('山本蓮'), ['/procedures/residence-certificate', '/staff/sign-in']),
    await stranger('カードのない人', (await beginAsGuest(office, 'disclosure-request')).browser, [
      '/guests',
      '/staff/sign-in',
    ]),
    await stranger('加藤誠', await office.sitAtDesk('加藤誠'), ['/sign-in', '/staff']),
  ]
}, 120_000)
afterAll(() => office?.close())

describe('よその人の申請・書類・領収書・支払い', () => {
  test('どの道も、だれに何を見せる道かが決まっている', () => {
    const known = new Set([...aboutNobodyElse, ...lists, ...ofOnePerson, ...ofAnotherKind])
    expect(routesOf(office).filter((route) => !known.has(route))).toEqual([])
    expect(things.payment && things.dispatch && things.receiptNumber).toBeTruthy()
  })

  test.each(everyStranger)(
    '%sには、どの道とAPIからも存在しない。ないものを尋ねたときと同じ答えになる',
    async (name) => {
      const who = strangers.find((one) => one.name === name) ?? never()
      const before = await rowCounts(office)
      const wrong: string[] = []
      for (const route of routesOf(office).filter((one) => ofOnePerson.includes(one))) {
        for (const real of realPaths(route)) {
          const [answer, toNothing] = [await ask(who, route, real), await ask(who, route, nothing(route))]
          if (!isClosed(name, route, answer) || answer.status !== toNothing.status || shows(answer.text))
            wrong.push(`${route}: ${answer.status} ${answer.location}, for nothing ${toNothing.status}`)
        }
      }
      expect(wrong).toEqual([])
      expect(await rowCounts(office)).toEqual(before)
    },
    120_000,
  )

  test.each(everyStranger)('%sは、ほかの種類のものを番号で当てても何も見えない', async (name) => {
    const who = strangers.find((one) => one.name === name) ?? never()
    const before = await rowCounts(office)
    const wrong: string[] = []
    for (const route of routesOf(office).filter((one) => ofAnotherKind.includes(one))) {
      const { status, location, text } = await ask(who, route, nothing(route))
      const isShut = status === 303 ? location.includes('/sign-in') : [403, 404, 409, 422].includes(status)
      if (!isShut || shows(text)) wrong.push(`${route}: ${status} ${location}`)
    }
    expect(wrong).toEqual([])
    expect(await rowCounts(office)).toEqual(before)
  })

  test.each(everyStranger)('%sの一覧には出てこない', async (name) => {
    const who = strangers.find((one) => one.name === name) ?? never()
    for (const route of routesOf(office).filter((one) => lists.includes(one))) {
      const answer = await ask(who, route, nothing(route))
      expect([200, 303, 401, 403, 404, 422], route).toContain(answer.status)
      expect(shows(answer.text), route).toBe(false)
    }
  })

  test('この記録にも、だれの名前も住所も残らない', () => {
    expect(office.logged()).toContain('request')
    expect(office.logged()).not.toMatch(hanakosData)
  })
})

const withoutToken = ['だれでもない人', 'カードのない人']

type Asked = { status: number; location: string; text: string }
type Stranger = { name: string; visitor: Visitor; csrf: { resident: string; staff: string }; token: string }

/** A refusal that fits who asks: sign-in, 401 or 404; 403 only for a deed that this person may do nowhere. */
function isClosed(name: string, route: string, { status, location }: Asked): boolean {
  const [, pattern = ''] = route.split(' ')
  if (pattern.startsWith('/api/'))
    return withoutToken.includes(name) ? status === 401 : status === 404 || status === 403
  const isStaffSide = pattern.startsWith('/staff')
  // Her own request opens without a card; whether this one is hers is not told, and the rest asks for the card.
  if (name === 'カードのない人' && !isStaffSide && status === 404) return true
  const isSignedInHere = name === (isStaffSide ? '加藤誠' : '山本蓮')
  if (!isSignedInHere) return status === 303 && location.includes('/sign-in')
  if (pattern.includes('kept-forms')) return status === 303 && /^\/(staff)?$/.test(location)
  // Without the resident's code the shelf does not even look.
  if (pattern.endsWith('/hand-over') && status === 422) return true
  return status === 404 || (isStaffSide && status === 403)
}

const shows = (text: string): boolean =>
  hanakosData.test(text) ||
  text.includes(things.receiptNumber) ||
  [...things.applications, things.payment, things.dispatch].some(
    (id) => text.replaceAll(/(href|action|value)="[^"]*"/g, '').includes(id) && !text.includes('/sign-in'),
  )

const routesOf = ({ app }: Attacked): string[] => [
  ...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]

const pathOf = (route: string): string => route.split(' ')[1] ?? ''

function realPaths(route: string): string[] {
  const pattern = pathOf(route)
    .replace(':page', 'whose')
    .replace(':issue', '1')
    .replace(':file', randomUUID())
    .replace(':job', '1')
    .replaceAll(/:(row|lookup|charge)/g, () => randomUUID())
  if (pattern.includes('dispatches')) return [pattern.replace(':id', things.dispatch)]
  if (pattern.includes('payments') || pattern.includes(':paymentId'))
    return [pattern.replace(/:(payment)?id/i, things.payment)]
  return things.applications.map((id) => pattern.replace(':id', id))
}

const nothing = (route: string): string =>
  pathOf(route)
    .replace(':page', 'whose')
    .replace(':issue', '1')
    .replace(':file', randomUUID())
    .replace(':job', '999999')
    .replace(':date', '2026-12-02')
    .replace(/:\w+/g, () => randomUUID())

async function ask(who: Stranger, route: string, path: string): Promise<Asked> {
  // Who asks hundreds of times in a minute is stopped before the rule that is looked at here.
  await sql`delete from platform.rate_limits`.execute(office.house.db.kysely)
  const [method = 'GET'] = route.split(' ')
  const isApi = path.startsWith('/api/')
  const body = isApi
    ? JSON.stringify(
        method === 'PUT'
          ? { whose: 'self' }
          : {
              answers: {},
              outcome: 'issue',
              note: 'x',
              reason: 'x',
              fields: ['paper'],
              answerBy: '2026-12-15',
              content: '',
            },
      )
    : new URLSearchParams({
        csrf: path.startsWith('/staff') ? who.csrf.staff : who.csrf.resident,
        idempotency_key: randomUUID(),
        outcome: 'issue',
        note: 'x',
        whose: 'self',
        code: 'X',
        identity: 'card',
      }).toString()
  const response = await office.app.request(path, {
    method,
    headers: {
      ...(isApi && who.token !== '' && { authorization: `Bearer ${who.token}` }),
      ...(!isApi && { cookie: [...who.visitor.jar].map((pair) => pair.join('=')).join('; ') }),
      ...(method !== 'GET' && {
        'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        'idempotency-key': randomUUID(),
      }),
    },
    ...(method !== 'GET' && { body }),
  })
  return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() }
}

async function stranger(name: string, visitor: Visitor, [page, staffPage]: [string, string]): Promise<Stranger> {
  const csrfOn = async (path: string) => formOf(await (await visitor.get(path)).text()).get('csrf') ?? ''
  const csrf = { resident: await csrfOn(page), staff: await csrfOn(staffPage) }
  const token = await office.house.db.transact(async (tx) => {
    const { rows } = await sql<{ id: AccountId }>`select id from auth.accounts where display_name = ${name}`.execute(tx)
    const expires = Temporal.Now.instant().add({ hours: 1 })
    return rows[0] ? issueToken(tx, { accountId: rows[0].id, scopes: ['*'], expires }) : undefined
  })
  return { name, visitor, csrf, token: token ?? '' }
}

function never(): never {
  throw new Error('no such stranger')
}
