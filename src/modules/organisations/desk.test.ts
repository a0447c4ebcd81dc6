import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { organisations } from './index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations] })
  app = testApp(house)
})
afterAll(() => house.close())

const visit = async (name: string) => browse(app, await signInAs(house, name))
const desk = async (name = '藤原賢') => browse(app, await staffSignInAs(house, name))
const list = '/staff/organisations'
const npo = `${list}/${demoOrganisations[1]?.id}`
const manager = `${list}/${demoOrganisations[4]?.id}`

async function proposed(by: string, name: string): Promise<string> {
  const filed = await (await visit(by)).submit(
    '/organisations/new',
    { kind: 'shops', name, kana: 'みほん' },
    '/organisations',
  )
  return filed.headers.get('location') ?? ''
}
const noticesOf = async (kind: string) =>
  (await sql`select 1 from platform.notices where kind = ${kind}`.execute(house.db.kysely)).rows.length
const auditOf = async (action: string) =>
  (await sql`select 1 from platform.audit where action = ${action}`.execute(house.db.kysely)).rows.length

test('所管の課が届出を確認すると、届け出た人に知らせ、その日から代表として使える。よその課と担当者は決められない', async () => {
  const path = await proposed('佐藤花子', '見本の店の会')
  const hanako = await visit('佐藤花子')
  expect((await hanako.get(`${path}/clients`)).status).toBe(403)
  const page = `/staff${path}`
  expect((await (await desk('長谷川徹')).get(page)).status).toBe(404)
  const clerk = await desk('岡田恵')
  expect(await (await clerk.get(page)).text()).not.toContain('/recognition')
  expect((await (await desk()).submit(page, {}, `${page}/recognition`)).status).toBe(303)
  expect(await noticesOf('organisations.recognised')).toBe(1)
  expect((await hanako.get(`${path}/clients`)).status).toBe(200)
  const head = await desk()
  const again = await head.post(`${page}/refusal`, { ...(await keys(head, page)), reason: '重ねて' })
  expect(again.status).toBe(409)
})

test('確認しないときは理由がいり、届け出た人がそれを読める', async () => {
  const path = await proposed('小林和子', '見本の市の会')
  const page = `/staff${path}`
  const head = await desk()
  expect((await head.submit(page, { reason: '' }, `${page}/refusal`)).status).toBe(422)
  expect((await head.submit(page, { reason: '規約がありません' }, `${page}/refusal`)).status).toBe(303)
  const kazuko = await visit('小林和子')
  expect(await (await kazuko.get('/organisations')).text()).toContain('規約がありません')
  expect((await kazuko.get(path)).status).toBe(404)
  expect(await noticesOf('organisations.refused')).toBe(1)
})

test('代表者の役を終えると、コードで次の代表者が入れる。コードは代表者がいる間は作れない', async () => {
  const head = await desk()
  expect((await head.post(`${npo}/representative-code`, await keys(head, npo))).status).toBe(409)
  await head.submit(npo, {}, `${npo}/representative-end`)
  expect((await (await visit('小林和子')).get(`/organisations/${demoOrganisations[1]?.id}`)).status).toBe(404)
  const shown = await (await head.submit(npo, {}, `${npo}/representative-code`)).text()
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}(?=<)/.exec(shown)?.[0] ?? ''
  const ren = await visit('山本蓮')
  const opened = (await ren.submit('/organisations', { code }, '/organisations/invitations')).headers.get('location')
  await ren.submit(opened ?? '', {}, `${opened}/acceptance`)
  expect((await ren.get(`/organisations/${demoOrganisations[1]?.id}/clients`)).status).toBe(200)
})

test('代表者を見た職員は、住民の記録の閲覧として残る', async () => {
  const before = await auditOf('organisations.seat.read')
  await (await desk('岡田恵')).get(npo)
  expect(await auditOf('organisations.seat.read')).toBe(before + 1)
})

