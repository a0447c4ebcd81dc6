import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentOf } from '#modules/payments/index.ts'
import { issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { formOf, signInAs, staffSignInAs, testApp } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'
import { confirmDecision, proposeDecision } from './modules/procedures/actions/desk/decide.ts'
import { takeCase } from './modules/procedures/actions/desk/handle-case.ts'
import { filedCase } from './modules/procedures/testing/filed-case.ts'
import { type Office, openOffice } from './modules/procedures/testing/office.ts'
import { staffActor } from './modules/procedures/testing/staff-actor.ts'

let office: Office
let app: ReturnType<typeof testApp>
let ids: string[]
let traces: string[]

/** 花子 has a certificate, and a second request that is under way. */
const town = '春日町五丁目'
beforeAll(async () => {
  office = await openOffice()
  const { house } = office
  app = testApp({ ...house, modules: everyModule })
  const { id } = await filedCase(house, '佐藤花子', { whose: 'household', items: ['relation', 'honseki'] })
  const [takahashi, tanaka] = [await staffActor(house, '高橋真'), await staffActor(house, '田中美咲')]
  await house.db.transact((tx) => takeCase(tx, house, takahashi, id))
  await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
  await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
  await office.settle()
  const { id: underWay } = await filedCase(house, '佐藤花子')
  const payment = await house.db.read((tx) => paymentOf(tx, { kind: 'procedures.application', id }))
  const { rows } = await sql<{ id: string; document: string; receipt: string; number: string }>`
    select d.id, c.document_id as document, a.receipt_number as receipt, c.document_number as number
    from procedures.dispatches d join procedures.certificates c on c.id = d.certificate_id
    join procedures.applications a on a.id = d.application_id where a.id = ${id}`.execute(house.db.kysely)
  const [dispatch] = rows
  if (!dispatch || !payment) throw new Error('nothing was issued')
  ids = [id, underWay, dispatch.id, dispatch.document, payment.id]
  traces = ['佐藤花子', '佐藤陽菜', town, dispatch.receipt, dispatch.number]
})
afterAll(() => office?.close())

const routes = (methods: string[]) => [
  ...new Set(
    app.routes.filter(({ method, path }) => methods.includes(method) && !path.includes('*')).map((one) => one.path),
  ),
]
const filled = (path: string, id: string) => path.replace(/:\w+(\{[^}]*\})?/g, id)
const isOwn = (path: string) => /^\/(api\/v1\/)?(applications|receipts|payments|documents)\/:/.test(path)
const token = async (name: string) => {
  const { rows } = await sql<{ id: string }>`select id from auth.accounts where display_name = ${name}`.execute(
    office.house.db.kysely,
  )
  const accountId = rows[0]?.id as Parameters<typeof issueToken>[1]['accountId'] // parse edge: our own row
  const expires = Temporal.Now.instant().add({ hours: 1 })
  return office.house.db.transact((tx) => issueToken(tx, { accountId, scopes: ['*'], expires }))
}
// Reports name every town of the ward; whose home is there they do not say.
const namesTowns = (path: string) => /^\/(api\/v1\/|staff\/)?reports/.test(path)
const expectNoTrace = (text: string, path: string) => {
  for (const trace of traces.filter((one) => one !== town || !namesTowns(path)))
    expect(text.includes(trace), `${trace} in ${path}`).toBe(false)
}

test('花子本人と担当には、それが見える', async () => {
  const hanako = await signInAs(office.house, '佐藤花子')
  const own = await (await app.request(`/applications/${ids[0]}`, { headers: { cookie: hanako } })).text()
  expect(traces.some((trace) => own.includes(trace))).toBe(true)
  const clerk = await staffSignInAs(office.house, '高橋真')
  const opened = await (await app.request(`/staff/cases/${ids[0]}`, { headers: { cookie: clerk } })).text()
  for (const trace of traces.filter((one) => one !== town)) expect(opened).toContain(trace)
})

// Answered without looking who asks.
const forNobody = new Set(['/metrics', '/.well-known/security.txt', '/api/v1'])

