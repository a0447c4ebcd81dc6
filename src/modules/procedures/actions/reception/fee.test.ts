import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { paymentOf } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { type Id, newId } from '#platform/ids/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { type ApplicationId, findApplication } from '../../store/applications.ts'
import { authorisedSubjects, correctionsOf } from '../../store/desk/cases.ts'
import { type Browser, locationOf, type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { confirmDecision, proposeDecision } from '../desk/decide.ts'
import { printDispatch, shelveDispatch } from '../desk/dispatch.ts'
import { requestCorrection } from '../desk/ask-correction.ts'
import { takeCase } from '../desk/handle-case.ts'
import { purposeOf } from '../payment.ts'
import { beginReception } from './begin.ts'
import { confirmTyping } from './compare.ts'
import { confirmRightPerson, proposeRightPerson } from './mistaken-person.ts'
import { type ReceptionFacts, type Typed, typeReception } from './type.ts'
import { withdrawReceived } from './withdraw.ts'

let office: Office
let house: TestHouse
let takahashi: Staff
let mori: Staff
let tanaka: Staff
/** 高橋真 at his till, and who confirms it. */
let till: Browser
let second: Browser
const [hanako, ken, tadashi] = [demoPersonId(1), demoPersonId(2), demoPersonId(8)]

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
  tanaka = await staffActor(house, '田中美咲')
  till = browse(office.app, await staffSignInAs(house, '高橋真'))
  second = browse(office.app, await staffSignInAs(house, '田中美咲'))
})
afterAll(() => office?.close())

const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.db.transact(work)
const caseOf = async (id: ApplicationId) => {
  const found = await act((tx) => findApplication(tx, id))
  if (!found?.receiptNumber) throw new Error('not filed')
  return { ...found, receiptNumber: found.receiptNumber }
}
const paymentNow = (id: ApplicationId) => act((tx) => paymentOf(tx, purposeOf(id)))
const textOf = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const answers = { whose: ['self'], items: [], copies: ['2'], delivery: ['counter'] }
const facts = (change: Partial<ReceptionFacts> = {}): ReceptionFacts => ({
  receivedOn: Temporal.PlainDate.from('2026-12-02'),
  receivedBy: takahashi.staffId,
  identity: 'one',
  identityPapers: ['licence'],
  broughtBy: 'self',
  mandateSeen: false,
  paying: 'counter',
  tendered: 1000,
  note: null,
  ...change,
})
const begin = (personId = tadashi, procedure = 'residence-certificate') =>
  act(async (tx) => {
    const begun = await beginReception(tx, house, takahashi, { procedure, channel: 'counter', personId })
    if (!begun.ok) throw new Error(begun.reason)
    return begun.id
  })
/** As the form does it: what was refused is rolled back. */
const type = (id: ApplicationId, change: Partial<ReceptionFacts> = {}, sent: object = {}): Promise<Typed> =>
  act(async (tx) => {
    const typed = await typeReception(tx, house, takahashi, id, { facts: facts(change), sent: { ...answers, ...sent } })
    if (!typed.ok) throw new Refused(typed)
    return typed
  }).catch((error: unknown) => {
    if (error instanceof Refused) return error.typed
    throw error
  })
class Refused extends Error {
  constructor(readonly typed: Typed) {
    super('refused')
  }
}
async function filed(change: Partial<ReceptionFacts> = {}, personId = tadashi): Promise<ApplicationId> {
  const id = await begin(personId)
  expect(await type(id, change)).toEqual({ ok: true })
  return id
}
const later = { paying: 'later' } as const
async function decided(id: ApplicationId): Promise<void> {
  await act((tx) => confirmTyping(tx, house, mori, id))
  await act((tx) => takeCase(tx, house, mori, id))
  await act((tx) => proposeDecision(tx, house, mori, id, { outcome: 'issue' }))
  await act((tx) => confirmDecision(tx, house, tanaka, id))
  await office.settle()
}

