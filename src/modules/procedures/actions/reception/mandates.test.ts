import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  kobayashiKazuko,
  satoHanako,
  satoHina,
  satoKen,
  takasakiYoshiro,
  watanabeKumi,
  yamamotoRen,
} from '#demo/people.ts'
import type { Mandate, MandateId } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { browse, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { type ApplicationId } from '../../store/applications.ts'
import { receptionOf } from '../../store/reception/receptions.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { beginReception } from './begin.ts'
import { confirmTyping } from './compare.ts'
import { type ReceptionFacts, typeReception } from './type.ts'

// 髙﨑𠮷郎 is the guardian of 小林和子 from 1 April; the court dismissed him, and the ward hears of it later.

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

type Recorded = Partial<Pick<Mandate, 'kind' | 'scope' | 'evidence'>> & {
  agent?: PersonId
  from?: string
  until?: string
}
async function recorded(personId: PersonId, made: Recorded = {}): Promise<MandateId> {
  const { kind = 'adult_guardian', evidence = 'registration', scope = null, from = '2026-04-01', until = null } = made
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to,
      recorded_by, recorded_at)
    values (${kind}, ${personId}, ${made.agent ?? takasakiYoshiro.personId}, ${scope && [...scope]}::text[], ${evidence},
      ${day('2026-04-01')}, ${day(from)}, ${until && day(until)}, ${mori.staffId}, ${house.clock.now()})
    returning id`.execute(house.db.kysely)
  if (!rows[0]) throw new Error('no mandate')
  return rows[0].id
}
const end = (id: MandateId, on: string) =>
  sql`update people.mandates set ended_on = ${day(on)}, ended_why = 'revoked', ended_by = ${mori.staffId}
    where id = ${id}`.execute(house.db.kysely)

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
const refused = (state: string) => ({
  ok: false,
  facts: [{ field: 'mandate', problem: { state: { state } } }],
})

async function pageOf(name: string, path: string): Promise<string> {
  const response = await browse(office.app, await staffSignInAs(house, name)).get(path)
  return (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
const choicesOn = async (name: string, id: ApplicationId) => {
  const response = await browse(office.app, await staffSignInAs(house, name)).get(`/staff/receptions/${id}`)
  const [, select = ''] = /<select[^>]*name="mandate"[^>]*>([\s\S]*?)<\/select>/.exec(await response.text()) ?? []
  return [...select.matchAll(/<option[^>]*>([^<]+)/g)].map(([, label]) => label)
}

describe('後見が終わったあと', () => {
  test('終わる前に届いた紙は代理で受け付け、終わった日から届いた紙は受け付けない', async () => {
    const mandateId = await recorded(kazuko)
    await end(mandateId, '2026-11-15')
    const by = { mandateId, mandateSeen: false }
    const before = await begin(kazuko)
    expect(await type(before, '2026-11-14', by)).toEqual({ ok: true })
    await compare(before)
    expect(await house.db.read((tx) => receptionOf(tx, before))).toMatchObject({ mandateId, broughtBy: 'agent' })
    const after = await begin(kazuko)
    expect(await type(after, '2026-11-15', by)).toMatchObject(refused('ended'))
    expect(await type(after, '2026-12-02', by)).toMatchObject(refused('ended'))
    expect(await choicesOn('高橋真', after)).not.toContain('髙﨑𠮷郎（成年後見人）')
    expect(await pageOf('高橋真', `/staff/receptions/${after}`)).toContain(
      '髙﨑𠮷郎（成年後見人）の代理権は、令和8年11月15日に終わりました（解任・辞任・撤回など）。この日から届いたものには使えません。本人か、いまの代理人の手続にするか、委任状を見てください。',
    )
  })

  test('終わったことを区があとから知ったときは、打ってあっても読み合わせを通らず、打ち直しになる', async () => {
    const mandateId = await recorded(kazuko, { agent: satoKen.personId })
    const id = await begin(kazuko)
    expect(await type(id, '2026-11-20', { mandateId, mandateSeen: false })).toEqual({ ok: true })
    await end(mandateId, '2026-11-19')
    await expect(compare(id)).rejects.toMatchObject({ code: 'mandate_ended' })
    const around = sql`update procedures.receptions set checked_by = ${mori.staffId}, checked_at = now()
      where application_id = ${id}`
    await expect(around.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
    expect(await pageOf('森大地', `/staff/receptions/${id}`)).toContain('届いた日には、代理権がありませんでした')
    expect(await type(id, '2026-11-20', { mandateSeen: true })).toEqual({ ok: true })
    await compare(id)
  })

  test('届いたあと、決定の前に終われば、読み合わせは通り、決定のそばに終わった日と、届いたものは有効なことが出る', async () => {
    const mandateId = await recorded(kazuko, { agent: satoHanako.personId })
    const id = await begin(kazuko)
    expect(await type(id, '2026-11-20', { mandateId, mandateSeen: false })).toEqual({ ok: true })
    await end(mandateId, '2026-12-01')
    const since =
      '佐藤花子（成年後見人）の代理権は令和8年12月1日に終わりました（解任・辞任・撤回など）。終わる前に届いた申請は、そのまま有効です'
    expect(await pageOf('森大地', `/staff/receptions/${id}`)).toContain(since)
    await compare(id)
    const desk = browse(office.app, await staffSignInAs(house, '高橋真'))
    await desk.submit(`/staff/cases/${id}`, {}, `/staff/cases/${id}/assignment`)
    const page = await pageOf('高橋真', `/staff/cases/${id}`)
    expect(page).toContain(since)
    expect(page).toMatch(/代理人 佐藤花子（成年後見人）/)
    expect(page).not.toContain('届いた日には、代理権がありませんでした')
  })

  test('読み合わせのあとで、届く前の終わりを知ったときも、審査する人に見える', async () => {
    const mandateId = await recorded(kazuko, { agent: watanabeKumi.personId })
    const id = await begin(kazuko)
    await type(id, '2026-11-20', { mandateId, mandateSeen: false })
    await compare(id)
    const desk = browse(office.app, await staffSignInAs(house, '高橋真'))
    await desk.submit(`/staff/cases/${id}`, {}, `/staff/cases/${id}/assignment`)
    const fell = '届いた日には、代理権がありませんでした。本人か、いまの代理人に確かめてください'
    expect(await pageOf('高橋真', `/staff/cases/${id}`)).not.toContain(fell)
    await end(mandateId, '2026-11-01')
    expect(await pageOf('高橋真', `/staff/cases/${id}`)).toContain(fell)
  })
})

describe('だれが何を代理できるか', () => {
  test('保佐人は代理権のある手続だけで、ほかの手続には使えない', async () => {
    const yoshiro = takasakiYoshiro.personId
    const mandateId = await recorded(yoshiro, { kind: 'curator', scope: ['child-allowance'], agent: satoKen.personId })
    const id = await begin(yoshiro)
    const by = { mandateId, mandateSeen: false }
    expect(await type(id, '2026-12-02', by)).toMatchObject(refused('out_of_scope'))
    expect(await type(id, '2026-12-02', { mandateSeen: false })).toMatchObject({
      facts: [{ problem: 'mandate_needed' }],
    })
    expect(await choicesOn('高橋真', id)).toEqual([])
    expect(await pageOf('高橋真', `/staff/receptions/${id}`)).toContain(
      '佐藤健（保佐人）の代理権には、この手続が含まれていません',
    )
    const around = sql`insert into procedures.receptions (application_id, channel, received_on, received_by, typed_by,
        typed_at, identity, identity_papers, brought_by, mandate_id, paying)
      values (${id}, 'post', '2026-12-02', ${mori.staffId}, ${mori.staffId}, '2026-12-02T02:00:00Z', 'one', '{licence}',
        'agent', ${mandateId}, 'later')`
    await expect(around.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
  })

  test('まだ始まらない代理は選べず、いつからかを言う', async () => {
    const person = yamamotoRen.personId
    const mandateId = await recorded(person, { from: '2026-12-10' })
    const id = await begin(person)
    expect(await type(id, '2026-12-02', { mandateId, mandateSeen: false })).toMatchObject(refused('not_yet'))
    expect(await pageOf('高橋真', `/staff/receptions/${id}`)).toContain('代理権は、令和8年12月10日からです')
  })

  test('親権は、子が18歳になった日から届いた紙に使えない', async () => {
    const child = satoHina.personId
    const mandateId = await recorded(child, {
      kind: 'parental',
      evidence: 'family_register',
      agent: satoHanako.personId,
    })
    const id = await begin(child)
    const adult = day(satoHina.birthDate).add({ years: 18 })
    house.setNow(`${adult}T10:00:00+09:00`)
    const by = { mandateId, mandateSeen: false }
    expect(await type(id, adult.toString(), by)).toMatchObject(refused('ended'))
    expect(await type(id, adult.subtract({ days: 1 }).toString(), by)).toEqual({ ok: true })
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('ほかの人の代理人は選べず、データベースも受け付けない', async () => {
    const mandateId = await recorded(satoKen.personId)
    const id = await begin(watanabeKumi.personId)
    expect(await type(id, '2026-12-02', { mandateId, mandateSeen: false })).toMatchObject({
      facts: [{ field: 'mandate', problem: 'unknown' }],
    })
    await type(id, '2026-12-02', { mandateSeen: true })
    const swapped = sql`update procedures.receptions set mandate_id = ${mandateId} where application_id = ${id}`
    await expect(swapped.execute(house.db.kysely)).rejects.toMatchObject({ code: '23514' })
  })

  test('受託の職員は、登録された代理人を受付で選べる', async () => {
    const person = watanabeKumi.personId
    await recorded(person)
    expect(await choicesOn('平野ゆい', await begin(person))).toContain('髙﨑𠮷郎（成年後見人）')
  })
})

test('窓口の職員が記録に登録した後見人を、受付で選んで受け付け、二人目に見える', async () => {
  const person = satoHanako.personId
  const mine = browse(office.app, await staffSignInAs(house, '森大地'))
  const record = `/staff/people/${person}`
  const typed = {
    agent: watanabeKumi.atenaNumber,
    authority: 'adult_guardian',
    scope: 'everything',
    evidence: 'registration',
    seen: '令和8年12月1日',
    since: '令和8年4月1日',
  }
  const made = await mine.submit(`${record}?reason=duty`, typed, `${record}/mandates?reason=duty`)
  expect(made.status).toBe(303)
  const id = await begin(person)
  const sheet = `/staff/receptions/${id}`
  const html = await (await mine.get(sheet)).text()
  expect(html).toContain(`href="${record}?reason=duty#mandates"`)
  const [, mandate = ''] = /<option value="([\w-]{36})"[^>]*>渡辺久美（成年後見人）/.exec(html) ?? []
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
  expect(await pageOf('高橋真', sheet)).toContain('代理人（渡辺久美（成年後見人））')
})