describe('入っている人のどのページにも', () => {
  test.each([
    ['花子', '/sign-out', (house: Office['house']) => signInAs(house, '佐藤花子'), /^\/(?!staff\/)/],
    ['高橋', '/staff/sign-out', (house: Office['house']) => staffSignInAs(house, '高橋真'), /^\/staff\//],
  ] as const)('%sがサインアウトするボタンがある', async (_name, action, signIn, realm) => {
    const cookie = await signIn(office.house)
    const without: string[] = []
    let pages = 0
    for (const path of routes(['GET']).filter(
      (one) => realm.test(one) && !one.startsWith('/_') && !forNobody.has(one),
    )) {
      for (const id of path.includes(':') ? ids : ['']) {
        const answer = await app.request(filled(path, id), { headers: { cookie } })
        const text = await answer.text()
        if (!text.startsWith('<!DOCTYPE html>') && !text.startsWith('<!doctype html>')) continue
        pages++
        if (!text.includes(`action="${action}"`)) without.push(path)
      }
    }
    expect(pages).toBeGreaterThan(50)
    expect([...new Set(without)]).toEqual([])
  })
})

describe('ほかの人には、どの入口からも', () => {
  test('花子の申請・証明書・領収書・支払いは存在しない', async () => {
    const cookie = await signInAs(office.house, '山本蓮')
    const bearer = await token('山本蓮')
    for (const path of routes(['GET'])) {
      for (const id of path.includes(':') ? ids : ['']) {
        const headers = path.startsWith('/api/') ? { authorization: `Bearer ${bearer}` } : { cookie }
        const answer = await app.request(filled(path, id), { headers })
        expectNoTrace(await answer.text(), path)
        if (isOwn(path)) expect(answer.status, path).toBe(404)
      }
    }
  })

  test('書き換えようとしても存在せず、花子の申請は何も変わらない', async () => {
    const before = await stateOfAll()
    const cookie = await signInAs(office.house, '山本蓮')
    const bearer = await token('山本蓮')
    for (const path of routes(['POST', 'PUT']).filter(isOwn)) {
      for (const id of ids) {
        const isApi = path.startsWith('/api/')
        const answer = isApi
          ? await app.request(filled(path, id), {
              method: path.includes('/answers/') ? 'PUT' : 'POST',
              body: '{}',
              headers: {
                authorization: `Bearer ${bearer}`,
                'content-type': 'application/json',
                'idempotency-key': 'a-key-of-his',
              },
            })
          : await app.request(filled(path, id), { method: 'POST', body: await validForm(cookie), headers: { cookie } })
        expect([404, 422], path).toContain(answer.status)
        if (!isApi) expect(answer.status, path).toBe(404)
        expectNoTrace(await answer.text(), path)
      }
    }
    expect(await stateOfAll()).toEqual(before)
  })

  test('サインインしていない人と、よその課の職員には何も見せない', async () => {
    const kato = await staffSignInAs(office.house, '加藤誠')
    const suzuki = await staffSignInAs(office.house, '鈴木一')
    const clerk = await token('加藤誠')
    for (const path of routes(['GET'])) {
      for (const id of path.includes(':') ? ids : ['']) {
        for (const headers of [{}, { cookie: kato }, { cookie: suzuki }, { authorization: `Bearer ${clerk}` }]) {
          const answer = await app.request(`${filled(path, id)}?reason=supervision`, { headers })
          expectNoTrace(await answer.text(), path)
        }
      }
    }
  }, 60_000)
})

describe('おかしな入力は', () => {
  const strange = [
    '%00',
    '%EF%B7%90a%EF%B7%91b%EF%B7%92',
    '%ED%A0%80%EF%BF%BE',
    `'%22%3E%3Cscript%3E${'x'.repeat(2000)}`,
    '-1',
  ]
  const queries = [
    'find',
    'after',
    'q',
    'number',
    'reason',
    'view',
    'states',
    'notice',
    'return_to',
    'cursor',
    'from',
    'state',
    'code',
    'done',
    'signature',
  ]

  test('どのアドレスにどう入れても、壊れた画面にも壊れたデータにもならない', async () => {
    const cookie = `${await signInAs(office.house, '佐藤花子')}; ${await staffSignInAs(office.house, '高橋真')}`
    const [resident, clerk] = [await token('佐藤花子'), await token('高橋真')]
    for (const path of routes(['GET']).filter((one) => !one.startsWith('/_ui'))) {
      const bearer = path.includes('/staff') ? clerk : resident
      const headers = path.startsWith('/api/') ? { authorization: `Bearer ${bearer}` } : { cookie }
      for (const odd of strange) {
        const addresses = [
          ...(path.includes(':') ? [filled(path, odd)] : []),
          `${filled(path, ids[0] ?? '')}?${queries.map((name) => `${name}=${odd}`).join('&')}`,
        ]
        for (const address of addresses) {
          const answer = await app.request(address, { headers })
          expect(answer.status, `${path} ${odd.slice(0, 20)}`).toBeLessThan(500)
        }
      }
    }
  }, 120_000)

  test('どの用紙に入れても、誤りの説明になり、500にならない', async () => {
    const cookie = `${await signInAs(office.house, '佐藤花子')}; ${await staffSignInAs(office.house, '高橋真')}`
    const fields = [
      'return_to',
      'code',
      'find',
      'note',
      'reason',
      'question',
      'answerBy',
      'whose',
      'copies',
      'delivery',
      'items',
      'subjects',
      'seen',
      'outcome',
      'fields',
      'identity',
      'choice',
      'size',
    ]
    const forms = { resident: await validForm(cookie), staff: await validForm(cookie, '/staff/shelf') }
    const texts = ['\u0000\ufdd0', 'あ'.repeat(50_000), '髙﨑𠮷葛\u{e0100}👨‍👩‍👧', '令和4年2月29日', '-3']
    for (const path of routes(['POST']).filter((one) => !/^\/(api|callbacks|demo)\//.test(one))) {
      if (/sign-(out|in)$/.test(path)) continue
      for (const text of texts) {
        const body = new URLSearchParams(path.startsWith('/staff') ? forms.staff : forms.resident)
        body.set('idempotency_key', crypto.randomUUID())
        for (const field of fields) body.set(field, text.length > 1000 ? text.slice(0, 3000) : text)
        body.set('note', text)
        const answer = await app.request(filled(path, ids[1] ?? ''), { method: 'POST', body, headers: { cookie } })
        expect(answer.status, `${path} ${JSON.stringify(text.slice(0, 10))}`).toBeLessThan(500)
      }
    }
  }, 120_000)
})

async function validForm(cookie: string, page = '/procedures/residence-certificate'): Promise<URLSearchParams> {
  const fields = formOf(await (await app.request(page, { headers: { cookie } })).text())
  return new URLSearchParams([
    ['csrf', fields.get('csrf') ?? ''],
    ['idempotency_key', crypto.randomUUID()],
  ])
}

async function stateOfAll() {
  const { rows } = await sql`
    select id, state, version, (select count(*) from procedures.case_events e where e.application_id = a.id) as events
    from procedures.applications a order by id`.execute(office.house.db.kysely)
  return rows
}
