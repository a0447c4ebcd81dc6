import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStaffId, satoHanako } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, staffSignInAs, testApp } from '#platform/testing/index.ts'
import { watchedHouse } from '#platform/testing/watched-house.ts'
import { makeBatch } from './actions/core/hand-over.ts'
import { beginReception } from './actions/reception/begin.ts'
import { bookTime, offeredTimes } from './appointments/index.ts'
import { keepAnswers } from './store/answers.ts'
import { lockApplication } from './store/applications.ts'
import { insertEntry } from './store/core/entries.ts'
import { filedBookings } from './testing/booked-visit.ts'
import { verifiedResident } from './testing/filed-case.ts'
import { filedClaim } from './testing/filed-claim.ts'
import { aGuest, beginAsGuest } from './testing/guest.ts'
import { type Office, openOffice } from './testing/office.ts'
import { staffActor } from './testing/staff-actor.ts'

// 佐藤花子 asked for this and that; then she is protected. Before: every page says where she lives. After: none does.

const hers = /光が丘|179-0072/
const agreed = { postcode: '176-8501', address: '東京都練馬区豊玉北六丁目12番1号 郵便局留' }
const hanako = satoHanako.personId

let office: Office
let pages: Record<'コア' | '受付' | '来庁' | 'ポータル' | '事案', { path: string; by: string }>
let batchFile: string
let before: Record<string, string>
let statementsBefore: string[]

beforeAll(async () => {
  office = await openOffice()
  const { house } = office
  await verifiedResident(house, satoHanako.name)
  const [nakamura, takahashi] = [await staffActor(house, '中村葵'), await staffActor(house, '高橋真')]
  const claim = await filedClaim(house, { procedure: 'child-allowance', name: satoHanako.name, answers: {} })
  const officeId = nakamura.posts[0]?.officeId
  if (!officeId) throw new Error('no post')
  const batch = await house.db.transact(async (tx) => {
    const entry = { system: 'jido-teate', procedure: 'child-allowance', officeId, at: house.clock.now() }
    await insertEntry(tx, { applicationId: claim.id, ...entry })
    return makeBatch(tx, house, nakamura, { procedure: 'child-allowance', officeId })
  })
  const sheet = await house.db.transact((tx) =>
    beginReception(tx, house, takahashi, { procedure: 'residence-certificate', channel: 'post', personId: hanako }),
  )
  const dog = await filedClaim(house, {
    procedure: 'dog-registration',
    name: satoHanako.name,
    answers: { 'dog-name': 'ポチ', place: 'elsewhere', 'place-address': '東京都練馬区光が丘三丁目1番1号' },
  })
  const visit = await bookedVisit()
  await fileAtPortal()
  house.setNow('2026-12-02T11:01:00+09:00')
  await office.settle()
  const { rows } = await sql<{ id: string }>`select id from procedures.portal_items`.execute(house.db.kysely)
  pages = {
    コア: { path: `/staff/core-system/batches/${batch}`, by: '中村葵' },
    受付: { path: `/staff/receptions/${sheet.ok ? sheet.id : ''}`, by: '高橋真' },
    来庁: { path: `/staff/appointments/${visit}`, by: '西村翔' },
    ポータル: { path: `/staff/portal/${rows[0]?.id}?reason=cover`, by: '中村葵' },
    事案: { path: `/staff/cases/${dog.id}?reason=cover`, by: '原田進' },
  }
  batchFile = `${pages.コア.path}/file`
  before = await readPages()
  statementsBefore = await searchStatements()
  await protect(agreed)
}, 60_000)
afterAll(() => office?.close())

async function bookedVisit(): Promise<string> {
  const { house } = office
  const booking = (await filedBookings(house, 5)).find(({ personId }) => personId === hanako)
  if (!booking) throw new Error('no booking of hers')
  const days = await house.db.transact((tx) => offeredTimes(tx, house, 'moving-in'))
  const slotId = days[0]?.times[0]?.slotId
  if (!slotId) throw new Error('no time')
  await house.db.transact(async (tx) => {
    await keepAnswers(tx, booking.id, { 'new-address': '東京都練馬区光が丘二丁目9番6号' }, house.clock.now())
    await lockApplication(tx, booking.id)
    const system = { kind: 'system', task: 'test' } as const
    await bookTime(tx, house, system, { applicationId: booking.id, calendar: 'moving-in', slotId })
  })
  const { rows } = await sql<{ id: string }>`
    select id from procedures.appointments where application_id = ${booking.id}`.execute(house.db.kysely)
  return rows[0]?.id ?? ''
}

