import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { procedures } from '../../index.ts'
import { writeManyCases } from '../../testing/many-cases.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { listQueue } from './queue.ts'

let house: TestHouse
let takahashi: Staff

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures] })
  takahashi = await staffActor(house, '高橋真')
  await house.db.transact(async (tx) => {
    const ids = await writeManyCases(tx, {
      count: 3000,
      state: 'submitted',
      applicants: [demoPersonId(1), demoPersonId(2)],
      at: house.clock.now(),
    })
    await sql`update procedures.applications set channel = 'post' where id = any(${ids.slice(0, 5)}::uuid[])`.execute(
      tx,
    )
  })
  await sql`analyze procedures.applications`.execute(house.db.kysely).catch(() => {})
})
afterAll(() => house.close())

test('受付方法で絞ると、その受付方法のものだけが期限の近い順に並ぶ', async () => {
  const rows = await house.db.read((tx) =>
    listQueue(
      tx,
      casePolicy.scope(takahashi),
      takahashi.staffId,
      { view: 'all', states: 'open', channel: 'post' },
      undefined,
      50,
    ),
  )
  expect(rows.map(({ channel }) => channel)).toEqual(Array.from({ length: 5 }, () => 'post'))
  const days = rows.map(({ dueOn }) => dueOn.toString())
  expect(days).toEqual(days.toSorted())
})

test('少ない受付方法の一覧も、多いまどぐちの申請を読み飛ばさずに索引から出る', async () => {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select a.id from procedures.applications a
     where a.submitted_at is not null and a.channel = 'post'
       and a.state = any(array['submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted'])
     order by a.due_on, a.id limit 51`.execute(house.db.kysely)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('applications_open_by_channel')
  expect(plan).not.toContain('Seq Scan')
})
