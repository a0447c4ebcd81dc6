import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoStaffId, ogawaShota, satoHanako } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { fillIn, locationOf, type Office, openOffice } from '../testing/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office?.close())

const put = (statement: ReturnType<typeof sql>) => office.house.db.transact((tx) => statement.execute(tx))

const compareNumbers = (state: 'proposed' | 'rejected') =>
  put(
    state === 'proposed'
      ? sql`insert into people.merges (kind, from_person_id, into_person_id, reason, state, proposed_by, proposed_at)
          values ('merge', ${ogawaShota.personId}, ${satoHanako.personId}, '確認中', 'proposed', ${demoStaffId(22)}, now())`
      : sql`update people.merges set state = 'rejected', decided_by = ${demoStaffId(16)}, decided_at = now()`,
  )

const protect = () =>
  office.house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    await sql`
      insert into people.protections (person_id, origin, opinion, valid_from, valid_to, applied_by, applied_at)
      values (${satoHanako.personId}, 'here', 'police', '2026-12-01', '2027-12-01', ${demoStaffId(22)}, now())`.execute(
      tx,
    )
  })

/** What this person is told on the way to a certificate, without what differs with every answer. */
async function walk(name: string, whose: string): Promise<string[]> {
  const visitor = await office.visit(name)
  const path = await fillIn(visitor, { whose })
  const steps: string[] = []
  const see = async (response: Response) => {
    steps.push(`${response.status} ${response.headers.get('location') ?? ''}`)
    steps.push(
      (await response.text())
        .replaceAll(/nonce="[^"]*"|name="(csrf|idempotency_key|form_window|form_seen)" value="[^"]*"/g, '')
        .replaceAll(/'nonce-[^']*'/g, ''),
    )
  }
  for (const page of ['whose', 'items', 'copies', 'delivery']) await see(await visitor.get(`${path}/questions/${page}`))
  await see(await visitor.get(`${path}/check`))
  const sent = await visitor.submit(`${path}/check`, {}, `${path}/confirmation`)
  const next = locationOf(sent)
  await see(sent)
  if (next.startsWith(`${path}/check`)) await see(await visitor.get(next))
  return steps
}

test('守られた人の入る証明書は、同じ世帯の人にも本人にも、台帳の確認中と一字も違わない言葉で窓口へ案内される', async () => {
  await compareNumbers('proposed')
  const ordinary = { ken: await walk('佐藤健', 'household'), hanako: await walk('佐藤花子', 'self') }
  await compareNumbers('rejected')
  await protect()
  const walled = { ken: await walk('佐藤健', 'household'), hanako: await walk('佐藤花子', 'self') }
  expect(walled).toEqual(ordinary)
  expect(ordinary.ken.some((step) => step.startsWith('303') && step.endsWith('/check?notice=at-office'))).toBe(true)
  expect(walled.ken.join('')).not.toMatch(/支援措置|保護|加害/)
})

test('守られていない家族だけの証明書は、これまでどおり署名へ進む', async () => {
  const own = await walk('佐藤健', 'self')
  expect(own.at(-2)).toMatch(/^303 .*\/signature$/)
})