async function fileAtPortal(): Promise<void> {
  const body = new FormData()
  const form = {
    ...{ person: satoHanako.name, 公務員: '公務員ではない', 請求事由: '出生', 事由発生日: '令和8年11月30日' },
    ...{ 配偶者の有無: 'なし', 受取口座: '公金受取口座を利用する', 電話番号: '03-5984-1234', 結果の受け取り: '郵送' },
    ...{ '1 児童の氏名': '佐藤光', '1 児童のフリガナ': 'サトウヒカル', '1 児童の生年月日': '令和8年11月30日' },
    ...{ '1 児童の続柄': '子', '1 児童との同居': '同居' },
  }
  for (const [name, value] of Object.entries(form)) body.set(name, value)
  await fetch(`${office.world.url}/mynaportal/forms/PS-131202-001`, { method: 'POST', body, redirect: 'manual' })
}

const protect = ({ postcode, address }: typeof agreed) =>
  office.house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    await sql`insert into people.protections
      (person_id, origin, opinion, valid_from, valid_to, postcode, address, applied_by, applied_at)
      values (${hanako}, 'here', 'police', '2026-12-01', '2027-12-01', ${postcode}, ${address},
        ${demoStaffId(22)}, now())`.execute(tx)
  })

const read = async (by: string, path: string): Promise<string> => {
  const answer = await browse(office.app, await staffSignInAs(office.house, by)).get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

async function readPages(): Promise<Record<string, string>> {
  const texts: Record<string, string> = { ファイル: await read('中村葵', batchFile) }
  for (const [name, { by, path }] of Object.entries(pages)) texts[name] = await read(by, path)
  return texts
}

/** What a search for her by name asks of the database. */
async function searchStatements(): Promise<string[]> {
  const watched = watchedHouse(office.house)
  const clerk = browse(testApp(watched.house), await staffSignInAs(office.house, '高橋真'))
  await clerk.get('/staff/people')
  watched.takeStatements()
  const found = await clerk.submit('/staff/people', { name: satoHanako.name }, '/staff/people/search')
  expect(await found.text()).toContain(satoHanako.name)
  return watched.takeStatements()
}

test('守られるまではどの画面も住所を言い、守られたあとは、作ってあったファイルも、前に出した申請も言わない', async () => {
  const after = await readPages()
  for (const [name, text] of Object.entries(before)) expect(text, name).toMatch(hers)
  for (const [name, text] of Object.entries(after)) {
    expect(text, name).not.toMatch(hers)
    // 西村翔 is of the desk: the menu has its entry.
    expect(text.slice(text.indexOf('<main')), name).not.toMatch(/支援措置|加害/)
  }
  expect(after.事案).toContain('要確認')
  // The core system is given where letters may go.
  expect(after.ファイル).toContain('郵便局留')
})

test('紙で届くお知らせは、口座を尋ねるものも、取り決めた所へだけ行く', async () => {
  const { house } = office
  await sql`delete from messaging.contacts where person_id = ${hanako}`.execute(house.db.kysely)
  await house.db.transact(async (tx) => {
    for (const kind of ['account-wanted', 'received']) {
      const data = { applicationId: crypto.randomUUID(), lang: 'ja', of: 'application', byLetter: true }
      await notify(tx, { kind: `procedures.${kind}`, personId: hanako, key: `wall:${kind}`, data })
    }
  })
  await office.settle()
  const { rows } = await sql<{ state: string; body: string }>`
    select state, body from messaging.deliveries where person_id = ${hanako} and channel = 'letter'`.execute(
    house.db.kysely,
  )
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
  for (const { body } of rows) {
    expect(body).toContain('郵便局留')
    expect(body).not.toMatch(hers)
  }
  const box = await (await fetch(`${office.world.url}/letters`)).text()
  expect(box).not.toMatch(hers)
})

test('マイナポータルには、ほかの人と同じ到達と処理の状態だけが返る', async () => {
  const portal = await fetch(`${office.world.url}/mynaportal?person=${encodeURIComponent(satoHanako.name)}`)
  const text = await portal.text()
  expect(text).toContain('到達確認')
  expect(text).not.toMatch(/要確認|支援|守られ|郵便局留/)
})

test('カードのない人が守られた人の名前と住所を書いても、だれも知らない人の名前と同じに進む', async () => {
  const steps = async (self: Record<string, string>) => {
    const { browser, application } = await beginAsGuest(office, 'disclosure-request')
    const sent = await browser.submit(`${application}/questions/about-you`, { ...aGuest, ...self })
    const next = await (await browser.get(`${application}/questions/documents`)).text()
    return [sent.status, sent.headers.get('location')?.replace(application, ''), next.replaceAll(/"[^"]*"/g, '')]
  }
  const ofHer = { 'self-name': satoHanako.name, 'self-kana': 'サトウハナコ', 'self-postcode': '179-0072' }
  expect(await steps({ ...ofHer, 'self-address': '東京都練馬区光が丘二丁目9番6号' })).toEqual(await steps({}))
})

test('守られた人を名前で探すのに、データベースに尋ねることは、ほかの人を探すときと一つも違わない', async () => {
  expect(statementsBefore.length).toBeGreaterThan(5)
  expect(await searchStatements()).toEqual(statementsBefore)
})
