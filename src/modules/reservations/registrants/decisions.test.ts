import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoPeople, satoHanako, yamamotoRen } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { renewRegistration } from './actions/renew.ts'
import { registerPerson } from './actions/register-person.ts'
import { drawRegistrantLetter } from './actions/letter.ts'
import type { RegistrantId } from './domain/registrant.ts'
import { factsOf, registrantsOf, statesOn } from './index.ts'
import { membersOn } from './store/members.ts'
import { appealOf } from './text/letters.ts'
import { gatheredGroup, registrantsAlone, residentActor } from './testing.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, messaging, registrantsAlone] })
  app = testApp(house)
})
afterAll(() => house.close())

let hanakos: RegistrantId
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await sql`update reservations.registrants set state = 'ended'`.execute(house.db.kysely)
  const made = await house.db.transact((tx) => registerPerson(tx, house, residentActor(satoHanako.personId)))
  if (!made.ok) throw new Error(made.reason)
  hanakos = made.id
})

const day = (text: string) => Temporal.PlainDate.from(text)
// No post office stands here: a letter stays queued.
const worked = () => settle(house, { tolerant: true })
const visit = async (name: string) => browse(app, await signInAs(house, name))
const desk = async (name = '大久保勉') => browse(app, await staffSignInAs(house, name))
const path = () => `/staff/registrants/${hanakos}`
const stateOn = async (on: string) => (await house.db.read((tx) => statesOn(tx, [hanakos], day(on)))).get(hanakos)
const keptState = async () =>
  (
    await sql<{ state: string }>`select state from reservations.registrants where id = ${hanakos}`.execute(
      house.db.kysely,
    )
  ).rows[0]?.state
const plain = (html: string) => html.replaceAll(/<rt>[^<]*<\/rt>|<rp>[^<]*<\/rp>|<[^>]+>/g, '')
const noticesOf = async (kind: string) =>
  (
    await sql`select 1 from platform.notices where kind = ${`reservations.registration-${kind}`}
    and data ->> 'registrantId' = ${hanakos}`.execute(house.db.kysely)
  ).rows.length
const suspension = {
  suspensionGround: 'rules',
  suspensionReason: '承認されていない音響機器を使い、指示に従わなかったため',
  from: '2026-12-02',
  last: '2027-01-31',
  heard: 'oral',
}
const suspend = async (fields: Partial<typeof suspension> = {}, name?: string) =>
  (await desk(name)).submit(path(), { ...suspension, ...fields }, `${path()}/suspensions`)

test('利用停止は最後の日まで続き、次の日に戻る。根拠・理由・教示の通知書が郵便で出て、本人も開ける', async () => {
  expect((await suspend()).status).toBe(303)
  expect(await keptState()).toBe('suspended')
  expect([await stateOn('2027-01-31'), await stateOn('2027-02-01')]).toEqual(['suspended', 'active'])
  await worked()
  const { rows } = await sql<{ person: string }>`select person_id as person from messaging.letters
    where reference like 'registrant-decision:%'`.execute(house.db.kysely)
  expect(rows.map(({ person }) => person)).toEqual([satoHanako.personId])
  const hanako = await visit('佐藤花子')
  const page = await (await hanako.get(`/registrations/${hanakos}`)).text()
  expect(page).toContain('承認されていない音響機器')
  const letter = /href="([^"]+\/letters\/[^"]+)"/.exec(page)?.[1] ?? ''
  const opened = await hanako.get(letter)
  expect(opened.headers.get('content-type')).toBe('application/pdf')
  const paper = readPdf(new Uint8Array(await opened.arrayBuffer())).text.replaceAll(/\s/g, '')
  for (const words of [
    '施設利用停止通知書',
    '令和8年12月2日から令和9年1月31日まで',
    '規則または管理者の指示',
    '音響機器',
    '3か月以内に',
    '練地協',
  ])
    expect(paper).toContain(words)
  expect((await (await visit('山本蓮')).get(letter)).status).toBe(404)
  expect(await noticesOf('suspended')).toBe(1)
  house.setNow('2027-02-01T00:00:00+09:00')
  await worked()
  expect(await keptState()).toBe('active')
})

