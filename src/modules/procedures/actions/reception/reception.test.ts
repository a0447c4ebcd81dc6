import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findApplication } from '../../store/applications.ts'
import { receptionOf, similarCases } from '../../store/reception/receptions.ts'
import { locationOf, type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { proposeDecision } from '../desk/decide.ts'
import { takeCase } from '../desk/handle-case.ts'
import { beginReception, type NewReception } from './begin.ts'
import { confirmTyping } from './compare.ts'
import { confirmRightPerson, proposeRightPerson } from './mistaken-person.ts'
import { type ReceptionFacts, typeReception } from './type.ts'

let office: Office
let house: TestHouse
let hirano: Staff
let takahashi: Staff
let mori: Staff
let kato: Staff
const hanako = demoPersonId(1)
const ken = demoPersonId(2)

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  hirano = await staffActor(house, '平野ゆい')
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
  kato = await staffActor(house, '加藤誠')
})
afterAll(() => office?.close())

const answers = { whose: ['self'], items: [], copies: ['1'], delivery: ['counter'] }
const facts = (change: Partial<ReceptionFacts> = {}): ReceptionFacts => ({
  receivedOn: Temporal.PlainDate.from('2026-12-02'),
  receivedBy: hirano.staffId,
  identity: 'one',
  identityPapers: ['licence'],
  broughtBy: 'self',
  mandateSeen: false,
  paying: 'later',
  note: null,
  ...change,
})

async function begin(change: Partial<NewReception> = {}, staff = hirano): Promise<ApplicationId> {
  const sheet: NewReception = { procedure: 'residence-certificate', channel: 'counter', personId: hanako, ...change }
  const begun = await house.db.transact((tx) => beginReception(tx, house, staff, sheet))
  if (!begun.ok) throw new Error(begun.reason)
  return begun.id
}
const type = (id: ApplicationId, change: Partial<ReceptionFacts> = {}, sent = answers, staff = hirano) =>
  house.db.transact((tx) => typeReception(tx, house, staff, id, { facts: facts(change), sent }))
const compare = (staff: Staff, id: ApplicationId) => house.db.transact((tx) => confirmTyping(tx, house, staff, id))
const caseOf = (id: ApplicationId) => house.db.read((tx) => findApplication(tx, id))

