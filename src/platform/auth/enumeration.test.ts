import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { watchedHouse } from '#platform/testing/watched-house.ts'
import { useRecoveryCode } from './recovery/codes.ts'
import { signInMail } from './mail/links.ts'

let house: TestHouse
let watched: ReturnType<typeof watchedHouse<TestHouse>>
beforeAll(async () => {
  house = await testHouse({ modules: [people], settings: { PUBLIC_URL: 'http://localhost' } })
  watched = watchedHouse(house)
  const hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
  await hanako.submit('/account/mail', { address: 'known@example.jp' })
  await hanako.submit('/sign-in/mail/code', { code: (await newestMail()).code })
  expect((await hanako.get('/account/mail')).status).toBe(200)
})
afterAll(() => house.close())
beforeEach(() => sql`update platform.rate_limits set used = 0`.execute(house.db.kysely))

async function newestMail() {
  const { rows } = await sql<{ id: string }>`
    select id from auth.mail_links order by created_at desc limit 1`.execute(house.db.kysely)
  const mail = await house.db.transact((tx) => signInMail(tx, house, rows[0]?.id ?? ''))
  return { mail, code: /\d{4}-\d{4}/.exec(mail?.text ?? '')?.[0] ?? '' }
}

const newcomer = () => browse(testApp(watched.house))
type Browser = ReturnType<typeof newcomer>

/** What an attacker sees, without what is new on every page, and what the house did for it. */
async function seen(browser: Browser, page: string, action: string, fields: Record<string, string>) {
  const form = formOf(await (await browser.get(page)).text(), action)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  watched.takeStatements()
  const answer = await browser.post(action, form)
  const work = watched.takeStatements()
  const next = answer.headers.get('location')
  const nextPage = next === null ? '' : withoutNonces(await (await browser.get(next)).text())
  const { 'x-request-id': _, 'content-security-policy': __, date: ___, ...headers } = Object.fromEntries(answer.headers)
  const cookies = answer.headers.getSetCookie().map((line) => line.split('=')[0])
  return {
    status: answer.status,
    headers: { ...headers, 'set-cookie': cookies },
    body: withoutNonces(await answer.text()),
    nextPage,
    work,
  }
}

const withoutNonces = (page: string) =>
  page
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/name="(csrf|idempotency_key)" value="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')

describe('知っている人と知らない人', () => {
  test('メールを頼む答えは、アドレスがあってもなくても、頼みすぎても、同じで、同じだけ働く', async () => {
    const ask = (address: string) => seen(newcomer(), '/sign-in/mail', '/sign-in/mail', { address, return_to: '/' })
    const known = await ask('known@example.jp')
    expect(known.status).toBe(303)
    expect(known.work.some((statement) => statement.includes('auth.mail_links'))).toBe(true)
    expect(await ask('nobody@example.jp')).toEqual(known)
    for (let n = 0; n < 6; n++) await ask('known@example.jp')
    expect(await ask('known@example.jp')).toEqual(known)
    await sql`update platform.rate_limits set used = 0`.execute(house.db.kysely)
    expect(await ask('nobody@example.jp')).toEqual(known)
  })

  test('出すメールの言葉も、知っているアドレスと知らないアドレスで同じである', async () => {
    const texts = []
    for (const address of ['known@example.jp', 'stranger@example.jp']) {
      await newcomer().submit('/sign-in/mail', { address })
      const { mail } = await newestMail()
      texts.push(mail?.text.replaceAll(/mail\/\S+|\d{4}-\d{4}/g, ''))
    }
    expect(texts[0]).toBeDefined()
    expect(texts[0]).toBe(texts[1])
  })

  test('知らないリンク、終わったリンク、別のブラウザのリンクは、同じ答えである', async () => {
    const owner = newcomer()
    await owner.submit('/sign-in/mail', { address: 'known@example.jp' })
    const { mail } = await newestMail()
    const link = /http:\/\/localhost(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const look = async (path: string) => {
      const browser = newcomer()
      await browser.get('/sign-in/mail')
      watched.takeStatements()
      const page = withoutNonces(await (await browser.get(path)).text()).replaceAll(path.split('/').at(-1) ?? '', '')
      return { page, work: watched.takeStatements() }
    }
    expect(await look(link)).toEqual(await look(`/sign-in/mail/${'x'.repeat(43)}`))
  })

  test('違うコードの答えは、メールを頼んでいてもいなくても同じである', async () => {
    const asked = newcomer()
    await asked.submit('/sign-in/mail', { address: 'known@example.jp' })
    const type = (browser: Browser) => seen(browser, '/sign-in/mail/code', '/sign-in/mail/code', { code: '0000-0000' })
    const { work: _, ...one } = await type(asked)
    const { work: __, ...other } = await type(newcomer())
    expect(one).toEqual(other)
  })

  test('回復コードは、なかったもの、使ったもの、期限の切れたもの、形の違うもので、同じ答え、同じ働きである', async () => {
    const hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
    const page = await (await hanako.submit('/account/recovery-codes')).text()
    const [used = '', late = ''] = page.match(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/g) ?? []
    await house.db.transact((tx) => useRecoveryCode(tx, used))
    await house.db.transact((tx) =>
      sql`update auth.recovery_codes set expires_at = clock_timestamp() - interval '1 day' where used_at is null`.execute(
        tx,
      ),
    )
    const type = (code: string) => seen(newcomer(), '/sign-in/recovery', '/sign-in/recovery', { code })
    const unknown = await type('2345-6789-ABCD')
    expect(await type(used)).toEqual(unknown)
    expect(await type(late)).toEqual(unknown)
    expect(await type('？')).toEqual(unknown)
  })
})
