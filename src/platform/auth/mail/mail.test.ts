import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { tidySignIns } from '../tidy.ts'
import { hashOfAddress } from './address.ts'
import { signInMail } from './links.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people], settings: { PUBLIC_URL: 'http://localhost' } })
})
afterAll(() => house.close())
// The tests share one network.
beforeEach(() => sql`update platform.rate_limits set used = 0`.execute(house.db.kysely))

const newcomer = () => browse(testApp(house))
type Browser = ReturnType<typeof newcomer>
const where = (response: Response) => response.headers.get('location') ?? ''
const ask = (browser: Browser, address: string) => browser.submit('/sign-in/mail', { address })

/** What lies in the mailbox: the newest mail that was asked for, if one leaves. */
async function newestMail() {
  const { rows } = await sql<{ id: string }>`
    select id from auth.mail_links order by created_at desc limit 1`.execute(house.db.kysely)
  const mail = await house.db.transact((tx) => signInMail(tx, house, rows[0]?.id ?? ''))
  const path = /http:\/\/localhost(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  return { ...mail, path, code: /\d{4}-\d{4}/.exec(mail?.text ?? '')?.[0] ?? '' }
}

const press = (browser: Browser, path: string) => browser.submit(path)
const accounts = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from auth.accounts`.execute(house.db.kysely)).rows[0]?.n

/** 佐藤花子 adds an address to the account of her card. */
async function addAddress(address: string, name = '佐藤花子') {
  const owner = browse(testApp(house), await signInAs(house, name))
  await owner.submit('/account/mail', { address })
  const { code } = await newestMail()
  return { owner, added: await owner.submit('/sign-in/mail/code', { code }) }
}

describe('メールでサインイン', () => {
  test('リンクを開いただけでは入らず、ボタンを押すと入る。二度は使えない', async () => {
    const visitor = newcomer()
    expect(where(await ask(visitor, 'new@example.jp'))).toBe('/sign-in/mail/code')
    const { path, to } = await newestMail()
    expect(to).toBe('new@example.jp')
    expect((await visitor.get(path)).status).toBe(200)
    expect(where(await visitor.get('/account'))).toContain('/sign-in')
    expect(where(await press(visitor, path))).toBe('/account')
    expect((await visitor.get('/account')).status).toBe(200)
    const again = browse(testApp(house), `madoguchi_browser=${visitor.jar.get('madoguchi_browser')}`)
    expect(await (await again.get(path)).text()).toContain('ここでは')
  })

  test('別のブラウザで開いたリンクは、頼んだ画面でコードを使うように言い、入らせない', async () => {
    const visitor = newcomer()
    await ask(visitor, 'elsewhere@example.jp')
    const { path, code } = await newestMail()
    const other = newcomer()
    const page = await (await other.get(path)).text()
    expect(page).toContain('/sign-in/mail/code')
    const forged = formOf(await (await other.get('/sign-in/mail')).text(), '/sign-in/mail')
    expect(where(await other.post(path, forged))).toBe(path)
    expect(where(await other.submit('/sign-in/mail/code', { code }))).toContain('problem')
    expect(where(await visitor.submit('/sign-in/mail/code', { code }))).toBe('/account')
  })

  test('15分を過ぎたリンクとコードは使えず、メールも出ない', async () => {
    const visitor = newcomer()
    await ask(visitor, 'late@example.jp')
    const { path, code } = await newestMail()
    await sql`update auth.mail_links set expires_at = clock_timestamp() - interval '1 second'`.execute(house.db.kysely)
    expect(await (await visitor.get(path)).text()).not.toContain(`action="${path}"`)
    expect(where(await visitor.submit('/sign-in/mail/code', { code }))).toContain('problem')
    expect((await newestMail()).to).toBeUndefined()
  })

  test('コードは5回間違えると、正しくても使えない', async () => {
    const visitor = newcomer()
    await ask(visitor, 'guess@example.jp')
    const { code } = await newestMail()
    const wrong = code === '0000-0000' ? '1111-1111' : '0000-0000'
    for (let n = 0; n < 5; n++) await visitor.submit('/sign-in/mail/code', { code: wrong })
    expect(where(await visitor.submit('/sign-in/mail/code', { code }))).toContain('problem')
  })

  test('同じアドレスは、いつも同じアカウントを開く。大文字と小文字は同じ', async () => {
    for (const address of ['same@example.jp', 'Same@Example.JP']) {
      const visitor = newcomer()
      await ask(visitor, address)
      await press(visitor, (await newestMail()).path)
    }
    const { rows } = await sql`
      select distinct s.account_id from auth.sessions s join auth.mail_addresses m on m.account_id = s.account_id
      where s.how = 'mail' and m.address_hash = (select address_hash from auth.mail_links order by created_at desc limit 1)`.execute(
      house.db.kysely,
    )
    expect(rows).toHaveLength(1)
  })

  test('カードの人がメールで入っても、名前も登録内容も見えず、カードかパスキーに案内する', async () => {
    const { added } = await addAddress('hanako@example.jp')
    expect(where(added)).toBe('/account/mail?said=added')
    const before = await accounts()
    const phone = newcomer()
    await ask(phone, 'hanako@example.jp')
    await press(phone, (await newestMail()).path)
    expect(await accounts()).toBe(before)
    const account = await (await phone.get('/account')).text()
    expect(account).not.toContain('佐藤')
    expect(account).toContain('/proof?return_to=%2Faccount')
    const devices = await (await phone.get('/account/devices')).text()
    expect(devices).not.toContain('佐藤')
    for (const path of ['/account/passkeys/new'])
      expect(where(await phone.get(path))).toBe(`/proof?return_to=${encodeURIComponent(path)}`)
    const form = formOf(devices, '/account/devices/sign-out')
    expect(where(await phone.post('/account/mail/removal', form))).toContain('/proof')
    expect(where(await phone.post('/account/recovery-codes', form))).toContain('/proof')
  })

  test('別の人のカードのアカウントにあるアドレスは加えられない。メールだけのアカウントからは移る', async () => {
    await addAddress('family@example.jp')
    expect(where((await addAddress('family@example.jp', '山本蓮')).added)).toBe('/account/mail?said=elsewhere')
    const visitor = newcomer()
    await ask(visitor, 'mine@example.jp')
    await press(visitor, (await newestMail()).path)
    const { added } = await addAddress('mine@example.jp', '山本蓮')
    expect(where(added)).toBe('/account/mail?said=added')
  })

  test('アドレスは、データベースに読める形では残らない', async () => {
    await ask(newcomer(), 'secret-person@example.jp')
    const { rows } = await sql<{ text: string }>`
      select m::text || (select coalesce(string_agg(e::text, ''), '') from platform.events e) as text
      from auth.mail_links m`.execute(house.db.kysely)
    const hex = Buffer.from('secret-person').toString('hex')
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) {
      expect(text).not.toContain('secret-person')
      expect(text).not.toContain(hex)
    }
  })
})

describe('メールだけのアカウント', () => {
  async function lightBrowser(address: string) {
    const visitor = newcomer()
    await ask(visitor, address)
    await press(visitor, (await newestMail()).path)
    return visitor
  }
  const accountOf = async (address: string) => {
    const visitor = await lightBrowser(address)
    const { rows } = await sql<{ id: string }>`
      select account_id as id from auth.sessions order by id desc limit 1`.execute(house.db.kysely)
    return { visitor, id: rows[0]?.id ?? '' }
  }
  const change = (visitor: Browser, address: string) =>
    visitor.submit('/account/mail', { address }, '/account/light/mail')

  test('新しいアドレスに届いたコードで確かめるまでは前のままで、変わると前のアドレスに知らせる', async () => {
    const { visitor, id } = await accountOf('old-home@example.jp')
    expect(where(await change(visitor, 'new-home@example.jp'))).toBe('/sign-in/mail/code')
    expect(await (await visitor.get('/account/mail')).text()).toContain('old-home@example.jp')
    const { code, to } = await newestMail()
    expect(to).toBe('new-home@example.jp')
    expect(where(await visitor.submit('/sign-in/mail/code', { code }))).toBe('/account/mail?said=added')
    expect(await (await visitor.get('/account/mail')).text()).toContain('new-home@example.jp')
    const { rows } = await sql<{ id: string }>`
      select subject_id::text as id from platform.events where type = 'auth.mail_left' order by id desc limit 1`.execute(
      house.db.kysely,
    )
    const told = await house.db.transact((tx) => signInMail(tx, house, rows[0]?.id ?? ''))
    expect(told?.to).toBe('old-home@example.jp')
    expect(told?.text).not.toContain('new-home')
    expect((await accountOf('new-home@example.jp')).id).toBe(id)
    expect((await accountOf('old-home@example.jp')).id).not.toBe(id)
  })

  test('カードのあるアカウントのアドレスには変えられない', async () => {
    await addAddress('taken@example.jp')
    const { visitor } = await accountOf('thief@example.jp')
    await change(visitor, 'taken@example.jp')
    const { code } = await newestMail()
    expect(where(await visitor.submit('/sign-in/mail/code', { code }))).toBe('/account/mail?said=elsewhere')
  })

  test('自分で消すと、すぐにサインアウトし、同じアドレスでも前のアカウントは開かない', async () => {
    const { visitor, id } = await accountOf('leaving@example.jp')
    const page = '/account/light/removal'
    expect(where(await visitor.submit(page))).toBe('/sign-in/mail?said=removed')
    expect(where(await visitor.get('/account'))).toContain('/sign-in')
    expect((await accountOf('leaving@example.jp')).id).not.toBe(id)
  })

  test('10分より前に入った人は、もう一度メールで確かめてから変える。カードの人には、この画面がない', async () => {
    const { visitor } = await accountOf('slow@example.jp')
    await sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)
    expect(where(await change(visitor, 'slower@example.jp'))).toMatch(/^\/proof\?.*by=any$/)
    const owner = browse(testApp(house), await signInAs(house, '佐藤花子'))
    expect((await owner.get('/account/light/removal')).status).toBe(404)
  })

  test('1年使わないアカウントは閉じ、アドレスは7日後に消える。使った人とカードの人のものは残る', async () => {
    const { id } = await accountOf('unused@example.jp')
    const { id: used } = await accountOf('used@example.jp')
    await addAddress('by-card@example.jp')
    const age = (days: number, address: string) =>
      sql`
      update auth.mail_addresses set used_at = clock_timestamp() - make_interval(days => ${days})
      where address_hash = ${hashOfAddress(house, address)}`.execute(house.db.kysely)
    for (const address of ['unused@example.jp', 'by-card@example.jp']) await age(366, address)
    await age(364, 'used@example.jp')
    const tidy = () => house.db.transact(tidySignIns)
    await tidy()
    await tidy()
    const state = async (one: string) => {
      const { rows } = await sql<{ isClosed: boolean; addresses: number }>`
        select a.closed_at is not null as "isClosed",
          (select count(*)::int from auth.mail_addresses where account_id = a.id) as addresses
        from auth.accounts a where a.id = ${one}`.execute(house.db.kysely)
      return rows[0]
    }
    expect(await state(id)).toEqual({ isClosed: true, addresses: 1 })
    expect(await state(used)).toEqual({ isClosed: false, addresses: 1 })
    const visitor = await lightBrowser('by-card@example.jp')
    expect((await visitor.get('/account')).status).toBe(200)
    await sql`update auth.mail_addresses set ended_at = clock_timestamp() - interval '8 days'
      where account_id = ${id}`.execute(house.db.kysely)
    await tidy()
    expect(await state(id)).toEqual({ isClosed: true, addresses: 0 })
  })
})

test('使った回復コードは7日、窓口で渡したコードと理由は1年で消える', async () => {
  const { rows } = await sql<{ id: string }>`select id from auth.accounts order by id limit 2`.execute(house.db.kysely)
  const [owner, clerk] = rows.map(({ id }) => id)
  const insert = (code: string, days: number, kind: 'own' | 'counter') => {
    const at = sql`clock_timestamp() - make_interval(days => ${days})`
    const given = kind === 'counter' ? [clerk, 'passport', '紛失'] : [null, null, null]
    return sql`
      insert into auth.recovery_codes (account_id, kind, code_hash, created_at, expires_at, ended_at, issued_by, paper, reason)
      values (${owner}, ${kind}, ${Buffer.from(code)}, ${at}, ${kind === 'counter' ? at : null}, ${kind === 'own' ? at : null},
        ${given[0]}, ${given[1]}, ${given[2]})`.execute(house.db.kysely)
  }
  await insert('own-old', 8, 'own')
  await insert('own-new', 6, 'own')
  await insert('counter-old', 366, 'counter')
  await insert('counter-new', 364, 'counter')
  await house.db.transact(tidySignIns)
  const left = await sql<{ code: string }>`
    select convert_from(code_hash, 'UTF8') as code from auth.recovery_codes where length(code_hash) < 20 order by 1`.execute(
    house.db.kysely,
  )
  expect(left.rows.map(({ code }) => code)).toEqual(['counter-new', 'own-new'])
})
