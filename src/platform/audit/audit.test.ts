import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, sql } from '#platform/db/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { recordAudit, whoSaw } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const system = { kind: 'system', task: 'test' } as const
const allTime = { from: Temporal.Instant.from('2020-01-01T00:00Z'), to: Temporal.Instant.from('2100-01-01T00:00Z') }

test('誰が誰の記録を見たかを、新しい順に、続きからも読める', async () => {
  const hanako = newId<'person'>()
  const seen = Array.from({ length: 5 }, (_, i) => `case-${i}`)
  for (const id of seen) await see(hanako, id)
  await see(newId<'person'>(), 'somebody-else')
  const page = await house.db.read((tx) => whoSaw(tx, [hanako], allTime, { limit: 3 }))
  expect(page.map((row) => row.subjectId)).toEqual(['case-4', 'case-3', 'case-2'])
  const last = page.at(-1)
  const rest = await house.db.read((tx) => whoSaw(tx, [hanako], allTime, last ? { before: last } : {}))
  expect(rest.map((row) => row.subjectId)).toEqual(['case-1', 'case-0'])
})

test('職員の記録には、そのときの所属と執行機関が残る', async () => {
  const office = newId<'office'>()
  const hanako = newId<'person'>()
  await house.db.transact((tx) =>
    recordAudit(tx, {
      actor: {
        kind: 'staff',
        accountId: newId(),
        staffId: newId(),
        displayName: '高橋真',
        officeName: '戸籍住民課',
        employment: 'regular',
        posts: [{ officeId: office, role: 'clerk', rank: 'member' }],
        oversees: [],
        organs: ['head'],
        permissions: new Set(),
      },
      action: 'procedures.case.read',
      subject: { kind: 'procedures.application', id: newId() },
      personId: hanako,
      reason: 'assigned',
    }),
  )
  const { rows } = await house.db.read((tx) =>
    sql<{ offices: string[]; organs: string[]; text: string }>`
      select office_ids as offices, organs, a::text as text from platform.audit a where person_id = ${hanako}`.execute(
      tx,
    ),
  )
  expect(rows[0]?.offices).toEqual([office])
  expect(rows[0]?.organs).toEqual(['head'])
  expect(rows[0]?.text).not.toContain('高橋')
})

test.each(['update platform.audit set action = action', 'delete from platform.audit', 'truncate platform.audit'])(
  '監査の記録は誰にも変えられない（%s）',
  async (statement) => {
    await see(newId<'person'>(), 'frozen')
    await expect(house.db.transact((tx) => sql.raw(statement).execute(tx))).rejects.toThrow()
    await expect(asOwner(statement)).rejects.toThrow(/append-only/)
  },
)

test('来月以降の区画は先に用意され、今月の記録は今月の区画に入る', async () => {
  const { rows } = await house.db.transact((tx) =>
    sql<{ months: number; inDefault: number }>`
      select platform.prepare_audit_months(3),
        (select count(*)::int from pg_inherits where inhparent = 'platform.audit'::regclass) as months,
        (select count(*)::int from platform.audit_default) as "inDefault"`.execute(tx),
  )
  expect(rows[0]).toMatchObject({ months: 5, inDefault: 0 })
})

const see = (personId: PersonId, id: string) =>
  house.db.transact((tx) =>
    recordAudit(tx, { actor: system, action: 'test.thing.read', subject: { kind: 'test.thing', id }, personId }),
  )

async function asOwner(statement: string): Promise<void> {
  const owner = createDatabase(house.ownerUrl, house.log)
  try {
    await owner.transact((tx) => sql.raw(statement).execute(tx))
  } finally {
    await owner.close()
  }
}
