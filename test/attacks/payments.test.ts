import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirm, fillIn, locationOf, pay, sign } from '#modules/procedures/testing/office.ts'
import { signatureFor } from '#modules/payments/fake-provider.ts'
import { sql } from '#platform/db/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { type Attacked, decideToIssue, openAttacked, rowCounts, type Visitor } from './office.ts'

let office: Attacked

beforeAll(async () => {
  office = await openAttacked()
}, 60_000)
afterAll(() => office?.close())

describe('50回押された申請', () => {
  test('はじめるボタンを50回同時に押しても、申請は1つである', async () => {
    const ken = await office.visit('佐藤健')
    const page = '/procedures/residence-certificate'
    const form = formOf(await (await ken.get(page)).text(), '/applications')
    const answers = await fifty(() => ken.post(`${page}/applications`, form))
    expect(new Set(answers.map(locationOf)).size).toBe(1)
    expect(await count('procedures.applications', 'true')).toBe(1)
  }, 60_000)

  test('確定も支払いも50回同時に送って、申請は1つ、枠は1つ、受付番号は1つである', async () => {
    const hanako = await office.visit('佐藤花子')
    const application = await fillIn(hanako)
    const id = idOf(application)
    const form = formOf(await (await hanako.get(`${application}/check`)).text(), '/confirmation')
    const confirmed = await fifty(() => hanako.post(`${application}/confirmation`, form))
    expect(new Set(confirmed.map(locationOf))).toEqual(new Set([`${application}/signature`]))

    const provider = (await hanako.get(`${application}/signature`)).headers.get('location') ?? ''
    const checkout = await sign(hanako, provider)
    const payForm = formOf(await (await hanako.get(application)).text(), '/payment')
    const asked = await fifty(() => hanako.post(`${application}/payment`, payForm))
    expect(new Set(asked.map((one) => one.headers.get('location')))).toEqual(new Set([checkout]))

    const back = await pay(checkout)
    const returned = await fifty(() => hanako.get(back))
    expect(new Set(returned.map(locationOf))).toEqual(new Set([application]))
    await office.settle()
    expect(
      await count(
        'procedures.applications',
        `applicant_person_id = (select applicant_person_id from procedures.applications where id = '${id}')`,
      ),
    ).toBe(1)
    expect(await statesOf(id)).toEqual(['authorised'])
    expect(await count('procedures.case_events', `application_id = '${id}' and kind = 'submitted'`)).toBe(1)
    expect(await count('platform.notices', `kind = 'procedures.received' and key || data::text like '%${id}%'`)).toBe(1)
  }, 120_000)
})

describe('支払い会社からの知らせ', () => {
  test('ブラウザが戻らなくても、知らせだけで受け付ける', async () => {
    const { application, checkout } = await toCheckout('山本蓮')
    await pay(checkout)
    await office.settle()
    expect(await stateOf(idOf(application))).toBe('submitted')
  }, 60_000)

  test.each(['twice', 'out-of-order'] as const)(
    '知らせが %s 届いても、引き落としは一度だけである',
    async (callbacks) => {
      const { application, checkout, visitor } = await toCheckout('小林和子')
      await visitor.get(await pay(checkout, { callbacks }))
      await office.settle()
      await decideToIssue(office, idOf(application))
      await office.settle()
      await office.settle()
      expect(await statesOf(idOf(application))).toEqual(['captured'])
      expect(await atProvider(checkout)).toMatchObject({ status: 'captured', captured_amount: 410, refunded_amount: 0 })
      expect(await captures(idOf(application))).toBe(410)
      await remindedLater(checkout)
      expect(await captures(idOf(application))).toBe(410)
    },
    60_000,
  )

  test('引き落としのあとで遅れて届いた「枠を取った」も、先に取り消されたあとの知らせも、何も変えない', async () => {
    const { application, checkout, visitor } = await toCheckout('伊藤正')
    await visitor.get(await pay(checkout))
    await office.settle()
    await visitor.submit(`${application}/withdrawal`)
    await office.settle()
    expect(await statesOf(idOf(application))).toEqual(['released'])
    await remindedLater(checkout)
    expect(await statesOf(idOf(application))).toEqual(['released'])
    expect(await captures(idOf(application))).toBe(0)
  }, 60_000)

  test('偽の知らせ、書き換えた金額、知らない支払いは、断り、何も残さない', async () => {
    const { checkout } = await toCheckout('佐藤健')
    const before = await rowCounts(office)
    const real = await callbackOf(checkout, 'authorised')
    const forgeries: [string, string][] = [
      [real, ''],
      [real, 't=1,v1=00'],
      [real, signatureFor(real, 'wrong-secret')],
      [real, signatureFor(real, 'callback-secret', 1_600_000_000)],
      [real.replaceAll('410', '1'), signatureFor(real, 'callback-secret')],
      ['{}', signatureFor('{}', 'callback-secret')],
      ['not json', signatureFor('not json', 'callback-secret')],
    ]
    for (const [body, signature] of forgeries)
      expect((await callback(body, signature)).status, signature).toBeGreaterThanOrEqual(400)
    expect(await rowCounts(office)).toEqual(before)
  }, 60_000)

  test('正しく署名されていても、金額の違う支払いでは受け付けない', async () => {
    const { application, checkout } = await toCheckout('佐藤花子')
    const body = (await callbackOf(checkout, 'authorised')).replaceAll('410', '1')
    await callback(body, signatureFor(body, 'callback-secret'))
    await office.settle()
    expect(await stateOf(idOf(application))).toBe('confirmed')
    expect(await statesOf(idOf(application))).not.toContain('authorised')
  }, 60_000)
})

