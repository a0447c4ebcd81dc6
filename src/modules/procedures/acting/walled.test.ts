import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoStaffId, itoTadashi, satoHanako, satoHina, yamamotoRen } from '#demo/people.ts'
import { type MandateId, mandatesOfPerson } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { driveSignature } from '#src/simulators/testing.ts'
import { type Browser, locationOf, type Office, openOffice, pathOf } from '../testing/office.ts'

// 佐藤花子 acts for 佐藤陽菜, her child; then somebody is protected.

const home = '/account/representatives'
const procedure = '/procedures/residence-certificate/applications'
let office: Office
let hanako: Browser

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  await letGo()
  await owner(sql`update platform.rate_limits set used = 0`)
  hanako = await office.visit('佐藤花子')
})

const owner = (statement: ReturnType<typeof sql>) => statement.execute(office.house.db.kysely)
const asDesk = (statement: ReturnType<typeof sql>) =>
  office.house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    await statement.execute(tx)
  })
const protect = (personId: PersonId) =>
  asDesk(sql`insert into people.protections (person_id, origin, opinion, valid_from, valid_to, applied_by, applied_at)
    values (${personId}, 'here', 'police', '2026-12-01', '2027-12-01', ${demoStaffId(22)}, now())`)
const letGo = () =>
  asDesk(sql`update people.protections set ended_on = '2026-12-02', ended_why = 'wish', outcome = 'granted',
    decided_by = ${demoStaffId(16)}, decided_at = now()
    where ended_on is null and person_id in (${satoHina.personId}, ${itoTadashi.personId}, ${yamamotoRen.personId})`)

async function parental(): Promise<MandateId> {
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, recorded_by, recorded_at)
    values ('parental', ${satoHina.personId}, ${satoHanako.personId}, null, 'family_register', '2026-12-01', '2026-12-02',
      ${demoStaffId(1)}, ${office.house.clock.now()}) returning id`.execute(office.house.db.kysely)
  return rows[0]?.id ?? never()
}
const never = (): never => {
  throw new Error('not written down')
}
const plain = (html: string) => html.replace(/<rt>[\s\S]*?<\/rt>|<rp>[\s\S]*?<\/rp>/g, '').replace(/<[^>]+>/g, '')
const text = async (response: Response) => plain(await response.text())
const bare = async (response: Response) =>
  `${response.status} ${(await response.text()).replaceAll(/nonce="[^"]*"|name="(csrf|idempotency_key)" value="[^"]*"/g, '')}`

test('あとから守られると、親の進めていた下書きは、台帳から外れたときと一字も違わない言葉で止まり、一覧に名前も残らない', async () => {
  const id = await parental()
  const started = locationOf(await hanako.submit(procedure, { whose: id }, `${procedure}?asked=1`))
  expect(started).toMatch(/^\/applications\//)
  const pages = ['', '/questions/whose', '/questions/items', '/check', '/withdrawal', '/record', '/payment']
  const see = async () => {
    const seen = []
    for (const page of pages) seen.push(await bare(await hanako.get(`${started}${page}`)))
    return [...seen, await bare(await hanako.get('/applications'))]
  }
  const open = await see()
  expect(open.join('')).toContain('陽菜')

  const onRegister = (on: string | null) =>
    owner(sql`update people.register_records set valid_to = ${on}, ended_by = ${on && 'removed'}
      where person_id = ${satoHina.personId} and (valid_to is null or ended_by = 'removed')`)
  await onRegister('2026-12-02')
  const ordinary = await see()
  await onRegister(null)
  await protect(satoHina.personId)
  const walled = await see()
  expect(walled).toEqual(ordinary)
  expect(walled[0]).toMatch(/^403 /)
  expect(walled.join('')).not.toMatch(/陽菜|支援措置|保護|加害/)
})

test('守られた人への代理権は、代わりに手続する人の画面に、名前も代理権も出ず、番号で終わらせようとしても、ないものと同じ答えになる', async () => {
  const id = await attorney()
  const [mine, ending] = [await text(await hanako.get(home)), `${home}/${id}/ending`]
  expect(mine).toContain('伊藤正')
  expect((await hanako.get(ending)).status).toBe(200)
  const page = await (await hanako.get(ending)).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const post = (path: string) => hanako.post(path, { csrf, idempotency_key: crypto.randomUUID() })
  await protect(itoTadashi.personId)
  expect(await text(await hanako.get(home))).not.toContain('伊藤正')
  const nothing = `${home}/${crypto.randomUUID()}/ending`
  expect((await hanako.get(ending)).status).toBe(404)
  expect((await bare(await hanako.get(ending))).replaceAll(ending, '')).toBe(
    (await bare(await hanako.get(nothing))).replaceAll(nothing, ''),
  )
  expect((await post(ending)).status).toBe(404)
  await letGo()
  const { actsFor } = await office.house.db.read((tx) => mandatesOfPerson(tx, satoHanako.personId))
  expect(actsFor.find((one) => one.id === id)?.endedOn).toBeNull()
})

async function attorney(): Promise<MandateId> {
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to, recorded_by, recorded_at)
    values ('attorney', ${itoTadashi.personId}, ${satoHanako.personId}, array['dog-registration'], 'letter', '2026-12-01',
      '2026-12-02', '2027-04-01', ${demoStaffId(1)}, ${office.house.clock.now()}) returning id`.execute(
    office.house.db.kysely,
  )
  return rows[0]?.id ?? never()
}

test('委任状のコードは、頼んだ人でも頼まれた人でも、どちらかが守られると、ないコードと同じ言葉で開かない', async () => {
  const tadashi = await office.visit('伊藤正')
  const ren = await office.visit('山本蓮')
  const drawn = await tadashi.submit(
    `${home}/invitations/new`,
    { procedures: 'dog-registration', until: '令和9年3月31日' },
    `${home}/invitations`,
  )
  const toSign = await tadashi.get(locationOf(drawn))
  const callback = await driveSignature(toSign.headers.get('location') ?? '', { name: '伊藤正' })
  const page = locationOf(await tadashi.get(pathOf(callback)))
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await text(await tadashi.get(page)))?.[0] ?? never()
  const enter = async (typed: string) => {
    await owner(sql`update platform.rate_limits set used = 0`)
    return bare(await ren.submit(`${home}/code`, { code: typed }, `${home}/code`))
  }
  const nothing = await enter('0000-0000-0000-0000')
  expect(await enter(code)).toContain('伊藤正')
  for (const protectedOne of [itoTadashi, yamamotoRen]) {
    await protect(protectedOne.personId)
    expect(await enter(code), protectedOne.name).toBe(nothing)
    await letGo()
  }
})
