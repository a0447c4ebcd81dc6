import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itoTadashi, kobayashiKazuko, nguyenThiLan, satoHanako, satoHina, takasakiYoshiro } from '#demo/people.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { browse, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { beginReception } from '../actions/reception/begin.ts'
import { confirmTyping } from '../actions/reception/compare.ts'
import { type ReceptionFacts, typeReception } from '../actions/reception/type.ts'
import { receptionOf } from '../store/reception/receptions.ts'
import type { ApplicationId } from '../store/applications.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { addMandate, endMandateFrom, type GivenMandate, readMandates } from './actions.ts'
import type { MandateId } from './domain.ts'

// 後見太郎 is the guardian of 小林和子 from 1 April; the court dismissed him, and the ward hears of it later.

let office: Office
let house: TestHouse
let takahashi: Staff
let mori: Staff
const kazuko = kobayashiKazuko.personId
const day = Temporal.PlainDate.from
const procedure = 'residence-certificate'

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  house.setNow('2026-12-02T10:00:00+09:00')
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
})
afterAll(() => office?.close())

const guardian: GivenMandate = {
  representative: '後見太郎',
  kind: 'guardian',
  procedure: null,
  evidence: '登記事項証明書（令和8年4月1日）',
  validFrom: day('2026-04-01'),
  validTo: null,
}
const add = (personId: PersonId, change: Partial<GivenMandate> = {}, staff = mori) =>
  house.db.transact((tx) => addMandate(tx, house, staff, personId, { ...guardian, ...change }))
const shown = (personId: PersonId, staff = mori) => house.db.transact((tx) => readMandates(tx, house, staff, personId))
async function added(personId: PersonId, change: Partial<GivenMandate> = {}): Promise<MandateId> {
  expect(await add(personId, change)).toEqual({ ok: true })
  const { mandates } = await shown(personId)
  const made = mandates.find(
    ({ representative }) => representative === (change.representative ?? guardian.representative),
  )
  if (!made) throw new Error('no mandate')
  return made.id
}
const end = (id: PersonId, mandateId: MandateId, on: string) =>
  house.db.transact((tx) => endMandateFrom(tx, house, mori, { id, mandateId, on: day(on) }))

async function begin(personId: PersonId): Promise<ApplicationId> {
  const begun = await house.db.transact((tx) =>
    beginReception(tx, house, takahashi, { procedure, channel: 'post', personId }),
  )
  if (!begun.ok) throw new Error(begun.reason)
  return begun.id
}
const type = (id: ApplicationId, receivedOn: string, by: Pick<ReceptionFacts, 'mandateId' | 'mandateSeen'>) => {
  const facts: ReceptionFacts = {
    receivedOn: day(receivedOn),
    receivedBy: takahashi.staffId,
    identity: 'one',
    identityPapers: ['licence'],
    broughtBy: 'agent',
    paying: 'later',
    note: null,
    ...by,
  }
  const sent = { whose: ['self'], items: [], copies: ['1'], delivery: ['counter'] }
  return house.db.transact((tx) => typeReception(tx, house, takahashi, id, { facts, sent }))
}
const compare = (id: ApplicationId) => house.db.transact((tx) => confirmTyping(tx, house, mori, id))
const refused = (problem: string) => ({ ok: false, facts: [{ field: 'mandate', problem }], answers: [] })

