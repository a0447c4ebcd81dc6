import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStaffId } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { verifiedResident } from '../testing/filed-case.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { sampleNotification } from '../testing/sample-procedures.ts'

// 佐藤花子 acts for 小林和子 on every page of a request; then the 代理権 ends.

const words = (text: string) => ({ ja: text, easy: text, en: text })
const procedure: Definition = parseDefinition({
  ...sampleNotification,
  procedure: 'acting-steps',
  acting: { kinds: ['adult_guardian'], ground: words('みんぽう'), confirmed: false },
})

let office: Office
let hanako: Browser
let mandateId: string

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, procedure))
  hanako = await office.visit('佐藤花子')
  const agent = await verifiedResident(office.house, '佐藤花子')
  const principal = await verifiedResident(office.house, '小林和子')
  const { rows } = await sql<{ id: string }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, recorded_by, recorded_at)
    values ('adult_guardian', ${principal.personId}, ${agent.personId}, null, 'registration', '2026-12-01', '2026-12-02',
      ${demoStaffId(1)}, ${office.house.clock.now()}) returning id`.execute(office.house.db.kysely)
  mandateId = rows[0]?.id ?? ''
})
afterAll(() => office?.close())

const page = '/procedures/acting-steps/applications'
const begin = async () => locationOf(await hanako.submit(page, { whose: mandateId }, `${page}?asked=1`))
const formAt = async (path: string, action = path) => formOf(await (await hanako.get(path)).text(), action)

function type(path: string, form: URLSearchParams, why: string) {
  const body = new URLSearchParams({ changed: 'why', why })
  for (const name of ['csrf', 'form_window', 'form_seen']) body.set(name, form.get(name) ?? '')
  return hanako.put(`${path}/unfinished`, body)
}

const everything = async () =>
  JSON.stringify([
    (await sql`select * from procedures.applications order by id`.execute(office.house.db.kysely)).rows,
    (await sql`select * from procedures.answers order by 1, 2`.execute(office.house.db.kysely)).rows,
    (await sql`select * from procedures.typed_fields order by 1, 2`.execute(office.house.db.kysely)).rows,
    (await sql`select * from procedures.inquiries order by 1`.execute(office.house.db.kysely)).rows,
  ])

test('代理の間は打ちかけも質問も残り、終わったあとはどのページも開けず、何を送っても変わらない', async () => {
  const filed = await begin()
  await hanako.submit(`${filed}/questions/why`, { why: '届けるもの' })
  await hanako.submit(`${filed}/check`, {}, `${filed}/confirmation`)
  expect((await hanako.submit(`${filed}/inquiries`, { question: '代理の間の質問' })).status).toBe(303)

  const draft = await begin()
  expect(draft).not.toBe(filed)
  const place = `${draft}/questions/why`
  const typing = await formAt(place)
  expect((await type(place, typing, '打ちかけ')).status).toBe(200)
  await hanako.submit(place, { why: 'こたえ' })
  const open: [string, URLSearchParams][] = [
    [place, await formAt(place)],
    [`${draft}/fresh-start`, await formAt(`${draft}/resume`, `${draft}/fresh-start`)],
    [`${draft}/confirmation`, await formAt(`${draft}/check`, `${draft}/confirmation`)],
    [`${draft}/withdrawal`, await formAt(`${draft}/withdrawal`)],
    [`${filed}/inquiries`, await formAt(`${filed}/inquiries`)],
  ]

  await sql`update people.mandates set ended_on = '2026-12-02', ended_why = 'revoked', ended_by = ${demoStaffId(1)}
    where id = ${mandateId}`.execute(office.house.db.kysely)
  const before = await everything()
  expect((await type(place, typing, 'あとから')).status).toBe(403)
  for (const [path, form] of open) expect([path, (await hanako.post(path, form)).status]).toEqual([path, 403])
  for (const path of [place, `${draft}/resume`, `${draft}/check`, draft, filed, `${filed}/inquiries`])
    expect([path, (await hanako.get(path)).status]).toEqual([path, 403])
  expect(await everything()).toBe(before)
})