const drawerPage = '/staff/payments/drawer'
const drawerDeed = async (deed: string) => {
  const { rows } = await sql<{ id: string }>`
    select id from payments.drawers order by key limit 1`.execute(house.db.kysely)
  return `${drawerPage}/${rows[0]?.id}/${deed}`
}
const openTill = async () => till.submit(drawerPage, { d1000: '30' }, await drawerDeed('opening'))
/** Finds the fee by the number on the 受付票 and takes it. */
async function pay(number: string, fields: Record<string, string>): Promise<Response> {
  const path = `/staff/payments/counter?find=${number}`
  const form = formOf(await (await till.get(path)).text(), '/staff/payments/counter/receipts')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return till.post('/staff/payments/counter/receipts', form)
}

test('開いている引き出しがなければ、現金の受付は番号を出さずに断る', async () => {
  const id = await begin()
  expect(await type(id)).toMatchObject({ ok: false, facts: [{ field: 'paying', problem: 'no_open_drawer' }] })
  expect(await act((tx) => findApplication(tx, id))).toMatchObject({ state: 'draft', receiptNumber: null })
  expect((await openTill()).status).toBe(303)
  expect(await type(id, { tendered: 599 })).toMatchObject({ ok: false, facts: [{ problem: 'too_little' }] })
  expect(await type(id)).toEqual({ ok: true })
})

describe('紙と一緒に現金を受け取る', () => {
  it('お釣りと領収書の番号が受付に出て、決定すると証明書ができ、受付票の番号だけで渡せる', async () => {
    const id = await filed()
    const shown = await textOf(await till.get(`/staff/receptions/${id}`))
    expect(shown).toMatch(/600円\s*受け取り済み.*お預かり 1,000円.*お釣り 400円.*領収書（第\d+号）を開く/)
    expect(await textOf(await till.get(`/staff/receptions/${id}/slip`))).toContain('600円 受け取りました')
    await decided(id)
    expect((await caseOf(id)).state).toBe('issued')
    expect(await paymentNow(id)).toMatchObject({ state: 'captured', amount: 600, method: 'cash' })
    const { rows } = await sql<{ id: Id<'dispatch'> }>`
      select id from procedures.dispatches where application_id = ${id}`.execute(house.db.kysely)
    const dispatch = rows[0]?.id ?? newId<'dispatch'>()
    await act((tx) => printDispatch(tx, house, mori, dispatch))
    await act((tx) => shelveDispatch(tx, house, mori, dispatch))
    const found = await till.submit('/staff/shelf', { code: (await caseOf(id)).receiptNumber }, '/staff/shelf/search')
    const html = await found.text()
    expect(html).toContain('伊藤正')
    const form = formOf(html, `/staff/dispatches/${dispatch}/hand-over`)
    form.set('identity', 'licence')
    expect((await till.post(`/staff/dispatches/${dispatch}/hand-over`, form)).status).toBe(303)
    expect((await caseOf(id)).state).toBe('completed')
  })

  it('引き出しにあるお金と違う額には打ち直せず、同じ額なら載せる人も打ち直せる', async () => {
    const id = await filed({}, ken)
    expect(await type(id, {}, { copies: ['3'] })).toMatchObject({ ok: false, facts: [{ problem: 'paid_already' }] })
    expect(await type(id, later, { whose: ['household'] })).toEqual({ ok: true })
    expect(await act((tx) => authorisedSubjects(tx, id))).toHaveLength(4)
    expect(await type(id, {}, { whose: ['self'] })).toEqual({ ok: true })
    expect(await act((tx) => authorisedSubjects(tx, id))).toEqual([ken])
    await act((tx) => confirmTyping(tx, house, mori, id))
    const rewrite = act((tx) => sql`select procedures.retype_subjects(${id}, array[${hanako}]::uuid[])`.execute(tx))
    await expect(rewrite).rejects.toMatchObject({ code: '23514' })
  })

  it('取下げ書が来ると受付は終わり、現金は引き出しから返すことになる', async () => {
    const id = await filed()
    const hirano = await staffActor(house, '平野ゆい')
    await expect(act((tx) => withdrawReceived(tx, house, hirano, id))).rejects.toMatchObject({ status: 403 })
    await act((tx) => withdrawReceived(tx, house, takahashi, id))
    await act((tx) => withdrawReceived(tx, house, takahashi, id))
    await office.settle()
    expect((await caseOf(id)).state).toBe('withdrawn')
    expect(await paymentNow(id)).toMatchObject({ state: 'refunding' })
    expect(await textOf(await till.get('/staff/payments/refunds'))).toContain('600円')
  })

  it('領収書を取り消すと、同じ受付番号でもう一度受け取れる', async () => {
    const id = await filed()
    const [receipt = ''] =
      /[/]staff[/]payments[/]counter[/]receipts[/][0-9a-f-]{36}/.exec(
        await (await till.get(`/staff/receptions/${id}`)).text(),
      ) ?? []
    const reason = `reason-${receipt.split('/').at(-1)}`
    await till.submit(drawerPage, { [reason]: '金種の打ち間違い' }, `${receipt}/cancel-wish`)
    expect((await second.submit(drawerPage, {}, `${receipt}/cancellation`)).status).toBe(303)
    await office.settle()
    expect(await textOf(await till.get(`/staff/receptions/${id}`))).toContain('返した。もう一度受け取る')
    expect((await pay((await caseOf(id)).receiptNumber, { tendered: '600' })).status).toBe(303)
    expect(await paymentNow(id)).toMatchObject({ state: 'captured', amount: 600 })
  })

  it('人を取り違えていたら、先に返すまで正しい人の受付に続けられない', async () => {
    const id = await filed({}, ken)
    const wish = { rightPersonId: hanako, reason: '同姓の別の人を選んだ' }
    const propose = () => act((tx) => proposeRightPerson(tx, house, takahashi, id, wish))
    expect(await propose()).toEqual({ ok: false, reason: 'paid' })
  })
})