test('通知書は二度描いても一通で、停止は先の日からも始められ、解除すると戻る', async () => {
  await suspend({ from: '2026-12-10' })
  expect(await keptState()).toBe('active')
  const { rows } = await sql<{ id: string }>`select id from reservations.registrant_decisions
    where registrant_id = ${hanakos} and kind = 'suspension'`.execute(house.db.kysely)
  const decisionId = rows[0]?.id ?? ''
  await drawRegistrantLetter(house, { decisionId })
  await drawRegistrantLetter(house, { decisionId })
  const drawn = await sql`select 1 from platform.documents where owner_id = ${decisionId}`.execute(house.db.kysely)
  expect(drawn.rows).toHaveLength(1)
  house.setNow('2026-12-10T00:00:01+09:00')
  await worked()
  expect(await keptState()).toBe('suspended')
  const head = await desk()
  expect((await head.submit(path(), { liftingReason: '' }, `${path()}/lifting`)).status).toBe(422)
  expect((await head.submit(path(), { liftingReason: '改善を確かめたため' }, `${path()}/lifting`)).status).toBe(303)
  expect(await stateOn('2026-12-11')).toBe('active')
  await expect(
    sql`update reservations.registrant_decisions set reason = 'x' where id = ${decisionId}`.execute(house.db.kysely),
  ).rejects.toThrow()
})

test('停止は理由と弁明の扱いがなければ決められず、過ぎた日からも、長すぎる期間もだめで、担当者は決められない', async () => {
  expect((await suspend({ suspensionReason: '' })).status).toBe(422)
  expect((await suspend({ heard: '' })).status).toBe(422)
  expect((await suspend({ suspensionGround: 'whim' })).status).toBe(404)
  expect(await (await suspend({ from: '2026-12-01' })).text()).toContain('きょうから後の日')
  expect(await (await suspend({ last: '2026-12-01' })).text()).toContain('始まる日から後')
  const long = await (await suspend({ last: '2027-12-02' })).text()
  expect(long).toContain('停止は12か月まで')
  expect(long).toContain('承認されていない音響機器')
  const clerk = await desk('白井千夏')
  const html = await (await clerk.get(path())).text()
  expect(html).not.toContain('/suspensions')
  const forged = await clerk.post(`${path()}/suspensions`, { ...keysOf(html), ...suspension })
  expect(forged.status).toBe(403)
  expect(await keptState()).toBe('active')
})

test('停止のあいだは登録をし直すことも、自分で終えて逃れることもできず、取消しは登録を終わらせる', async () => {
  await suspend()
  const again = await house.db.transact((tx) => registerPerson(tx, house, residentActor(satoHanako.personId)))
  expect(again).toEqual({ ok: false, reason: 'held' })
  const hanako = await visit('佐藤花子')
  const page = `/registrations/${hanakos}`
  const html = await (await hanako.get(page)).text()
  expect(html).not.toContain(`${page}/end`)
  const fields = keysOf(await (await hanako.get('/registrations/new')).text())
  expect((await hanako.post(`${page}/end`, { ...fields, sure: 'yes' })).status).toBe(409)
  const given = { revocationGround: 'false', revocationReason: '偽りの届出があったため', revocationHeard: 'written' }
  expect((await (await desk()).submit(path(), given, `${path()}/revocation`)).status).toBe(303)
  expect(await keptState()).toBe('ended')
  expect(await noticesOf('revoked')).toBe(1)
  await worked()
  const letters = await sql`select 1 from messaging.letters l join platform.documents d on d.id = l.document_id
    join reservations.registrant_decisions r on r.id = d.owner_id
    where r.registrant_id = ${hanakos}`.execute(house.db.kysely)
  expect(letters.rows).toHaveLength(2)
})

test('減免は決めた日のあいだだけ数えに出て、同じ区分は重ならず、きょうで終えられる', async () => {
  const head = await desk()
  const given = {
    grant: 'half-65',
    grantFrom: '2026-12-10',
    grantLast: '2027-03-31',
    grantReason: '名簿で半数を確かめた',
  }
  const add = (fields: Partial<typeof given> = {}) => head.submit(path(), { ...given, ...fields }, `${path()}/grants`)
  expect((await add()).status).toBe(303)
  expect(await (await add({ grantFrom: '2027-03-31' })).text()).toContain('もう認められています')
  expect((await add({ grantFrom: '2027-04-01', grantLast: '2027-03-31' })).status).toBe(422)
  const grantsOn = async (on: string) => (await house.db.read((tx) => factsOf(tx, house, hanakos, day(on)))).grants
  expect([await grantsOn('2026-12-09'), await grantsOn('2026-12-10'), await grantsOn('2027-04-01')]).toEqual([
    [],
    ['half-65'],
    [],
  ])
  house.setNow('2026-12-20T09:00:00+09:00')
  expect((await head.submit(path(), {}, `${path()}/grant-ends`)).status).toBe(303)
  expect([await grantsOn('2026-12-19'), await grantsOn('2026-12-20')]).toEqual([['half-65'], []])
})