test('記載を直すと前の記載が理由と残り、先に開いた画面からは直せない', async () => {
  const [head, other] = [await desk(), await desk()]
  const stale = await keys(other, npo)
  const to = { name: 'みどりの居場所', kana: 'みどりのいばしょ', why: '総会で名前を変えた' }
  expect((await head.submit(npo, { ...to, number: '7000012050003' }, `${npo}/correction`)).status).toBe(422)
  expect((await head.submit(npo, to, `${npo}/correction`)).status).toBe(303)
  const html = await (await head.get(npo)).text()
  expect(html).toContain('みどりの居場所の会（見本）')
  expect(html).toContain('総会で名前を変えた')
  const late = await other.post(`${npo}/correction`, { ...stale, ...to, name: '別の名前', seen: '0' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('ほかの職員が先に直しました')
  await expect(sql`update organisations.corrections set reason = 'x'`.execute(house.db.kysely)).rejects.toThrow()
})

test('紙の届出は所管の課が確認した団体として登録し、代表者はコードで入る。ほかの課の団体は登録できない', async () => {
  const head = await desk()
  const given = { name: '紙の町会', kana: 'かみのちょうかい' }
  const school = await head.submit(`${list}/new`, { ...given, kind: 'school' }, list)
  expect(school.status).toBe(422)
  const made = await head.submit(`${list}/new`, { ...given, kind: 'neighbourhood', number: '7000012050002' }, list)
  const page = made.headers.get('location') ?? ''
  const html = await (await head.get(page)).text()
  expect(html).toContain('代表者はいません')
  expect(html).toContain(`${page}/representative-code`)
  const twice = await head.submit(`${list}/new`, { ...given, kind: 'shops', number: '7000012050002' }, list)
  expect(await twice.text()).toContain('もうあります')
  expect((await (await desk('岡田恵')).get(`${list}/new`)).status).toBe(403)
})

test('指定の期間が終わると団体として動けず、次の指定を記録するとまた動ける。同じ施設の期間は重ならない', async () => {
  const clients = `/organisations/${demoOrganisations[4]?.id}/clients`
  const ren = await visit('山本蓮')
  expect((await ren.get(clients)).status).toBe(200)
  house.setNow('2031-04-01T09:00:00+09:00')
  expect((await ren.get(clients)).status).toBe(403)
  const head = await desk()
  const next = { facility: '見本区民館', contractLast: '令和18年3月31日' }
  const overlapping = await head.submit(manager, { ...next, contractFrom: '令和13年3月31日' }, `${manager}/contracts`)
  expect(await overlapping.text()).toContain('同じ日の指定がもうあります')
  const backwards = { ...next, contractFrom: '令和18年4月1日' }
  expect((await head.submit(manager, backwards, `${manager}/contracts`)).status).toBe(422)
  await head.submit(manager, { ...next, contractFrom: '令和13年4月1日' }, `${manager}/contracts`)
  expect((await ren.get(clients)).status).toBe(200)
  house.setNow('2026-12-02T10:00:00+09:00')
})

test('受託の契約の相手が指定管理者なら、その職員の業務と指定の期間に収まるかが見える', async () => {
  const contract = {
    employer: '見本施設管理株式会社',
    offices: ['certificates'],
    procedures: ['residence-certificate'],
  }
  const contracts = [
    { ...contract, searchesRegister: false, from: '2026-04-01', until: '2031-03-31' },
    { ...contract, searchesRegister: false, from: '2026-04-01', until: '2037-03-31' },
  ]
  const apart = testApp({ ...house, profile: { ...house.profile, contracts } })
  const head = browse(apart, await staffSignInAs(house, '藤原賢'))
  const words = await (await head.get(manager)).text()
  expect(words.match(/期間内/g)).toHaveLength(1)
  expect(words.match(/期間の外の日があります/g)).toHaveLength(1)
  expect(await (await head.get(npo)).text()).not.toContain('受託する業務')
})

test('指定は理由と日を書いて途中で終えられ、その日から動けない。終わった指定や、期間の外の日は終えられない', async () => {
  const clients = `/organisations/${demoOrganisations[4]?.id}/clients`
  const ren = await visit('山本蓮')
  const head = await desk()
  const action = `${manager}/contract-ends`
  const html = await (await head.get(manager)).text()
  const contract = [...html.matchAll(/name="contract"[^>]*value="([^"]+)"/g)].at(-1)?.[1]
  const given = { contract: contract ?? '', endReason: '法令に従わなかった' }
  for (const endOn of ['令和8年12月1日', '令和18年4月1日']) {
    const refused = await head.submit(manager, { ...given, endOn }, action)
    expect(await refused.text()).toContain('指定の期間の中の日')
  }
  expect((await head.submit(manager, { ...given, endReason: '', endOn: '令和9年1月10日' }, action)).status).toBe(422)
  expect((await (await desk('岡田恵')).post(action, given)).status).toBe(403)
  expect((await head.submit(manager, { ...given, endOn: '令和9年1月10日' }, action)).status).toBe(303)
  house.setNow('2027-01-09T23:59:00+09:00')
  expect((await ren.get(clients)).status).toBe(200)
  house.setNow('2027-01-10T00:00:00+09:00')
  expect((await ren.get(clients)).status).toBe(403)
  expect(await (await (await desk()).get(manager)).text()).toContain('法令に従わなかった')
  expect(
    (await (await desk()).post(action, { ...(await keys(head, manager)), ...given, endOn: '令和9年2月1日' })).status,
  ).toBe(409)
  expect(await auditOf('organisations.contract.end')).toBe(1)
  house.setNow('2026-12-02T10:00:00+09:00')
})

test('解散を記録すると、役も招待もその日で終わる', async () => {
  const shops = demoOrganisations[2]?.id
  const ken = await visit('佐藤健')
  const made = await ken.submit(`/organisations/${shops}`, { role: 'member' }, `/organisations/${shops}/invitations`)
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}(?=<)/.exec(await made.text())?.[0] ?? ''
  const page = `${list}/${shops}`
  await (await desk()).submit(page, { reason: '総会で決議した' }, `${page}/dissolution`)
  expect((await ken.get(`/organisations/${shops}`)).status).toBe(404)
  const opened = await (await visit('佐藤花子')).submit('/organisations', { code }, '/organisations/invitations')
  expect(opened.status).toBe(422)
  expect(await auditOf('organisations.dissolve')).toBe(1)
})

async function keys(browser: Awaited<ReturnType<typeof desk>>, page: string): Promise<Record<string, string>> {
  const html = await (await browser.get(page)).text()
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { csrf: value('csrf'), idempotency_key: value('idempotency_key') }
}
