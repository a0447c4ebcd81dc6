import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { mandatesOfPerson } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { driveSignature } from '#src/simulators/testing.ts'
import { type Browser, locationOf, type Office, openOffice, pathOf } from '../testing/office.ts'

// 伊藤正 gives 佐藤花子 a 委任状 online.

const home = '/account/representatives'
let office: Office
let tadashi: Browser
let hanako: Browser

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  office.house.setNow('2026-12-02T10:00:00+09:00')
  await calm()
  tadashi = await office.visit('伊藤正')
  hanako = await office.visit('佐藤花子')
})

const text = async (response: Response) =>
  (await response.text()).replace(/<rt>[\s\S]*?<\/rt>|<rp>[\s\S]*?<\/rp>/g, '').replace(/<[^>]+>/g, '')

const given = { procedures: 'dog-registration', until: '令和9年3月31日' }
const drawUp = (fields: Record<string, string> = given) =>
  tadashi.submit(`${home}/invitations/new`, fields, `${home}/invitations`)

/** Signed with the card; the page that shows the code, and the code. */
async function invited(): Promise<{ page: string; code: string }> {
  const toSign = await tadashi.get(locationOf(await drawUp()))
  const callback = await driveSignature(toSign.headers.get('location') ?? '', { name: '伊藤正' })
  const page = locationOf(await tadashi.get(pathOf(callback)))
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await text(await tadashi.get(page)))?.[0] ?? ''
  return { page, code }
}
// Each person has tried nothing yet, unless the sentence is about trying.
const calm = () => sql`update platform.rate_limits set used = 0`.execute(office.house.db.kysely)
const enter = (browser: Browser, code: string) => browser.submit(`${home}/code`, { code }, `${home}/code`)
const answer = async (browser: Browser, code: string, reply: 'accept' | 'refuse') => {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await browser.get(`${home}/code`)).text())?.[1] ?? ''
  return browser.post(`${home}/code/answer`, { csrf, idempotency_key: crypto.randomUUID(), code, answer: reply })
}
const standing = async () => {
  const { actsFor } = await office.house.db.read((tx) => mandatesOfPerson(tx, satoHanako.personId))
  return actsFor.filter(({ endedOn }) => endedOn === null)
}

test('カードで署名して渡したコードを、頼まれた人が入れて引き受けると、代理権になる。本人はすぐに終わらせられる', async () => {
  const { code } = await invited()
  expect(code).not.toBe('')
  const shown = await text(await enter(hanako, code))
  expect(shown).toContain('伊藤正')
  expect(shown).toContain('犬の登録')
  expect((await answer(hanako, code, 'accept')).headers.get('location')).toBe(`${home}?notice=accepted`)
  const [made] = await standing()
  expect(made).toMatchObject({
    kind: 'attorney',
    evidence: 'signed_online',
    scope: ['dog-registration'],
    recordedBy: null,
  })
  expect(made?.validTo?.toString()).toBe('2027-04-01')
  expect((await enter(await office.visit('山本蓮'), code)).status).toBe(422)

  expect(await text(await tadashi.get(home))).toContain('佐藤花子')
  const ending = `${home}/${made?.id}/ending`
  expect((await (await office.visit('山本蓮')).get(ending)).status).toBe(404)
  expect((await tadashi.submit(ending, {}, ending)).headers.get('location')).toBe(`${home}?notice=ended`)
  expect(await standing()).toEqual([])
})

test('署名する前、取り消したあと、断られたあと、7日を過ぎたコードは、どれも同じ答えで開かない', async () => {
  const wrong = await text(await enter(hanako, '0000-0000-0000-0000'))
  const { page, code } = await invited()
  await tadashi.submit(page, {}, `${page}/revocation`)
  expect((await enter(hanako, code)).status).toBe(422)
  await calm()
  const refused = (await invited()).code
  await answer(hanako, refused, 'refuse')
  expect((await answer(hanako, refused, 'accept')).status).toBe(422)
  await calm()
  const old = (await invited()).code
  office.house.setNow('2026-12-09T10:00:01+09:00')
  hanako = await office.visit('小林和子')
  const late = await text(await enter(hanako, old))
  expect(late.replace(/小林和子|佐藤花子/g, '')).toContain('このコードは使えません')
  expect(wrong).toContain('このコードは使えません')
  expect(await standing()).toEqual([])
})

test('自分のコードは自分では引き受けられず、本人が亡くなったあとのコードは開かない', async () => {
  const { code } = await invited()
  expect((await enter(tadashi, code)).status).toBe(422)
  const died = (on: string | null) =>
    sql`update people.register_records set valid_to = ${on}, ended_by = ${on && 'died'}
      where person_id = (select principal_id from people.mandate_invitations order by drawn_up_at desc limit 1)
        and valid_from = (select max(valid_from) from people.register_records r where r.person_id = register_records.person_id)`.execute(
      office.house.db.kysely,
    )
  await died('2026-12-02')
  const gone = await answer(hanako, code, 'accept')
  await died(null)
  expect(gone.status).toBe(422)
  expect(await standing()).toEqual([])
})

test.each([
  ['手続を選ばない', { procedures: '', until: '令和9年3月31日' }],
  ['認めていない手続', { procedures: 'child-allowance', until: '令和9年3月31日' }],
  ['1年より後', { procedures: 'dog-registration', until: '令和9年12月3日' }],
  ['昨日', { procedures: 'dog-registration', until: '令和8年12月1日' }],
])('%sでは作れない', async (_name, fields) => {
  expect((await drawUp(fields)).status).toBe(422)
})

test('コードを試し続ける人は、待たされる', async () => {
  const lan = await office.visit('NGUYEN THI LAN')
  const statuses = []
  for (let tries = 0; tries < 7; tries += 1) statuses.push((await enter(lan, `0000-0000-0000-000${tries}`)).status)
  expect(statuses).toContain(429)
})
