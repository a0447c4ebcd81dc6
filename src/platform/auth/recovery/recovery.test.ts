import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as demo from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { openResidentAccount } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { softAuthenticator } from '#platform/testing/authenticator.ts'
import { browse, formOf, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people], settings: { PUBLIC_URL: 'http://localhost' } })
})
afterAll(() => house.close())
beforeEach(() => sql`update platform.rate_limits set used = 0`.execute(house.db.kysely))

const newcomer = () => browse(testApp(house))
type Browser = ReturnType<typeof newcomer>
const where = (response: Response) => response.headers.get('location') ?? ''
const signInByCode = (browser: Browser, code: string) => browser.submit('/sign-in/recovery', { code })
const hanako = async () => browse(testApp(house), await signInAs(house, '佐藤花子'))
const codesOn = (page: string) => page.match(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/g) ?? []
const makeCodes = async (browser: Browser) => codesOn(await (await browser.submit('/account/recovery-codes')).text())
const noticesOf = async (kind: string) =>
  (await sql`select 1 from platform.notices where kind = ${kind}`.execute(house.db.kysely)).rows.length

async function registerPasskey(browser: Browser) {
  const key = softAuthenticator('http://localhost')
  const page = '/account/passkeys/new'
  const form = formOf(await (await browser.get(page)).text(), '/account/passkeys')
  const asked = await browser.post('/account/passkeys/options', form)
  form.set('credential', key.create((await asked.json()) as { challenge: string }))
  form.set('name', 'なくしたスマートフォン')
  await browser.post('/account/passkeys', form)
  const { rows } = await sql<{ id: string }>`
    select id from auth.passkeys where removed_at is null order by id desc limit 1`.execute(house.db.kysely)
  return rows[0]?.id ?? ''
}

describe('回復コード', () => {
  test('8個のコードは、それぞれ一度だけ入れる。小文字でもよい。本人に知らせる', async () => {
    const codes = await makeCodes(await hanako())
    expect(new Set(codes).size).toBe(8)
    const [one = '', two = ''] = codes
    expect(where(await signInByCode(newcomer(), one))).toBe('/account/devices')
    expect(where(await signInByCode(newcomer(), one))).toContain('problem')
    expect(where(await signInByCode(newcomer(), two.toLowerCase().replaceAll('-', ' ')))).toBe('/account/devices')
    expect(await noticesOf('auth.recovery-used')).toBe(2)
  })

  test('作り直すと、前のコードは使えない', async () => {
    const owner = await hanako()
    const [old = ''] = await makeCodes(owner)
    await makeCodes(owner)
    expect(where(await signInByCode(newcomer(), old))).toContain('problem')
  })

  test('コードで入った人は、なくしたパスキーを削除できるが、登録内容は見えず、鍵もコードも作れない', async () => {
    const owner = await hanako()
    const passkey = await registerPasskey(owner)
    const [code = ''] = await makeCodes(owner)
    const phone = newcomer()
    await signInByCode(phone, code)
    expect(await (await phone.get('/account')).text()).not.toContain('佐藤')
    expect(await (await phone.get('/account/passkeys/new')).text()).not.toContain('name="credential"')
    const page = `/account/passkeys/${passkey}`
    const form = formOf(await (await phone.get(page)).text(), `${page}/removal`)
    expect((await phone.post('/account/passkeys/options', form)).status).toBe(404)
    expect((await phone.post('/account/recovery-codes', form)).status).toBe(404)
    expect(where(await phone.post(`${page}/removal`, form))).toBe('/account/devices?said=changed')
    expect((await owner.get(page)).status).toBe(404)
  })
})