describe('枠の期限', () => {
  test('発行の前に枠が切れたら、もう一度お願いし、払い直されてから一度だけ引き落として発行する', async () => {
    const { application, checkout, visitor } = await toCheckout('NGUYEN THI LAN')
    await visitor.get(await pay(checkout))
    const id = idOf(application)
    const now = office.house.clock.now().toString()
    office.house.setNow('2026-12-09T11:00:00+09:00')
    await decideToIssue(office, id)
    await office.settle()
    expect(await stateOf(id)).toBe('awaiting_payment')
    const again = await visitor.submit(`${application}/payment`)
    await visitor.get(await pay(again.headers.get('location') ?? ''))
    await office.settle()
    await office.settle()
    expect(await stateOf(id)).toBe('issued')
    expect((await statesOf(id)).filter((state) => state === 'captured')).toHaveLength(1)
    expect(await captures(id)).toBe(410)
    office.house.setNow(now)
  }, 60_000)
})

test('異常のある支払いは、その申請の係長の一覧にだけ出る', async () => {
  await sql`
    update payments.payments set alarm = 'order_refused' where id = (
      select id from payments.payments where purpose_kind = 'procedures.application' order by id limit 1)`.execute(
    office.house.db.kysely,
  )
  const [certificates, allowance] = await Promise.all(['田中美咲', '小山修'].map((name) => office.sitAtDesk(name)))
  expect(await (await certificates?.get('/staff/payments'))?.text()).toContain('決済会社が断った')
  expect(await (await allowance?.get('/staff/payments'))?.text()).not.toContain('決済会社が断った')
})

test('台帳は、どの支払いのあとでも合計が0である', async () => {
  const { rows } = await sql<{
    sum: number
  }>`select coalesce(sum(amount), 0)::int as sum from payments.ledger_entries`.execute(office.house.db.kysely)
  expect(rows[0]?.sum).toBe(0)
})

async function toCheckout(name: string): Promise<{ application: string; checkout: string; visitor: Visitor }> {
  const visitor = await office.visit(name)
  const application = await fillIn(visitor)
  return { application, visitor, checkout: await sign(visitor, await confirm(visitor, application), name) }
}

const fifty = <Answer>(once: () => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: 50 }, once))

const idOf = (application: string): string => application.split('/').at(-1) ?? ''

async function count(table: string, where: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.raw(table)} where ${sql.raw(where)}`.execute(office.house.db.kysely)
  return rows[0]?.count ?? -1
}

async function stateOf(id: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from procedures.applications where id = ${id}`.execute(
    office.house.db.kysely,
  )
  return rows[0]?.state
}

async function statesOf(id: string): Promise<string[]> {
  const { rows } = await sql<{
    state: string
  }>`select state from payments.payments where purpose_id = ${id} order by created_at`.execute(office.house.db.kysely)
  return rows.map(({ state }) => state)
}

/** What has been taken from this person, by the ledger. */
async function captures(id: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(entry.amount), 0)::int as sum
    from payments.ledger_entries entry
    join payments.ledger_transactions booked on booked.id = entry.transaction_id and booked.kind = 'charge'
    join payments.payments payment on payment.id = booked.payment_id
    where payment.purpose_id = ${id} and entry.amount > 0`.execute(office.house.db.kysely)
  return rows[0]?.sum ?? -1
}

type Checkout = { id: string; status: string; captured_amount: number; refunded_amount: number }

async function atProvider(checkoutUrl: string): Promise<Checkout> {
  const id = new URL(checkoutUrl).pathname.split('/').at(-1)
  const headers = { authorization: 'Bearer payment-key' }
  // Parse edge: the simulator's own contract.
  return (await (await fetch(`${office.world.url}/payment/v1/checkouts/${id}`, { headers })).json()) as Checkout
}

/** The body of a first callback of this checkout, however it stands now. */
async function callbackOf(checkoutUrl: string, status: string): Promise<string> {
  const checkout = {
    ...(await atProvider(checkoutUrl)),
    status,
    method: 'card',
    captured_amount: 0,
    refunded_amount: 0,
    hold_expires_at: '2026-12-09T01:00:00Z',
  }
  return JSON.stringify({ event_id: `late-${status}-${checkout.id}`, type: status, sequence: 1, checkout })
}

async function remindedLater(checkoutUrl: string): Promise<void> {
  const late = await callbackOf(checkoutUrl, 'authorised')
  for (let time = 0; time < 2; time += 1)
    expect((await callback(late, signatureFor(late, 'callback-secret'))).status).toBe(200)
  await office.settle()
}

const callback = (body: string, signature: string): Response | Promise<Response> =>
  office.app.request('/callbacks/payment', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-payment-signature': signature,
    },
    body,
  })