describe('あとで受け取る', () => {
  it('受付番号で金額が出て、払うと決定のとおりに証明書ができる。払う前に決定しても、手紙で頼んで待つ', async () => {
    const id = await filed(later)
    const { receiptNumber } = await caseOf(id)
    expect(await textOf(await till.get(`/staff/receptions/${id}/slip`))).toContain('600円 窓口でお支払いください')
    await decided(id)
    expect((await caseOf(id)).state).toBe('awaiting_payment')
    const { rows } = await sql<{ body: { title: string; paragraphs: string[] } }>`
      select d.body::jsonb as body from messaging.deliveries d join platform.notices n on n.id = d.notice_id
       where n.kind = 'procedures.payment-again' and n.data ->> 'applicationId' = ${id}`.execute(house.db.kysely)
    expect(rows[0]?.body.title).toContain('手数料のお支払いをお願いします')
    expect(rows[0]?.body.paragraphs.join('')).toContain(`受付票（受付番号 ${receiptNumber}）`)
    expect(rows[0]?.body.paragraphs.join('')).not.toContain('http')
    const taken = await pay(receiptNumber, { tendered: '1000' })
    expect(await textOf(await till.get(locationOf(taken)))).toContain('お釣り 400円')
    await office.settle()
    expect((await caseOf(id)).state).toBe('issued')
  })

  it('打ち直して額が変わると、頼む額も変わる', async () => {
    const id = await filed(later)
    expect(await type(id, later, { copies: ['3'] })).toEqual({ ok: true })
    expect(await textOf(await till.get(`/staff/payments/counter?find=${(await caseOf(id)).receiptNumber}`))).toContain(
      '900円',
    )
    expect(await type(id, { tendered: 1000 }, { copies: ['3'] })).toEqual({ ok: true })
    expect(await paymentNow(id)).toMatchObject({ state: 'captured', amount: 900 })
  })

  it('カードが端末で断られても、同じ受付番号でQRで払え、払うと止まっていた決定が進む', async () => {
    const id = await filed(later)
    const { receiptNumber } = await caseOf(id)
    await decided(id)
    const onTerminal = async (method: string, button: string) => {
      const terminal = locationOf(await pay(receiptNumber, { method }))
      await till.submit(terminal)
      const { rows } = await sql<{ checkout: string }>`
        select checkout_id as checkout from payments.payments where id = ${terminal.split('/').at(-1)}`.execute(
        house.db.kysely,
      )
      await fetch(`${office.world.url}/payment/terminal/${rows[0]?.checkout}`, {
        method: 'POST',
        headers: { origin: office.world.url, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ button }),
        redirect: 'manual',
      })
      await office.settle()
    }
    await onTerminal('card', 'insufficient')
    expect(await paymentNow(id)).toMatchObject({ secured: false })
    expect((await caseOf(id)).state).toBe('awaiting_payment')
    await onTerminal('qr', 'pay')
    expect(await paymentNow(id)).toMatchObject({ state: 'captured', method: 'qr' })
    expect((await caseOf(id)).state).toBe('issued')
    expect(await textOf(await till.get(`/staff/receptions/${id}`))).toContain('受け取り済み')
  })

  it('取り違えた人の受付が終わると、その手数料はもう受け取れない', async () => {
    const id = await filed(later, ken)
    const { receiptNumber } = await caseOf(id)
    await act((tx) => proposeRightPerson(tx, house, takahashi, id, { rightPersonId: hanako, reason: '取り違え' }))
    await act((tx) => confirmRightPerson(tx, house, mori, id))
    await office.settle()
    expect(await textOf(await till.get(`/staff/payments/counter?find=${receiptNumber}`))).toContain(
      'まだ払っていないものはありません',
    )
  })
})

