import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { softAuthenticator } from '#platform/testing/authenticator.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'

let house: TestHouse
const settings = { PUBLIC_URL: 'http://localhost' }
const origin = 'http://localhost'
type Browser = ReturnType<typeof browse>
let hanako: Browser
let key: ReturnType<typeof softAuthenticator>

beforeAll(async () => {
  house = await testHouse({ modules: [people], settings })
})
afterAll(() => house.close())
beforeEach(async () => {
  hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
  key = softAuthenticator(origin)
})

const ask = async (browser: Browser, page: string, action: string, path: string) => {
  const form = formOf(await (await browser.get(page)).text(), action)
  const response = await browser.post(path, form)
  return { form, question: (await response.json()) as { challenge: string } }
}

async function register(browser = hanako, by = key) {
  const { form, question } = await ask(
    browser,
    '/account/passkeys/new',
    '/account/passkeys',
    '/account/passkeys/options',
  )
  form.set('credential', by.create(question))
  form.set('name', '自宅のパソコン')
  return browser.post('/account/passkeys', form)
}

const newcomer = () => browse(testApp(house))

async function signInBy(browser: Browser, by = key) {
  const { form, question } = await ask(browser, '/sign-in', '/sign-in/passkey', '/sign-in/passkey/options')
  form.set('credential', by.get(question))
  form.set('return_to', '/account')
  return { response: await browser.post('/sign-in/passkey', form), form }
}

const where = (response: Response) => response.headers.get('location') ?? ''
const ageProof = () =>
  sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)