describe('窓口の紙', () => {
  it('受託の職員が打つと受付番号が出て、読み合わせのあとで職員が決定の案を作れる', async () => {
    const id = await begin()
    expect(await type(id)).toEqual({ ok: true })
    const filed = await caseOf(id)
    expect(filed).toMatchObject({ state: 'submitted', channel: 'counter', accountId: null })
    expect(filed?.receiptNumber).toMatch(/^N/)

    await house.db.transact((tx) => takeCase(tx, house, takahashi, id))
    const propose = () => house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await expect(propose()).rejects.toMatchObject({ code: 'typing_not_compared' })
    await compare(mori, id)
    await propose()
    expect((await caseOf(id))?.state).toBe('proposed')
  })

  it('打った人は、自分では読み合わせできない', async () => {
    const id = await begin()
    await type(id)
    await expect(compare(hirano, id)).rejects.toMatchObject({ code: 'own_typing' })
    await expect(
      house.db.transact((tx) =>
        sql`update procedures.receptions set checked_by = typed_by, checked_at = typed_at
            where application_id = ${id}`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('期間は、打った日ではなく届いた日から数える', async () => {
    const id = await begin({ channel: 'post' })
    await type(id, { receivedOn: Temporal.PlainDate.from('2026-11-30') })
    const late = await caseOf(id)
    expect(late?.dueOn?.toString()).toBe('2026-12-01')
    expect(late?.submittedAt?.toString()).toBe('2026-11-29T15:00:00Z')
  })

  it('打ち直すと答えと署名のかわりの要約が変わり、もう一度読み合わせが要る', async () => {
    const id = await begin()
    await type(id)
    const before = await caseOf(id)
    await type(id, {}, { ...answers, copies: ['3'] }, mori)
    const after = await caseOf(id)
    expect(after?.feeTotal).toBe(900)
    expect(after?.receiptNumber).toBe(before?.receiptNumber)
    expect(after?.contentHash).not.toEqual(before?.contentHash)
    expect(await house.db.read((tx) => receptionOf(tx, id))).toMatchObject({ typedBy: mori.staffId, checkedBy: null })
    await compare(hirano, id)
    await expect(type(id)).rejects.toMatchObject({ code: 'wrong_state' })
  })

  test.each([
    ['受付日がきょうより後', { receivedOn: Temporal.PlainDate.from('2026-12-03') }, 'receivedOn'],
    ['受付日が生まれる前', { receivedOn: Temporal.PlainDate.from('1950-01-01') }, 'receivedOn'],
    ['1点なのに写真のない書類', { identityPapers: ['pension'] }, 'identity'],
    ['代理人なのに委任状を見ていない', { broughtBy: 'agent' }, 'mandateSeen'],
    ['手数料がかかるのに「なし」', { paying: 'free' }, 'paying'],
  ] as [string, Partial<ReceptionFacts>, string][])('%sなら、受け付けずにわけを言う', async (_what, change, field) => {
    const id = await begin()
    const typed = await type(id, change)
    expect(typed).toMatchObject({ ok: false, facts: [{ field }] })
    expect((await caseOf(id))?.state).toBe('draft')
  })

  it('答えの規則は、スマートフォンの申請と同じである', async () => {
    const id = await begin()
    const typed = await type(id, {}, { ...answers, copies: ['11'], delivery: ['pigeon'] })
    expect(typed).toMatchObject({
      answers: expect.arrayContaining([
        { field: 'copies', problem: 'too_big' },
        { field: 'delivery', problem: 'unknown_option' },
      ]),
    })
  })

  it('よその課の職員には、その受付は存在しない', async () => {
    const id = await begin()
    await expect(type(id, {}, answers, kato)).rejects.toMatchObject({ status: 404 })
    await expect(begin({}, kato)).rejects.toMatchObject({ status: 404 })
  })

  it('二人が同じ紙を打ちはじめたら、先の受付番号が見える', async () => {
    const [first, second] = [await begin({ personId: ken }), await begin({ personId: ken }, mori)]
    await type(first)
    const similar = await house.db.read((tx) => similarCases(tx, ken, 'residence-certificate', second))
    expect(similar.map(({ receiptNumber }) => receiptNumber)).toEqual([(await caseOf(first))?.receiptNumber])
  })
})

test('紙で来た人へのお知らせは、LINEがあっても手紙で届く', async () => {
  const id = await begin({ channel: 'post' })
  await type(id)
  await office.settle()
  const { rows } = await sql<{ channel: string; state: string }>`
    select d.channel, d.state from messaging.deliveries d join platform.notices n on n.id = d.notice_id
     where n.data ->> 'applicationId' = ${id}`.execute(house.db.kysely)
  expect(rows).toEqual([{ channel: 'letter', state: 'sent' }])
})

describe('電話', () => {
  it('証明の請求は、電話では受け付けない。データベースも断る', async () => {
    await expect(begin({ channel: 'phone' })).rejects.toThrow('not_by_phone')
    const id = await begin()
    await expect(
      house.db.transact((tx) => sql`update procedures.applications set channel = 'phone' where id = ${id}`.execute(tx)),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('人の取り違え', () => {
  it('一人が申し出て別の人が確かめると、同じ答えで正しい人の受付に続き、元の受付は終わる', async () => {
    const id = await begin({ personId: ken })
    await type(id)
    const wish = { rightPersonId: hanako, reason: '同姓の別の人を選んだ' }
    expect(await house.db.transact((tx) => proposeRightPerson(tx, house, takahashi, id, wish))).toEqual({ ok: true })
    await expect(house.db.transact((tx) => confirmRightPerson(tx, house, takahashi, id))).rejects.toMatchObject({
      code: 'own_proposal',
    })
    const successor = await house.db.transact((tx) => confirmRightPerson(tx, house, mori, id))
    expect(await caseOf(id)).toMatchObject({ state: 'withdrawn', applicantPersonId: ken })
    expect(await caseOf(successor)).toMatchObject({ state: 'draft', applicantPersonId: hanako, channel: 'counter' })
    const { rows } = await sql<{ action: string; person: string }>`
      select action, person_id as person from platform.audit
       where subject_id = ${id} and action like '%right_person'`.execute(house.db.kysely)
    expect(rows).toHaveLength(4)
  })

  it('受託の職員は、取り違えを申し出ることも確かめることもできない', async () => {
    const id = await begin({ personId: ken })
    await type(id)
    const wish = { rightPersonId: hanako, reason: '取り違え' }
    await expect(house.db.transact((tx) => proposeRightPerson(tx, house, hirano, id, wish))).rejects.toMatchObject({
      status: 403,
    })
  })
})

test('画面だけで、人を探し、一枚に打ち、受付票を出し、別の職員が読み合わせる', async () => {
  const counter = browse(office.app, await staffSignInAs(house, '平野ゆい'))
  const searched = await counter.submit(
    '/staff/receptions/new',
    { procedure: 'residence-certificate', channel: 'counter', words: '山本蓮' },
    '/staff/receptions/search',
  )
  const html = await searched.text()
  expect(html).toContain('この人で受け付ける')
  const begun = await counter.post('/staff/receptions', formOf(html, '/staff/receptions'))
  const sheet = locationOf(begun)
  const wrong = await counter.submit(sheet, { whose: 'self', copies: '0', delivery: 'counter' })
  expect(await wrong.text()).toContain('本人確認のしかたを選んでください')
  const filed = await counter.submit(sheet, {
    'received-on': '令和8年12月2日',
    'received-by': hirano.staffId,
    identity: 'one',
    papers: 'number-card',
    'brought-by': 'self',
    paying: 'later',
    whose: 'self',
    copies: '1',
    delivery: 'counter',
  })
  expect(filed.status).toBe(303)
  expect(await (await counter.get(`${sheet}/slip`)).text()).toMatch(/N\d-\d{4}-\d{4}-\d/)
  const second = browse(office.app, await staffSignInAs(house, '森大地'))
  expect(await (await second.get('/staff/receptions')).text()).toContain('山本蓮')
  expect((await second.submit(sheet, {}, `${sheet}/check`)).status).toBe(303)
  expect(await (await second.get(sheet)).text()).toContain('読み合わせました')
})