test('申請者に確かめたことの返事が紙で来たら、職員が打ち、もう一度読み合わせて審査が続く', async () => {
  const id = await filed(later)
  await act((tx) => confirmTyping(tx, house, mori, id))
  await act((tx) => takeCase(tx, house, mori, id))
  const { dueOn } = await caseOf(id)
  const ask = { fields: ['items'], reason: '本籍が要るか確かめたい', answerBy: Temporal.PlainDate.from('2026-12-16') }
  await act((tx) => requestCorrection(tx, house, mori, id, ask))
  house.setNow('2026-12-04T10:00:00+09:00')
  expect(await textOf(await till.get(`/staff/receptions/${id}`))).toContain('届いた返事を打つ')
  expect(await type(id, later, { items: ['honseki'] })).toEqual({ ok: true })
  const after = await caseOf(id)
  expect(after.state).toBe('in_review')
  expect(after.dueOn && dueOn && dueOn.until(after.dueOn).days).toBeGreaterThanOrEqual(2)
  const [correction] = await act((tx) => correctionsOf(tx, id))
  expect(correction?.before).toEqual({ items: [] })
  const propose = () => act((tx) => proposeDecision(tx, house, mori, id, { outcome: 'issue' }))
  await expect(propose()).rejects.toMatchObject({ code: 'typing_not_compared' })
  await act((tx) => confirmTyping(tx, house, mori, id))
  await propose()
  house.setNow('2026-12-02T16:00:00+09:00')
})

test('一日の締めでは、受付で受け取った現金も数え、合わない10円は説明とともに過不足に記帳する', async () => {
  const expected = /あるはずの現金 ([\d,]+)円/.exec(await textOf(await till.get(drawerPage)))?.[1] ?? ''
  const amount = Number(expected.replaceAll(',', ''))
  expect(amount).toBeGreaterThan(30_000)
  const count = await drawerDeed('count')
  const pieces = { d1000: String(Math.floor(amount / 1000)), d10: String((amount % 1000) / 10 - 1) }
  expect(await textOf(await till.submit(drawerPage, pieces, count))).toContain('説明')
  const counted = await till.submit(drawerPage, { ...pieces, explanation: '釣銭の渡し間違い。申出なし' }, count)
  expect(counted.status).toBe(303)
  expect(await type(await begin())).toMatchObject({ ok: false, facts: [{ problem: 'no_open_drawer' }] })
  expect((await second.submit(drawerPage, {}, await drawerDeed('closing'))).status).toBe(303)
  const day = await textOf(await till.get('/staff/payments/days/2026-12-02'))
  expect(day).toMatch(/過不足.*-?10円/)
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0)::int8 as sum from payments.ledger_entries where account = 'over-short'`.execute(
    house.db.kysely,
  )
  expect(rows[0]?.sum).toBe(10)
})
