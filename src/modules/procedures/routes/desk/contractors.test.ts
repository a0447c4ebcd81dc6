import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import { filedCase } from '../../testing/filed-case.ts'
import { type Office, openOffice } from '../../testing/office.ts'

// 平野ゆい works for a contractor at the desk for certificates.

let office: Office
let paper: string
let receiptNumber: string
beforeAll(async () => {
  office = await openOffice()
  const { id } = await filedCase(office.house, '佐藤花子')
  const [makoto, misaki] = [await desk('高橋真'), await desk('田中美咲')]
  const page = `/staff/cases/${id}`
  await makoto.submit(page, {}, `${page}/assignment`)
  await makoto.submit(page, { outcome: 'issue', seen: 'on' }, `${page}/decision`)
  await misaki.submit(page, { seen: 'on' }, `${page}/confirmation`)
  await office.settle()
  const { rows } = await sql<{ id: string; receiptNumber: string }>`
    select d.id, a.receipt_number as "receiptNumber" from procedures.dispatches d
    join procedures.applications a on a.id = d.application_id`.execute(office.house.db.kysely)
  paper = `/staff/dispatches/${rows[0]?.id}`
  receiptNumber = rows[0]?.receiptNumber ?? ''
}, 60_000)
afterAll(() => office?.close())

const desk = async (name: string) => browse(office.app, await staffSignInAs(office.house, name))
const contract = () => office.house.profile.contracts?.[0] ?? never()
const never = (): never => {
  throw new Error('the profile has no contract')
}

test('受託者は、契約にある手続の書類だけを印刷待ちに見て開く。契約にない手続の書類は、ないものと同じになる', async () => {
  const yui = await desk('平野ゆい')
  const queue = await (await yui.get('/staff/print-queue')).text()
  expect(queue).toContain(receiptNumber)
  expect((await yui.get(`${paper}/address.pdf`)).status).toBe(200)

  const { procedures } = contract()
  Object.assign(contract(), { procedures: ['dog-registration'] })
  expect(await (await yui.get('/staff/print-queue')).text()).not.toContain(receiptNumber)
  for (const part of ['paper.pdf', 'address.pdf']) expect((await yui.get(`${paper}/${part}`)).status, part).toBe(404)
  expect((await yui.post(`${paper}/printing`, formOf(queue, `${paper}/printing`))).status).toBe(404)
  expect(await (await (await desk('高橋真')).get('/staff/print-queue')).text()).toContain(receiptNumber)
  Object.assign(contract(), { procedures })
})

test('契約の最後の日の次の日から、受託者には印刷待ちも受取棚も会計も受付も開かない', async () => {
  const yui = await desk('平野ゆい')
  const pages = ['/staff', '/staff/print-queue', '/staff/shelf', '/staff/payments/counter', '/staff/receptions']
  for (const page of pages) expect((await yui.get(page)).status, page).toBe(200)
  Object.assign(contract(), { until: '2026-12-01' })
  for (const page of [...pages, `${paper}/paper.pdf`, `${paper}/address.pdf`])
    expect([303, 403, 404], page).toContain((await yui.get(page)).status)
})