describe('後見が終わったあと', () => {
  test('終わる前に届いた紙は代理で受け付け、終わった日から届いた紙は受け付けない', async () => {
    const mandateId = await added(kazuko)
    await end(kazuko, mandateId, '2026-11-15')
    const by = { mandateId, mandateSeen: false }
    const before = await begin(kazuko)
    expect(await type(before, '2026-11-14', by)).toEqual({ ok: true })
    await compare(before)
    expect(await house.db.read((tx) => receptionOf(tx, before))).toMatchObject({ mandateId, broughtBy: 'agent' })
    const after = await begin(kazuko)
    expect(await type(after, '2026-11-15', by)).toEqual(refused('ended'))
    expect(await type(after, '2026-12-02', by)).toEqual(refused('ended'))
  })

  test('終わったことを区があとから知ったときは、打ってあっても読み合わせを通らず、打ち直しになる', async () => {
    const mandateId = await added(kazuko, { representative: '後見二郎' })
    const id = await begin(kazuko)
    expect(await type(id, '2026-11-20', { mandateId, mandateSeen: false })).toEqual({ ok: true })
    expect(await end(kazuko, mandateId, '2026-11-19')).toBe(true)
    await expect(compare(id)).rejects.toMatchObject({ code: 'mandate_ended' })
    const around = sql`update procedures.receptions set checked_by = ${mori.staffId}, checked_at = now()
      where application_id = ${id}`
    await expect(around.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
    expect(await pageOf('森大地', `/staff/receptions/${id}`)).toContain('届いた日より前に終わっていました')
    expect(await type(id, '2026-11-20', { mandateSeen: true })).toEqual({ ok: true })
    await compare(id)
  })

  test('読み合わせのあとで知ったときも、審査する人に見える', async () => {
    const mandateId = await added(kazuko, { representative: '後見三郎' })
    const id = await begin(kazuko)
    await type(id, '2026-11-20', { mandateId, mandateSeen: false })
    await compare(id)
    const desk = browse(office.app, await staffSignInAs(house, '高橋真'))
    await desk.submit(`/staff/cases/${id}`, {}, `/staff/cases/${id}/assignment`)
    expect(await pageOf('高橋真', `/staff/cases/${id}`)).toMatch(/後見三郎（成年後見人）(?![\s\S]*終わっていました)/)
    await end(kazuko, mandateId, '2026-11-01')
    expect(await pageOf('高橋真', `/staff/cases/${id}`)).toMatch(/後見三郎（成年後見人）[\s\S]*終わっていました/)
  })

  test.each([
    ['died', itoTadashi.personId],
    ['moved_out', nguyenThiLan.personId],
  ] as const)('本人が%sなら、代理もその日に終わり、新しくは登録できない', async (what, personId) => {
    const mandateId = await added(personId)
    await house.db.transact(async (tx) => {
      await sql`update people.register_records set valid_to = '2026-12-01', ended_by = ${what}
        where person_id = ${personId} and valid_to is null`.execute(tx)
      const data = { on: '2026-12-01' }
      await emit(tx, { type: `people.${what}`, subjectKind: 'person', subjectId: personId, data })
    })
    await office.settle()
    const [mandate] = (await shown(personId)).mandates
    expect(mandate).toMatchObject({ id: mandateId, endedBy: what })
    expect(mandate?.validTo?.toString()).toBe('2026-12-01')
    expect(await add(personId, { representative: '別人' })).toEqual({ ok: false, reason: 'gone' })
  })

  test('終わりは早めることはできても、延ばすことはできない', async () => {
    const mandateId = await added(kazuko, { representative: '後見四郎', validTo: day('2026-11-10') })
    expect(await end(kazuko, mandateId, '2026-11-20')).toBe(false)
    expect(await end(kazuko, mandateId, '2026-10-01')).toBe(true)
    expect(await end(kazuko, mandateId, '2026-01-01')).toBe(true)
    const { mandates } = await shown(kazuko)
    const ended = mandates.find(({ id }) => id === mandateId)
    expect(ended?.validTo).toEqual(ended?.validFrom)
  })
})

describe('だれが何を代理できるか', () => {
  test('保佐人は代理権のある手続だけで、ほかの手続には使えない', async () => {
    const yoshiro = takasakiYoshiro.personId
    expect(await add(yoshiro, { kind: 'curator' })).toEqual({ ok: false, reason: 'not_general' })
    await sql`insert into procedures.mandates (person_id, representative, kind, procedure, evidence, valid_from, added_by, added_at)
      values (${yoshiro}, '保佐花子', 'curator', 'child-allowance', '登記事項証明書', '2026-04-01', ${mori.staffId}, now())`.execute(
      house.db.kysely,
    )
    const { rows } = await sql<{ id: MandateId }>`
      select id from procedures.mandates where person_id = ${yoshiro}`.execute(house.db.kysely)
    const [other] = rows
    if (!other) throw new Error('no mandate')
    const id = await begin(yoshiro)
    expect(await type(id, '2026-12-02', { mandateId: other.id, mandateSeen: false })).toEqual(
      refused('other_procedure'),
    )
    expect(await type(id, '2026-12-02', { mandateSeen: false })).toMatchObject({
      facts: [{ problem: 'mandate_needed' }],
    })
  })

  test('ほかの人の代理人は選べない', async () => {
    const mandateId = await added(kazuko, { representative: '後見五郎' })
    const id = await begin(takasakiYoshiro.personId)
    expect(await type(id, '2026-12-02', { mandateId, mandateSeen: false })).toEqual(refused('unknown'))
  })

  test('親権者は、子が成年になる日で終わる', async () => {
    expect(await add(satoHina.personId, { kind: 'parent', representative: '佐藤花子' })).toEqual({ ok: true })
    const [parent] = (await shown(satoHina.personId)).mandates
    expect(parent?.validTo).toEqual(day(satoHina.birthDate).add({ years: 18 }))
    expect(await add(kazuko, { kind: 'parent' })).toEqual({ ok: false, reason: 'of_age' })
  })

  test('ほかの係の手続の委任は見えず、法定代理人はどの係にも見える', async () => {
    await added(kazuko, { kind: 'proxy', representative: '委任一子', procedure })
    const names = async (name: string) =>
      (await shown(kazuko, await staffActor(house, name))).mandates.map(({ representative }) => representative)
    expect(await names('高橋真')).toContain('委任一子')
    expect(await names('中村葵')).not.toContain('委任一子')
    expect(await names('中村葵')).toContain('後見五郎')
  })

  test('受託の職員は見て選べるが、登録も終了もできない', async () => {
    const page = `/staff/mandates/${kazuko}`
    expect(await pageOf('平野ゆい', page)).not.toContain('代理人を登録する')
    const hirano = await staffActor(house, '平野ゆい')
    await expect(add(kazuko, { representative: '登録できず' }, hirano)).rejects.toMatchObject({ status: 403 })
  })
})

test('職員は、自分と同じ世帯の人の代理を、見ることも登録することもできない', async () => {
  const be = (personId: PersonId | null) =>
    sql`update people.staff set person_id = ${personId} where id = ${mori.staffId}`.execute(house.db.kysely)
  await be(satoHanako.personId)
  await expect(shown(satoHina.personId)).rejects.toMatchObject({ code: 'own_record' })
  await expect(add(satoHina.personId)).rejects.toMatchObject({ code: 'own_record' })
  await be(null)
})

test('窓口の職員が登録した後見人を、受付で選んで受け付ける', async () => {
  const person = takasakiYoshiro.personId
  const mine = browse(office.app, await staffSignInAs(house, '森大地'))
  const page = `/staff/mandates/${person}?procedure=${procedure}`
  const typed = {
    representative: '後見六子',
    kind: 'guardian',
    procedure: 'all',
    evidence: '登記事項証明書',
    from: '令和8年4月1日',
    until: '',
  }
  const wrong = await mine.submit(page, { ...typed, until: '令和8年3月1日' }, `/staff/mandates/${person}`)
  expect(await wrong.text()).toContain('始まりの日より前です')
  const empty = await mine.submit(page, { ...typed, representative: '', kind: '' }, `/staff/mandates/${person}`)
  expect(await empty.text()).toMatch(/代理人の氏名を入れてください。[\s\S]*代理人の種類を選んでください。/)
  expect((await mine.submit(page, typed, `/staff/mandates/${person}`)).status).toBe(303)
  const id = await begin(person)
  const sheet = `/staff/receptions/${id}`
  const html = await (await mine.get(sheet)).text()
  const [, mandate = ''] = /<option value="([\w-]{36})"[^>]*>後見六子（成年後見人）/.exec(html) ?? []
  expect(mandate).not.toBe('')
  const done = await mine.submit(
    sheet,
    {
      'received-on': '令和8年12月2日',
      'received-by': mori.staffId,
      identity: 'one',
      papers: 'licence',
      'brought-by': 'agent',
      mandate,
      paying: 'later',
      whose: 'self',
      copies: '1',
      delivery: 'counter',
    },
    sheet,
  )
  expect(done.status).toBe(303)
  expect(await pageOf('高橋真', sheet)).toContain('代理人（後見六子（成年後見人））')
  await mine.submit(page, { mandate, on: '令和8年12月1日' }, `/staff/mandates/${person}/ends`)
  expect(await pageOf('森大地', `/staff/receptions/${await begin(person)}`)).toContain(
    '後見六子（成年後見人）の代理は、令和8年11月30日までで終わっています',
  )
})

async function pageOf(name: string, path: string): Promise<string> {
  const response = await browse(office.app, await staffSignInAs(house, name)).get(path)
  return (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
