import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { confirmDecision, proposeDecision } from '../actions/desk/decide.ts'
import { takeCase } from '../actions/desk/handle-case.ts'
import { addressSheet } from '../actions/desk/read-paper.ts'
import { sendCaseLetter } from '../actions/desk/case-letter.ts'
import { renderPaper } from '../actions/desk/render-paper.ts'
import { startApplication } from '../actions/start.ts'
import { dispatchPolicy } from '../desk-policies.ts'
import { requestScopes } from './api/deeds.ts'
import { listDispatches } from '../store/desk/dispatches.ts'
import { filedCase } from '../testing/filed-case.ts'
import { type Browser, type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'

let office: Office
let clerk: Browser
let resident: Browser
let issuedId: string

const marks = /[\uFDD0-\uFDEF《》]/
const reasons = { issue: {}, refuse: { reason: '住民票が消除されています。' } }

/** Filed, decided by two people, its paper drawn; everybody is told. */
async function decided(name: string, outcome: 'issue' | 'refuse') {
  const { house } = office
  const [first, second] = [await staffActor(house, '高橋真'), await staffActor(house, '田中美咲')]
  const { id } = await filedCase(house, name, { items: ['relation'], copies: 2 })
  await house.db.transact((tx) => takeCase(tx, house, first, id))
  await house.db.transact((tx) => proposeDecision(tx, house, first, id, { outcome, ...reasons[outcome] }))
  await house.db.transact((tx) => confirmDecision(tx, house, second, id))
  if (outcome === 'issue') await renderPaper(house, { applicationId: id })
  else await sendCaseLetter(house, { applicationId: id })
  await office.settle()
  return id
}

async function newDraft() {
  const { resident: person } = await filedCase(office.house, '佐藤花子')
  const { id } = await office.house.db.transact((tx) =>
    startApplication(tx, office.house, person, { procedure: 'residence-certificate', lang: 'ja' }),
  )
  return { id, resident: person }
}

beforeAll(async () => {
  office = await openOffice()
  clerk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
  resident = await office.visit('佐藤花子')
  issuedId = await decided('佐藤花子', 'issue')
  await decided('佐藤健', 'refuse')
  const { rows } = await sql<{ id: string }>`
    select id from payments.payments where purpose_id = ${issuedId}`.execute(office.house.db.kysely)
  const receipt = `/receipts/${rows[0]?.id}`
  await resident.submit(receipt, {}, `${receipt}/issues`)
  await office.settle()
}, 60_000)
afterAll(() => office?.close())

describe('読みの印は、ページの外に出ない', () => {
  test('メール、LINE、手紙、支払いの明細、領収書、監査の記録に残らない', async () => {
    const { rows } = await sql<{ name: string; held: number }>`
      select t.table_schema || '.' || t.table_name as name,
             (xpath('/row/n/text()', query_to_xml(format(
               'select count(*) as n from %I.%I x where x::text ~ %L', t.table_schema, t.table_name,
               '[' || chr(64976) || '-' || chr(65007) || '《》]'), false, true, '')))[1]::text::int as held
        from information_schema.tables t
       where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')
         and has_table_privilege(format('%I.%I', t.table_schema, t.table_name), 'select')
       order by 1`.execute(office.house.db.kysely)
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['messaging.deliveries', 'payments.lines', 'platform.notices']),
    )
    // Definitions and messages to many are kept as their authors wrote them.
    expect(rows.filter(({ held }) => held > 0).map(({ name }) => name)).toEqual([
      'messaging.campaign_events',
      'messaging.campaigns',
      'procedures.revisions',
    ])
  })

  test('証明書、通知書、領収書、宛名の紙に印刷されない', async () => {
    const { rows } = await sql<{ kind: string; bytes: Uint8Array }>`
      select kind, bytes from platform.documents`.execute(office.house.db.kysely)
    const staff = await staffActor(office.house, '高橋真')
    const [dispatch] = await office.house.db.read((tx) =>
      listDispatches(tx, dispatchPolicy.scope(staff), ['queued'], undefined, 9),
    )
    if (!dispatch) throw new Error('nothing to post')
    const papers = [...rows.map(({ bytes }) => bytes), await addressSheet(office.house, staff, dispatch.id)]
    const printed = papers.map((bytes) => readPdf(bytes).text).join('\n')
    expect(printed).toContain('住民票の写し')
    expect(printed).not.toMatch(marks)
    expect(papers.length).toBeGreaterThanOrEqual(4)
  })

  test('APIのJSONに出ない', async () => {
    for (const path of ['procedures', 'procedures/residence-certificate', 'openapi.json']) {
      const answer = await office.app.request(`/api/v1/${path}`)
      const text = await answer.text()
      expect([answer.status, text]).toEqual([200, expect.not.stringMatching(marks)])
    }
  })

  test('APIの誤りの知らせに出ない', async () => {
    const { id, resident: person } = await newDraft()
    const token = await office.house.db.transact((tx) =>
      issueToken(tx, {
        accountId: person.accountId,
        scopes: [requestScopes.write],
        expires: office.house.clock.now().add({ hours: 1 }),
      }),
    )
    const answer = await office.app.request(`/api/v1/applications/${id}/answers/whose`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify({ whose: 'nobody' }),
    })
    const text = await answer.text()
    expect([answer.status, text]).toEqual([422, expect.stringContaining('載せる範囲')])
    expect(text).not.toMatch(marks)
  })

  test('職員の受付箱と申請のページに出ない', async () => {
    for (const path of ['/staff?states=closed', `/staff/cases/${issuedId}?reason=duty`, '/staff/print-queue']) {
      const page = await clerk.get(path)
      const text = await page.text()
      expect([page.status, text]).toEqual([200, expect.stringContaining('住民票の写し')])
      expect(text).not.toMatch(marks)
      expect(text).not.toContain('<ruby')
    }
  })

  test('住民のページでは、入れたときだけルビになり、題や属性には出ない', async () => {
    const plain = await (await resident.get(`/applications/${issuedId}`)).text()
    expect(plain).not.toMatch(/<ruby|[\uFDD0-\uFDEF《》]/)
    resident.jar.set('madoguchi_reading', 'on.m')
    const read = await (await resident.get(`/applications/${issuedId}`)).text()
    expect(read).toContain('<ruby>住民票<rp>（</rp><rt>じゅうみんひょう</rt><rp>）</rp></ruby>')
    expect(read).not.toMatch(marks)
    expect(/<title>(.*?)<\/title>/.exec(read)?.[1]).toContain('住民票の写し')
  })
})
