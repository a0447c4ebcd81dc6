import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { parseReceiptNumber } from '#platform/ids/index.ts'
import { watchedHouse } from '#platform/testing/watched-house.ts'
import { findForGuest } from './actions/open-again.ts'
import { forgetGuestDrafts } from '../actions/forget-drafts.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { aGuest, askedAsGuest, beginAsGuest, type Guest } from '../testing/guest.ts'

let office: Office
let house: TestHouse
let mari: Guest

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  mari = await askedAsGuest(office)
  await office.settle()
})
afterAll(() => office?.close())

const words = async (response: Response) =>
  (await response.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const open = (browser: Browser, number: string, code: string) => browser.submit('/guests', { number, code })
const forget = () => house.db.transact((tx) => forgetGuestDrafts(tx, house.clock.now().subtract({ hours: 24 })))
const count = async (query: string) => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(query)}`.execute(
    house.db.kysely,
  )
  return rows[0]?.count
}

describe('カードのない人の申請', () => {
  test('だれでも公開を請求でき、受付番号と確認コードが渡され、係には名乗ったとおりに見える', async () => {
    expect(mari.number).toMatch(/^N8-/)
    expect(mari.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const kaori = browse(office.app, await staffSignInAs(house, '松本香'))
    const page = `/staff/cases/${mari.application.split('/')[2]}`
    await kaori.submit(page, {}, `${page}/assignment`)
    const desk = await words(await kaori.get(page))
    expect(desk).toContain('大西まり')
    expect(desk).toContain('埼玉県さいたま市浦和区高砂三丁目15番1号')
    expect(desk).toContain('氏名と住所は、本人の申出のままです')
  })

  test('受け付けたことは、名乗ったメールに届く。何の手続かは書かない', async () => {
    const { rows } = await sql<{ address: string }>`
      select c.address from messaging.contacts c
      join procedures.applications a on a.applicant_person_id = c.person_id
      where a.receipt_number = ${mari.number}`.execute(house.db.kysely)
    expect(rows).toEqual([{ address: 'mari@example.jp' }])
  })

  test('ほかの端末からは、番号とコードで同じものが開き、それだけが見える', async () => {
    const other = browse(office.app)
    expect(locationOf(await open(other, mari.number, mari.code.toLowerCase()))).toBe(mari.application)
    expect(await words(await other.get(mari.application))).toContain(mari.number)
    expect((await other.get('/account')).status).not.toBe(200)
    expect(locationOf(await other.get('/account/electronic-delivery'))).toMatch(/sign-in/)
  })

  test('番号かコードが違えば、どちらが違うかは分からない', async () => {
    const wrong = '0000-0000-0000-0000'
    const answers = await Promise.all(
      [
        [mari.number, wrong],
        ['N8-9999-9999-9', mari.code],
        ['', ''],
        [`${mari.number}' or 1=1`, wrong],
      ].map(async ([number = '', code = '']) => {
        const answer = await open(browse(office.app), number, code)
        return { status: answer.status, error: /受付番号か確認コードが違います[^<]*/.exec(await words(answer))?.[0] }
      }),
    )
    expect(new Set(answers.map(({ status, error }) => `${status} ${error}`)).size).toBe(1)
    expect(answers[0]?.error).toBeDefined()
  })

  test('番号があってもなくても、コードが違えば、同じだけ働く', async () => {
    const watched = watchedHouse(house)
    const work = async (number: string) => {
      const found = await watched.house.db.read((tx) =>
        findForGuest(tx, watched.house, { number, code: '0000-0000-0000-0000' }),
      )
      return [found, watched.takeStatements()]
    }
    const unknown = Array.from({ length: 10 }, (_, check) => parseReceiptNumber(`N8-9999-9999-${check}`)).find(Boolean)
    const known = await work(mari.number)
    expect(known[1]).toHaveLength(1)
    expect(await work(unknown ?? '')).toEqual(known)
  })

  test('コードは、ほかの人の申請には使えない', async () => {
    const others = await askedAsGuest(office, { ...aGuest, 'self-name': '大西花' })
    expect((await open(browse(office.app), others.number, mari.code)).status).toBe(422)
    expect((await mari.browser.get(others.application)).status).toBe(404)
    expect((await mari.browser.get(`${others.application}/record`)).status).toBe(404)
  })

  test('カードで申請した人のものは、番号とどんなコードでも開かない', async () => {
    const { rows } = await sql<{ number: string }>`
      insert into procedures.applications (procedure, kind, revision_id, submitted_revision_id, applicant_person_id,
        account_id, office_id, lang, state, content_hash, fee_total, receipt_number, created_at, updated_at, submitted_at, due_on)
      select procedure, kind, revision_id, submitted_revision_id, applicant_person_id, account_id, office_id, lang, state,
        content_hash, fee_total, 'N8-5555-5555-6', created_at, updated_at, submitted_at, due_on
      from procedures.applications where receipt_number = ${mari.number} returning receipt_number as number`.execute(
      house.db.kysely,
    )
    expect((await open(browse(office.app), rows[0]?.number ?? '', mari.code)).status).toBe(422)
  })

  test('カードの要る手続は、カードなしでは始まらない', async () => {
    const someone = browse(office.app)
    const page = '/procedures/disclosure-request'
    const form = new URLSearchParams()
    const answer = await someone.post('/procedures/residence-certificate/guests', form)
    expect([403, 404]).toContain(answer.status)
    expect(await words(await someone.get('/procedures/residence-certificate'))).not.toContain('カードなしで始める')
    expect(await words(await someone.get(page))).toContain('カードなしで始める')
  })

  test('カードのない人には、通知の受け取り方を尋ねない。いつも郵送だから', async () => {
    const check = await words(await mari.browser.get(`${mari.application}/record`))
    expect(check).toContain('写しを郵送で受け取る')
    expect(check).not.toContain('通知の受け取り方')
    expect(locationOf(await mari.browser.get(`${mari.application}/questions/letter`))).not.toContain('letter')
  })

  test('名乗らないうちは送れず、送らなかったものは1日で消える', async () => {
    const { browser, application } = await beginAsGuest(office, 'disclosure-request')
    const unnamed = await browser.submit(`${application}/questions/about-you`, { 'self-name': '' })
    expect(unnamed.status).toBe(422)
    expect(locationOf(await browser.get(`${application}/check`))).toBe(`${application}/questions/about-you`)
    await browser.submit(`${application}/questions/about-you`, aGuest)
    const id = application.split('/')[2]
    house.setNow(house.clock.now().add({ hours: 23 }).toString())
    await forget()
    expect(await count(`procedures.applications where id = '${id}'`)).toBe(1)
    house.setNow(house.clock.now().add({ hours: 2 }).toString())
    await forget()
    expect(await count(`procedures.applications where id = '${id}'`)).toBe(0)
    expect(await count(`procedures.answers where application_id = '${id}'`)).toBe(0)
    expect(await count(`procedures.applications where receipt_number = '${mari.number}'`)).toBe(1)
  })

  test('同じところから11回続けて試すと、しばらく待たされる', async () => {
    const someone = browse(office.app)
    const answers: number[] = []
    for (let n = 0; n < 12; n += 1) answers.push((await open(someone, mari.number, '0000-0000-0000-0000')).status)
    expect(answers.at(-1)).toBe(429)
  })
})