describe('窓口で渡す回復コード', () => {
  const page = `/staff/people/${demo.satoHanako.personId}/recovery`
  const facts = { paper: 'driving-licence', why: 'スマートフォンとカードをなくした' }
  const tanaka = async () => browse(testApp(house), await staffSignInAs(house, '田中美咲'))

  test('本人確認と理由を書いて渡すと、端末とパスキーはすぐに終わり、本人に知らせ、監査に残る', async () => {
    const owner = await hanako()
    const passkey = await registerPasskey(owner)
    const [own = ''] = await makeCodes(owner)
    const desk = await tanaka()
    expect((await desk.submit(page, { paper: 'driving-licence', why: '' })).status).toBe(422)
    const issued = await (await desk.submit(page, facts)).text()
    const [code = ''] = codesOn(issued)
    expect(where(await owner.get('/account'))).toContain('/sign-in')
    expect(where(await signInByCode(newcomer(), own))).toContain('problem')
    const { rows } = await sql`select 1 from auth.passkeys where id = ${passkey} and removed_at is null`.execute(
      house.db.kysely,
    )
    expect(rows).toHaveLength(0)
    expect(await noticesOf('auth.recovery-issued')).toBe(1)
    const { rows: audited } = await sql<{ personId: string }>`
      select person_id as "personId" from platform.audit where action = 'auth.recovery.issued'`.execute(house.db.kysely)
    expect(audited).toEqual([{ personId: demo.satoHanako.personId }])
    const phone = newcomer()
    expect(where(await signInByCode(phone, code))).toBe('/account/devices')
    expect(await (await phone.get('/account')).text()).not.toContain('佐藤')
    expect(where(await signInByCode(newcomer(), code))).toContain('problem')
    expect((await (await hanako()).get('/account')).status).toBe(200)
  })

  test('24時間を過ぎたコードでは入れず、新しく渡すと前のコードは使えない', async () => {
    const desk = await tanaka()
    const [first = ''] = codesOn(await (await desk.submit(page, facts)).text())
    const [second = ''] = codesOn(await (await desk.submit(page, facts)).text())
    expect(where(await signInByCode(newcomer(), first))).toContain('problem')
    await sql`
      update auth.recovery_codes set expires_at = clock_timestamp() - interval '1 second' where kind = 'counter'`.execute(
      house.db.kysely,
    )
    expect(where(await signInByCode(newcomer(), second))).toContain('problem')
  })

  test('係員と、10分より前に本人確認をした係長は渡せない', async () => {
    const clerk = browse(testApp(house), await staffSignInAs(house, '高橋真'))
    expect((await clerk.get(page)).status).toBe(403)
    const desk = await tanaka()
    const form = formOf(await (await desk.get(page)).text(), page)
    await sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)
    expect(where(await desk.post(page, form))).toContain('/staff/proof')
  })
})

describe('更新したカード', () => {
  test('新しいカードは、前からのアカウントを開く。パスキーもメールもそのまま残る。前のカードも同じアカウントを開く', async () => {
    const claims = {
      issuer: house.config.residentIdentity.issuer,
      subject: 'renewed-card',
      acr: 'aal3 crl',
      name: demo.satoHanako.name,
      address: demo.satoHanako.card?.address ?? '',
      birthDate: Temporal.PlainDate.from(demo.satoHanako.birthDate),
      gender: '2',
    }
    const open = (subject: string) => house.db.transact((tx) => openResidentAccount(tx, house, { ...claims, subject }))
    const old = await open(demo.satoHanako.card?.subject ?? '')
    expect(await open('renewed-card')).toBe(old)
    expect(await open('renewed-card')).toBe(old)
    expect(await open(demo.satoHanako.card?.subject ?? '')).toBe(old)
    const { rows } = await sql`
      select 1 from platform.audit where action = 'people.card.renewed'`.execute(house.db.kysely)
    expect(rows).toHaveLength(1)
  })

  test('別の人のカードは、別のアカウントを開く', async () => {
    const cookies = await Promise.all(['佐藤花子', '山本蓮'].map((name) => signInAs(house, name)))
    const pages = await Promise.all(
      cookies.map(async (cookie) => (await browse(testApp(house), cookie).get('/account')).text()),
    )
    expect(pages[1]).not.toContain('佐藤花子')
  })
})
