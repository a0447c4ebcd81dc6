import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { itoTadashi, satoHanako, satoKen } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { type PersonId, parseId } from '#platform/ids/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { mayRepresent, organisations, organisationsOf } from './index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations] })
  app = testApp(house)
})
afterAll(() => house.close())

const [first, , third] = demoOrganisations
const chokaiId = first?.id ?? never()
const chokai = `/organisations/${chokaiId}`
const visit = async (name: string) => browse(app, await signInAs(house, name))
const seatsOn = (personId: PersonId, day: string) =>
  house.db.read((tx) => organisationsOf(tx, personId, Temporal.PlainDate.from(day)))
const codeIn = (html: string) => /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}(?=<)/.exec(html)?.[0] ?? ''

test('団体を代表するのは、その日に代表の役にある人だけである', async () => {
  const may = (personId: PersonId, day: string) =>
    house.db.read((tx) => mayRepresent(tx, { personId, organisationId: chokaiId, on: Temporal.PlainDate.from(day) }))
  expect(await may(itoTadashi.personId, '2026-12-02')).toBe(true)
  expect(await may(satoKen.personId, '2026-12-02')).toBe(false)
  expect(await may(itoTadashi.personId, '2026-03-31')).toBe(false)
  // The term ends, no successor has begun: the organisation is never without.
  expect(await may(itoTadashi.personId, '2028-04-01')).toBe(true)
})

test('役は決めた日から替わり、本人に知らせ、前の役は残る。同じ役や過ぎた日は受けない', async () => {
  const chair = await visit('伊藤正')
  const { rows } = await sql<{ id: string }>`select id from organisations.seats
    where organisation_id = ${chokaiId} and person_id = ${satoKen.personId}`.execute(house.db.kysely)
  const member = rows[0]?.id ?? ''
  const change = (fields: Record<string, string>) => chair.submit(chokai, { member, ...fields }, `${chokai}/roles`)
  expect((await change({ newRole: 'member', roleFrom: '2027-01-01' })).status).toBe(422)
  const late = await change({ newRole: 'treasurer', roleFrom: '2026-12-01' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('value="2026-12-01"')
  expect((await change({ newRole: 'treasurer', roleFrom: '2027-01-01' })).status).toBe(303)
  expect((await change({ newRole: 'deputy', roleFrom: '2027-02-01' })).status).toBe(422)
  const roleOn = async (day: string) =>
    (await seatsOn(satoKen.personId, day)).find(({ organisation }) => organisation.id === chokaiId)?.seat.role
  expect([await roleOn('2026-12-31'), await roleOn('2027-01-01')]).toEqual(['member', 'treasurer'])
  const told = await sql`select 1 from platform.notices
    where kind = 'organisations.role-changed' and person_id = ${satoKen.personId}`.execute(house.db.kysely)
  expect(told.rows).toHaveLength(1)
  expect((await (await visit('佐藤健')).post(`${chokai}/roles`, {})).status).toBe(403)
})

test('招待への返事と、後任のいない任期の終わりが、予定に出る', async () => {
  const chair = await visit('伊藤正')
  const made = await chair.submit(chokai, { role: 'member' }, `${chokai}/invitations`)
  const hanako = await visit('佐藤花子')
  await hanako.submit('/organisations', { code: codeIn(await made.text()) }, '/organisations/invitations')
  const agendaOf = async (personId: PersonId) => {
    const actor = { kind: 'resident', level: 'verified', displayName: '', personId } as const
    const accountId = parseId<'account'>(personId) ?? never()
    const items = await house.db.read(
      (tx) => organisations.agenda?.(tx, { ...actor, accountId }, 'ja', house) ?? Promise.resolve([]),
    )
    return items.map(({ href, on }) => `${href} ${on}`)
  }
  expect(await agendaOf(satoHanako.personId)).toEqual([expect.stringMatching(/invitations\/\S+ 2026-12-16$/)])
  expect(await agendaOf(itoTadashi.personId)).toEqual([])
  house.setNow('2028-02-10T10:00:00+09:00')
  expect(await agendaOf(itoTadashi.personId)).toEqual([`${chokai} 2028-03-31`])
  house.setNow('2026-12-02T10:00:00+09:00')
})

test('招待は14日で終わる', async () => {
  const chair = await visit('伊藤正')
  const code = codeIn(await (await chair.submit(chokai, { role: 'member' }, `${chokai}/invitations`)).text())
  const kazuko = await visit('小林和子')
  house.setNow('2026-12-16T10:00:00+09:00')
  expect((await kazuko.submit('/organisations', { code }, '/organisations/invitations')).status).toBe(422)
  house.setNow('2026-12-16T09:59:59+09:00')
  expect((await kazuko.submit('/organisations', { code }, '/organisations/invitations')).status).toBe(303)
  house.setNow('2026-12-02T10:00:00+09:00')
})

test('転出すると町会の役だけが終わり、亡くなるとどの団体の役も終わる', async () => {
  const { personId } = satoKen
  const event = async (type: string, on: string) => {
    await house.db.transact((tx) => emit(tx, { type, subjectKind: 'person', subjectId: personId, data: { on } }))
    await settle(house)
  }
  const kept = async (day: string) => (await seatsOn(personId, day)).map(({ organisation }) => organisation.id)
  expect(await kept('2026-12-02')).toEqual([chokaiId, third?.id])
  await event('people.moved_out', '2026-12-02')
  expect(await kept('2026-12-02')).toEqual([third?.id])
  expect(await kept('2027-06-01')).toEqual([third?.id])
  await event('people.died', '2026-12-03')
  expect(await kept('2026-12-03')).toEqual([])
  // Twice: the second time nothing is left to do.
  await event('people.died', '2026-12-03')
  const { rows } = await sql`select 1 from platform.audit
    where action = 'organisations.seat.end' and person_id = ${personId}`.execute(house.db.kysely)
  expect(rows).toHaveLength(3)
})

test('招待コードの入れ間違いは、アカウントごとにも、一つのネットワークからも数え、待つ時間を答える', async () => {
  const wrong = { code: '0000-0000-0000' }
  const answerOf = async (browser: Awaited<ReturnType<typeof visit>>) =>
    browser.submit('/organisations', wrong, '/organisations/invitations')
  const five = async (name: string) => {
    const browser = await visit(name)
    const statuses: number[] = []
    for (let tries = 0; tries < 5; tries += 1) statuses.push((await answerOf(browser)).status)
    return { browser, statuses }
  }
  // The minute may turn once on the way; then the next round has it.
  const stopped = async (round: () => Promise<Response>) => {
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await sql`delete from platform.rate_limits`.execute(house.db.kysely)
      const answer = await round()
      if (answer.status === 429) return Number(answer.headers.get('retry-after'))
    }
    throw new Error('never stopped')
  }
  const waitOfAccount = await stopped(async () => {
    const { browser, statuses } = await five('山本蓮')
    expect(statuses).toEqual([422, 422, 422, 422, 422])
    return answerOf(browser)
  })
  const waitOfNetwork = await stopped(async () => {
    for (const name of ['伊藤正', '佐藤花子', '小林和子', '山本蓮', '佐藤健', '青木剛']) await five(name)
    return answerOf(await visit('青木沙也加'))
  })
  expect(waitOfAccount).toBeGreaterThan(0)
  expect(waitOfNetwork).toBeGreaterThan(0)
})

function never(): never {
  throw new Error('the demo has no organisation')
}
