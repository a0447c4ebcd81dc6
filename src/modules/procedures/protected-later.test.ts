import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoStaffId, satoHanako } from '#demo/people.ts'
import { aokiSayaka } from '#demo/sheltered.ts'
import { sql } from '#platform/db/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { filedCase } from './testing/filed-case.ts'
import { type Office, openOffice } from './testing/office.ts'

// 佐藤花子 is protected after something was filed. Nothing of it may say where she lives.

// 光が丘 alone is the name of offices too.
const hers = /光が丘[\d一二三四五六七]|179-0072/
const agreed = { postcode: '176-8501', address: '東京都練馬区豊玉北六丁目12番1号 郵便局留' }
let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office?.close())
beforeEach(() => letGo())

const asDesk = (statement: ReturnType<typeof sql>) =>
  office.house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    await statement.execute(tx)
  })
const protect = ({ postcode, address }: { postcode: string | null; address: string | null }) =>
  asDesk(sql`insert into people.protections
    (person_id, origin, opinion, valid_from, valid_to, postcode, address, applied_by, applied_at)
    values (${satoHanako.personId}, 'here', 'police', '2026-12-01', '2027-12-01', ${postcode}, ${address},
      ${demoStaffId(22)}, now())`)
const letGo = () =>
  asDesk(sql`update people.protections set ended_on = '2026-12-02', ended_why = 'wish', outcome = 'granted',
    decided_by = ${demoStaffId(16)}, decided_at = now() where ended_on is null and person_id = ${satoHanako.personId}`)

const desk = async (name: string) => browse(office.app, await staffSignInAs(office.house, name))

async function decide(id: string): Promise<void> {
  const [makoto, misaki] = [await desk('高橋真'), await desk('田中美咲')]
  const page = `/staff/cases/${id}`
  await makoto.submit(page, {}, `${page}/assignment`)
  await makoto.submit(page, { outcome: 'issue', seen: 'on' }, `${page}/decision`)
  await misaki.submit(page, { seen: 'on' }, `${page}/confirmation`)
}
const dispatchOf = async (id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from procedures.dispatches where application_id = ${id}`.execute(office.house.db.kysely)
  return rows[0]?.id
}
async function printed(): Promise<string> {
  const { id } = await filedCase(office.house, '佐藤花子')
  await decide(id)
  await office.settle()
  const page = `/staff/dispatches/${await dispatchOf(id)}`
  await (await desk('高橋真')).submit('/staff/print-queue', {}, `${page}/printing`)
  return page
}

test('審査の画面には「要確認」とだけ出て、住所は出ない', async () => {
  const { id } = await filedCase(office.house, '佐藤花子')
  const makoto = await desk('高橋真')
  await makoto.submit(`/staff/cases/${id}`, {}, `/staff/cases/${id}/assignment`)
  const open = await (await makoto.get(`/staff/cases/${id}`)).text()
  expect(open).toMatch(hers)
  await protect({ postcode: null, address: null })
  const walled = await (await makoto.get(`/staff/cases/${id}`)).text()
  expect(walled).toContain('要確認')
  expect(walled).not.toMatch(hers)
  expect(walled).not.toMatch(/支援措置|加害/)
})

test('刷ったあとで守られた人の証明書は、取り決めた送り先がなければ投函できず、宛名も出ない', async () => {
  const page = await printed()
  await protect({ postcode: null, address: null })
  const makoto = await desk('高橋真')
  expect((await makoto.get(`${page}/address.pdf`)).status).toBe(404)
  const posted = await makoto.submit('/staff/print-queue', {}, `${page}/posting`)
  expect(posted.status).not.toBe(303)
  await office.settle()
  expect(await lettersTo(satoHanako.personId)).toEqual([])
})

test('取り決めた送り先があれば、証明書の封筒はそこへ行く', async () => {
  const page = await printed()
  await protect(agreed)
  const makoto = await desk('高橋真')
  expect((await makoto.get(`${page}/address.pdf`)).status).toBe(200)
  expect((await makoto.submit('/staff/print-queue', {}, `${page}/posting`)).status).toBe(303)
  expect(await lettersTo(satoHanako.personId)).toEqual([{ ...agreed, addressee: '佐藤花子' }])
})

const lettersTo = async (personId: string) => {
  const { rows } = await sql<{ postcode: string; address: string; addressee: string }>`
    select postcode, address, addressee from messaging.letters where person_id = ${personId}`.execute(
    office.house.db.kysely,
  )
  return rows
}

test('決定のあとで家族が守られると、その人の載る証明書は刷られず、審査に戻る', async () => {
  const { id } = await filedCase(office.house, '佐藤健', { whose: 'household' })
  await decide(id)
  await protect(agreed)
  await office.settle()
  expect(await dispatchOf(id)).toBeUndefined()
  const { rows } = await sql<{ state: string }>`
    select state from procedures.applications where id = ${id}`.execute(office.house.db.kysely)
  expect(rows).toEqual([{ state: 'in_review' }])
})

test('同じメールやLINEを二人で使っていても、守られた人へのお知らせは、だれの何のことかを言わない', async () => {
  const shared = 'tsuyoshi.aoki@example.jp'
  await office.house.db.transact(async (tx) => {
    await sql`update messaging.contacts set address = ${shared} where person_id = ${aokiSayaka.personId}`.execute(tx)
    await sql`insert into messaging.contacts (person_id, channel, address, verified_at)
      values (${aokiSayaka.personId}, 'line', ${`U${'5'.repeat(32)}`}, now())`.execute(tx)
    const data = { applicationId: crypto.randomUUID(), lang: 'ja', of: 'certificate-request' }
    for (const kind of ['received', 'sent', 'ready', 'correction-asked', 'withdrawn'])
      await notify(tx, { kind: `procedures.${kind}`, personId: aokiSayaka.personId, key: `shared:${kind}`, data })
  })
  await office.settle()
  const { rows } = await sql<{ channel: string; address: string; body: string }>`
    select channel, address, body from messaging.deliveries
    where person_id = ${aokiSayaka.personId} and body is not null`.execute(office.house.db.kysely)
  expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['line', 'mail']))
  const said = JSON.stringify(rows)
  expect(said).toContain(shared)
  expect(said).not.toMatch(/沙也加|アオキ サヤカ|春日町|179-0074|郵便局留|住民票|支援/)
})
