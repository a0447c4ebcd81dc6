import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoStaff } from '#demo/staff.ts'
import { sql } from '#platform/db/index.ts'
import { type Browser, confirm, fillIn, type Office, openOffice, pay, sign } from '../testing/office.ts'

let office: Office
let phone: Browser
let application: string
let id: string

const clerk = demoStaff[0]?.staffId
const run = (query: ReturnType<typeof sql>) => query.execute(office.house.db.kysely)
const textOf = async (page = '') => (await phone.get(application + page)).text()

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  phone = await office.visit('佐藤花子')
  application = await fillIn(phone, { delivery: 'counter' })
  id = application.split('/')[2] ?? ''
  await phone.get(await pay(await sign(phone, await confirm(phone, application))))
})

describe('申請のあとのページ', () => {
  test('補正では、尋ねられたことだけを、理由と期限と今の答えと一緒に出す', async () => {
    await run(sql`update procedures.applications set state = 'awaiting_correction' where id = ${id}`)
    await run(sql`insert into procedures.corrections (application_id, fields, reason, answer_by, requested_by, requested_at)
      values (${id}, '{items,paper}', '続柄が必要か教えてください', '2026-12-10', ${clerk}, now())`)
    const page = await textOf('/correction')
    for (const words of [
      '続柄が必要か教えてください',
      '12月10日(木)まで',
      'なし（基本の項目だけ）',
      'name="items"',
      'name="paper"',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('name="copies"')
    const empty = await phone.submit(`${application}/correction`)
    expect([empty.status, await empty.text()]).toEqual([
      422,
      expect.stringContaining('書類の写真かPDFを選んでください'),
    ])
    expect(await textOf()).toContain('質問に答える')
  })

  test('発行できないときは、理由とできることと不服の申し立て方が分かる', async () => {
    await run(sql`update procedures.applications set state = 'refused', closed_at = now() where id = ${id}`)
    await run(sql`insert into procedures.decisions (application_id, outcome, reason, proposed_by, proposed_at, confirmed_by, confirmed_at)
      values (${id}, 'refuse', '住民票が消除されています。', ${clerk}, now(), ${demoStaff[1]?.staffId}, now())`)
    const page = await textOf()
    for (const words of ['住民票が消除されています。', 'これからできること', '3か月以内', '練馬区長'])
      expect(page).toContain(words)
    expect(page).not.toContain('取り下げに進む')
  })

  test('棚に用意されるとQRコードと番号が出て、それまでは出ない', async () => {
    expect(await textOf('/pickup')).toContain('用意ができると')
    await run(sql`update procedures.applications set state = 'issued' where id = ${id}`)
    await run(sql`
      with made as (
        insert into procedures.certificates (application_id, kind, document_number, issue_number, verification_code, issued_on, copies)
        values (${id}, 'residence-certificate', ${id}, ${id}, '0123456789ABCDEF', '2026-12-02', 1) returning id)
      insert into procedures.dispatches (application_id, certificate_id, way, state, office_id, queued_at)
      select ${id}, made.id, 'counter', 'on_shelf', a.office_id, now() from made, procedures.applications a where a.id = ${id}`)
    const page = await textOf('/pickup')
    expect(page).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(page).toContain('aria-label="受け取り用のQRコード"')
    expect(await textOf()).toContain('受け取り用のQRコードを見る')
  })

  test('支払いの期限が切れたら、もう一度払うページがある', async () => {
    await run(sql`update procedures.applications set state = 'awaiting_payment' where id = ${id}`)
    expect(await textOf('/payment')).toContain('300円を払う')
  })

  test.each(['', '/easy', '/en'])('「%s」の言葉でも、すべてのページが開く', async (lang) => {
    for (const page of [
      '/procedures',
      '/procedures/residence-certificate',
      '/applications',
      application,
      `${application}/withdrawal`,
      `${application}/pickup`,
    ]) {
      expect([page, (await phone.get(lang + page)).status]).toEqual([page, 200])
    }
  })
})
