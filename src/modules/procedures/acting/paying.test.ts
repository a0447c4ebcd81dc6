import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStaffId, kobayashiKazuko, satoHanako } from '#demo/people.ts'
import type { MandateId } from '#modules/people/index.ts'
import { paymentOf } from '#modules/payments/index.ts'
import { sql } from '#platform/db/index.ts'
import { purposeOf } from '../actions/payment.ts'
import { filedCase } from '../testing/filed-case.ts'
import { type Office, openOffice } from '../testing/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('代わりに払った人が領収書を受け取り、本人にはその人の支払いは見えない', async () => {
  const { house } = office
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to, recorded_by, recorded_at)
    values ('attorney', ${kobayashiKazuko.personId}, ${satoHanako.personId}, ${['residence-certificate']}::text[], 'letter',
      '2026-12-01', '2026-12-01', '2027-04-01', ${demoStaffId(1)}, ${house.clock.now()}) returning id`.execute(
    house.db.kysely,
  )
  const { id } = await filedCase(house, '佐藤花子', {}, 'qr', { onBehalfOf: rows[0]?.id ?? '' })
  const payment = await house.db.read((tx) => paymentOf(tx, purposeOf(id)))
  const receipt = `/receipts/${payment?.id}`
  const [hanako, kazuko] = [await office.visit('佐藤花子'), await office.visit('小林和子')]

  expect(await (await hanako.get(`/applications/${id}`)).text()).toContain(`href="${receipt}"`)
  expect(await (await kazuko.get(`/applications/${id}`)).text()).not.toContain(receipt)
  expect((await hanako.submit(receipt, {}, `${receipt}/issues`)).status).toBe(303)
  expect((await hanako.get(`${receipt}/issues/1`)).headers.get('content-type')).toBe('application/pdf')
  for (const path of [receipt, `${receipt}/issues/1`]) expect((await kazuko.get(path)).status).toBe(404)
  const { rows: told } = await sql<{ personId: string }>`
    select person_id as "personId" from platform.audit where action = 'payments.receipt.issue'`.execute(house.db.kysely)
  expect(told).toEqual([{ personId: satoHanako.personId }])

  // 代理が終わっても、払ったことは払った人のものである。
  await sql`update people.mandates set ended_on = '2026-12-02', ended_why = 'revoked', ended_by = ${demoStaffId(1)}`.execute(
    house.db.kysely,
  )
  expect((await hanako.get(receipt)).status).toBe(200)
})
