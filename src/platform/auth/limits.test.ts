import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { withinBudget } from '#platform/http/rate-limit.ts'
import { softAuthenticator } from '#platform/testing/authenticator.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { hashOfAddress } from './mail/address.ts'
import { askForMail, signInMail, useMailCode } from './mail/links.ts'
import { mailsPerHour } from './mail/routes.tsx'
import { useRecoveryCode } from './recovery/codes.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people], settings: { PUBLIC_URL: 'http://localhost' } })
})
afterAll(() => house.close())
const quiet = () => sql`update platform.rate_limits set used = 0`.execute(house.db.kysely)
beforeEach(quiet)

const newcomer = () => browse(testApp(house))
type Browser = ReturnType<typeof newcomer>
const where = (response: Response) => response.headers.get('location') ?? ''
const address = 'owner@example.jp'
const ask = (browser: Browser, to = address) => browser.submit('/sign-in/mail', { address: to })
const newest = async () => {
  const { rows } = await sql<{ id: string; isHeld: boolean }>`
    select id, is_held as "isHeld" from auth.mail_links order by created_at desc limit 1`.execute(house.db.kysely)
  return rows[0] ?? { id: '', isHeld: true }
}
const codeOfNewest = async () => {
  const { id } = await newest()
  return /\d{4}-\d{4}/.exec((await house.db.transact((tx) => signInMail(tx, house, id)))?.text ?? '')?.[0] ?? ''
}
const warnings = async () =>
  (await sql`select 1 from platform.notices where kind = 'auth.unusual-attempts'`.execute(house.db.kysely)).rows.length

/** As from networks without end: the budget of the address is used up, whatever each network's own is. */
async function attack(tries: number) {
  const key = hashOfAddress(house, address).toString('base64url')
  let within = 0
  for (let n = 0; n < tries; n += 100) {
    const asked = Array.from({ length: 100 }, () =>
      withinBudget(house, { scope: 'sign-in.mail.address', key, uses: mailsPerHour, minutes: 60 }),
    )
    within += (await Promise.all(asked)).filter(Boolean).length
  }
  return within
}

describe('総当たりと、本人の入り口', () => {
  test('千回メールを頼まれても5通しか出さず、いつもの端末の本人はメールで、別の端末の本人はカードで入れる', async () => {
    const owner = browse(testApp(house), await signInAs(house, '佐藤花子'))
    await owner.submit('/account/mail', { address })
    await owner.submit('/sign-in/mail/code', { code: await codeOfNewest() })
    await quiet()
    expect(await attack(1000)).toBe(mailsPerHour)

    const stranger = newcomer()
    await ask(stranger)
    expect((await newest()).isHeld).toBe(true)
    expect(await codeOfNewest()).toBe('')
    expect(await warnings()).toBe(1)
    await ask(stranger)
    await codeOfNewest()
    expect(await warnings()).toBe(1)

    owner.jar.delete('madoguchi_session')
    await ask(owner)
    expect((await newest()).isHeld).toBe(false)
    expect(where(await owner.submit('/sign-in/mail/code', { code: await codeOfNewest() }))).toBe('/account')
    expect((await browse(testApp(house), await signInAs(house, '佐藤花子')).get('/account')).status).toBe(200)
  }, 60_000)

  test('ほかの人の端末の印では、いつもの端末にならない', async () => {
    const visitor = newcomer()
    await ask(visitor, 'other@example.jp')
    await visitor.submit('/sign-in/mail/code', { code: await codeOfNewest() })
    await attack(100)
    const thief = browse(testApp(house), `madoguchi_known=${visitor.jar.get('madoguchi_known')}`)
    await ask(thief)
    expect((await newest()).isHeld).toBe(true)
  })

  test('メールのコードを千回試しても、1通につき5回しか比べない', async () => {
    const asked = { purpose: { kind: 'sign-in' }, lang: 'ja', returnTo: '/', isHeld: false } as const
    await house.db.transact((tx) => askForMail(tx, house, { ...asked, address, browser: 'attacker' }))
    const right = await codeOfNewest()
    const { id } = await newest()
    for (let n = 0; n < 10; n++)
      await house.db.transact(async (tx) => {
        for (let k = 0; k < 100; k++) {
          const guess = String(n * 100 + k).padStart(8, '9')
          if (guess !== right.replace('-', '')) await useMailCode(tx, house, guess, 'attacker', undefined)
        }
      })
    const { rows } = await sql<{ tries: number }>`select tries from auth.mail_links where id = ${id}`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([{ tries: 5 }])
    const late = await house.db.transact((tx) => useMailCode(tx, house, right, 'attacker', undefined))
    expect(late).toEqual({ ok: false, reason: 'expired' })
  }, 60_000)

  test('回復コードを千回試されても、本人のコードはそのまま使える', async () => {
    const owner = browse(testApp(house), await signInAs(house, '佐藤花子'))
    const page = await (await owner.submit('/account/recovery-codes')).text()
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(page)?.[0] ?? ''
    for (let n = 0; n < 10; n++)
      await house.db.transact(async (tx) => {
        for (let k = 0; k < 100; k++) expect(await useRecoveryCode(tx, `2222-${n}-${k}`)).toBeUndefined()
      })
    expect(where(await newcomer().submit('/sign-in/recovery', { code }))).toBe('/account/devices')
  }, 60_000)

  test('一つの場所から続けて頼むと、次の分まで待つように言う', async () => {
    const answers: number[] = []
    for (let n = 0; n < 12; n++) answers.push((await ask(newcomer(), `n${n}@example.jp`)).status)
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(303))
    expect(answers.at(-1)).toBe(429)
  })

  test('パスキーの偽の答えが続くと、本人に一度知らせる。本人のパスキーはそのまま使える', async () => {
    await sql`update auth.mail_addresses set ended_at = clock_timestamp() where ended_at is null`.execute(
      house.db.kysely,
    )
    const ren = browse(testApp(house), await signInAs(house, '山本蓮'))
    const key = softAuthenticator('http://localhost')
    const form = formOf(await (await ren.get('/account/passkeys/new')).text(), '/account/passkeys')
    const asked = await ren.post('/account/passkeys/options', form)
    form.set('credential', key.create((await asked.json()) as { challenge: string }))
    await ren.post('/account/passkeys', form)
    const before = await warnings()
    const thief = newcomer()
    const signInForm = formOf(await (await thief.get('/sign-in')).text(), '/sign-in/passkey')
    const answer = async () => {
      const question = (await (await thief.post('/sign-in/passkey/options', signInForm)).json()) as {
        challenge: string
      }
      signInForm.set('credential', key.get(question))
      return where(await thief.post('/sign-in/passkey', signInForm))
    }
    key.state.userVerified = false
    for (let n = 0; n < 14; n++) expect(await answer()).toContain('problem=unproven')
    expect(await warnings()).toBe(before + 1)
    key.state.userVerified = true
    expect(await answer()).toBe('/')
  })
})