describe('パスキー', () => {
  test('カードで入った人が登録し、次からはパスキーで同じ本人として入る。登録は本人に知らせる', async () => {
    expect(where(await register())).toBe('/account/devices?said=changed')
    const visitor = newcomer()
    const { response } = await signInBy(visitor)
    expect(where(response)).toBe('/account')
    expect(await (await visitor.get('/account')).text()).toContain('佐藤花子')
    expect(await (await visitor.get('/account/devices')).text()).toContain('自宅のパソコン')
    const { rows } = await sql`select 1 from platform.notices where kind = 'auth.passkey-added'`.execute(
      house.db.kysely,
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  test('よその場所が受け取った答えでは入れない', async () => {
    await register()
    key.state.origin = 'http://evil.example'
    expect(where((await signInBy(newcomer())).response)).toContain('problem=unproven')
  })

  test('本人を確かめていない答えでは入れない', async () => {
    await register()
    key.state.userVerified = false
    expect(where((await signInBy(newcomer())).response)).toContain('problem=unproven')
  })

  test('同じ答えは二度使えない', async () => {
    await register()
    const visitor = newcomer()
    const { form } = await signInBy(visitor)
    const thief = newcomer()
    const own = formOf(await (await thief.get('/sign-in')).text(), '/sign-in/passkey')
    form.set('csrf', own.get('csrf') ?? '')
    expect(where(await thief.post('/sign-in/passkey', form))).toContain('problem=expired')
    const again = formOf(
      await (
        await browse(
          testApp(house),
          [...visitor.jar]
            .filter(([name]) => name === 'madoguchi_browser')
            .map((pair) => pair.join('='))
            .join('; '),
        ).get('/sign-in')
      ).text(),
      '/sign-in/passkey',
    )
    form.set('csrf', again.get('csrf') ?? '')
    const sameBrowser = browse(testApp(house), `madoguchi_browser=${visitor.jar.get('madoguchi_browser')}`)
    expect(where(await sameBrowser.post('/sign-in/passkey', form))).toContain('problem=expired')
  })

  test('別のブラウザが受けた問いへの答えは使えない', async () => {
    await register()
    const asked = await ask(newcomer(), '/sign-in', '/sign-in/passkey', '/sign-in/passkey/options')
    const thief = newcomer()
    const form = formOf(await (await thief.get('/sign-in')).text(), '/sign-in/passkey')
    form.set('credential', key.get(asked.question))
    expect(where(await thief.post('/sign-in/passkey', form))).toContain('problem=expired')
  })

  test('使った回数が戻ったパスキーは断り、本人に知らせる', async () => {
    await register()
    key.state.counter = 7
    expect(where((await signInBy(newcomer())).response)).toBe('/account')
    key.state.counter = 3
    expect(where((await signInBy(newcomer())).response)).toContain('problem=counter')
    const { rows } = await sql`select 1 from platform.notices where kind = 'auth.passkey-refused'`.execute(
      house.db.kysely,
    )
    expect(rows).toHaveLength(1)
  })

  test('削除したパスキーでは入れず、それで入っていた端末は次の操作で終わる', async () => {
    await register()
    const visitor = newcomer()
    await signInBy(visitor)
    const { rows } = await sql<{
      id: string
    }>`select id from auth.passkeys where removed_at is null order by id desc limit 1`.execute(house.db.kysely)
    const page = `/account/passkeys/${rows[0]?.id}`
    expect((await hanako.submit(page, {}, `${page}/removal`)).status).toBe(303)
    expect(where(await visitor.get('/account'))).toContain('/sign-in')
    expect(where((await signInBy(newcomer())).response)).toContain('problem=unknown')
  })

  test('よその人のパスキーでは、もう一度の本人確認にならない', async () => {
    const ren = browse(testApp(house), await signInAs(house, '山本蓮'))
    const rens = softAuthenticator(origin)
    await register()
    await register(ren, rens)
    const { form, question } = await ask(
      hanako,
      '/proof?return_to=/account',
      '/proof/passkey',
      '/proof/passkey/options',
    )
    form.set('credential', rens.get(question))
    expect(where(await hanako.post('/proof/passkey', form))).toContain('problem=unknown')
  })

  test('10分を過ぎたら、もう一度本人確認をしてから登録する。確認のあと、前のセッションの鍵は使えない', async () => {
    await register()
    await ageProof()
    const stolen = hanako.jar.get('madoguchi_session') ?? ''
    expect(where(await hanako.get('/account/passkeys/new'))).toBe('/proof?return_to=%2Faccount%2Fpasskeys%2Fnew')
    const { form, question } = await ask(
      hanako,
      '/proof?return_to=/account/passkeys/new',
      '/proof/passkey',
      '/proof/passkey/options',
    )
    form.set('credential', key.get(question))
    expect(where(await hanako.post('/proof/passkey', form))).toBe('/account/passkeys/new')
    expect((await hanako.get('/account/passkeys/new')).status).toBe(200)
    expect(where(await browse(testApp(house), `madoguchi_session=${stolen}`).get('/account'))).toContain('/sign-in')
  })
})

describe('サインインしている端末', () => {
  test('サインインの方法を加えたり削除したりすると、ほかの端末を終わらせるか尋ね、この端末は残る', async () => {
    const other = browse(testApp(house), await signInAs(house, '佐藤花子'))
    const ren = browse(testApp(house), await signInAs(house, '山本蓮'))
    const page = where(await register())
    const [passkey] = (
      await sql<{ id: string }>`select id from auth.passkeys where removed_at is null order by id desc limit 1`.execute(
        house.db.kysely,
      )
    ).rows
    const removal = `/account/passkeys/${passkey?.id}`
    expect(where(await hanako.submit(removal, {}, `${removal}/removal`))).toBe(page)
    expect(await (await hanako.get(page)).text()).toContain('サインインしたままです')
    const ended = await hanako.submit(page, {}, '/account/devices/others/sign-out')
    expect(where(ended)).toBe('/account/devices?said=others')
    expect(where(await other.get('/account'))).toContain('/sign-in')
    expect((await hanako.get('/account')).status).toBe(200)
    expect((await ren.get('/account')).status).toBe(200)
  })

  test('一つだけ、または全部をサインアウトさせる。よその人の端末は見つからない', async () => {
    const other = browse(testApp(house), await signInAs(house, '佐藤花子'))
    const ren = browse(testApp(house), await signInAs(house, '山本蓮'))
    const { rows } = await sql<{
      id: string
    }>`select id from auth.sessions where ended_at is null order by id desc limit 2`.execute(house.db.kysely)
    const [rensId, othersId] = rows.map(({ id }) => id)
    const csrf = formOf(await (await hanako.get('/account/devices')).text(), '/devices/sign-out')
    expect((await hanako.post(`/account/devices/${rensId}/sign-out`, csrf)).status).toBe(404)
    expect((await hanako.post(`/account/devices/${othersId}/sign-out`, csrf)).status).toBe(303)
    expect(where(await other.get('/account'))).toContain('/sign-in')
    expect(where(await hanako.post('/account/devices/sign-out', csrf))).toBe('/sign-in')
    expect(where(await hanako.get('/account'))).toContain('/sign-in')
    expect((await ren.get('/account')).status).toBe(200)
  })
})