test('終わりの60日前に一度だけ知らせ、名簿を確かめて更新でき、期限が過ぎても90日は更新できる', async () => {
  const list = async () =>
    (await house.db.read((tx) => membersOn(tx, hanakos, house.clock.today()))).map(({ id }) => id)
  const renew = (seen: readonly string[]) =>
    house.db.transact((tx) => renewRegistration(tx, house, residentActor(satoHanako.personId), { id: hanakos, seen }))
  expect(await renew(await list())).toEqual({ ok: false, reason: 'early' })
  house.setNow('2029-10-03T09:00:00+09:00')
  await worked()
  await worked()
  expect(await noticesOf('ending')).toBe(1)
  expect(await renew([])).toEqual({ ok: false, reason: 'changed' })
  house.setNow('2029-12-20T09:00:00+09:00')
  const hanako = await visit('佐藤花子')
  expect(plain(await (await hanako.get(`/registrations/${hanakos}`)).text())).toContain('ここで更新できます')
  const renewal = `/registrations/${hanakos}/renewal`
  expect((await hanako.submit(renewal)).status).toBe(422)
  expect((await hanako.submit(renewal, { sure: 'yes' })).status).toBe(303)
  const [held] = await house.db.read((tx) => registrantsOf(tx, satoHanako.personId, house.clock.today()))
  expect(held).toMatchObject({ standing: 'active' })
  expect(held?.registrant.until?.toString()).toBe('2032-12-20')
})

test('更新しないまま90日が過ぎると登録は終わり、新しく登録できる', async () => {
  house.setNow('2030-03-02T09:00:00+09:00')
  await worked()
  expect(await keptState()).toBe('ended')
  expect(await noticesOf('over')).toBe(1)
  const again = await house.db.transact((tx) => registerPerson(tx, house, residentActor(satoHanako.personId)))
  expect(again.ok).toBe(true)
})

test('不承認は理由が残り、団体の代表者が読める。申込みは取り下げて直せる', async () => {
  const persons = ['佐藤健', '伊藤正', '小林和子', '髙﨑𠮷郎', '山本蓮']
  const id = await gatheredGroup(house, 'みほん登山会', personIds(persons))
  const ken = await visit('佐藤健')
  const page = `/registrations/${id}`
  await ken.submit(page, {}, `${page}/submission`)
  expect((await ken.post(`${page}/invitations`, keysOf(await (await ken.get(page)).text()))).status).toBe(422)
  await ken.submit(page, {}, `${page}/withdrawal`)
  await ken.submit(page, {}, `${page}/submission`)
  const staff = `/staff/registrants/${id}`
  const given = { refusalGround: 'conditions', refusalReason: '活動の場所が区外だけであるため' }
  expect((await (await desk()).submit(staff, given, `${staff}/refusal`)).status).toBe(303)
  expect(await (await ken.get(page)).text()).toContain('活動の場所が区外だけであるため')
  const ren = await visit('山本蓮')
  expect(await (await ren.get(page)).text()).not.toContain('活動の場所')
  expect((await house.db.read((tx) => registrantsOf(tx, yamamotoRen.personId, house.clock.today())))[0]?.standing).toBe(
    'refused',
  )
})

const personIds = (names: readonly string[]) =>
  names.flatMap((name) => demoPeople.filter((one) => one.name === name).map(({ personId }) => personId))

function keysOf(html: string): Record<string, string> {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { csrf: value('csrf'), idempotency_key: value('idempotency_key') }
}

test('公の施設の利用についての決定の教示は、裁決の前に議会に諮問することを言う', () => {
  const [review] = appealOf(house.profile)
  expect(review).toContain('練馬区長に対して審査請求をすることができます')
  expect(review).toContain('議会に諮問してから裁決します（地方自治法第244条の4）')
})
