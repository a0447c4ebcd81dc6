import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../../index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { writeManyCases } from '../../testing/many-cases.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { attentionOf, queuePage } from '../actions/queue-of.ts'
import { parseFilter, writeFilter } from '../domain/filter.ts'

let house: TestHouse
let takahashi: Staff
let mori: Staff
let ids: readonly ApplicationId[]

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures], now: '2026-12-02T10:00:00+09:00' })
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
  ids = await house.db.transact((tx) =>
    writeManyCases(tx, {
      count: 1200,
      state: 'submitted',
      applicants: [demoPersonId(1), demoPersonId(2)],
      at: house.clock.now().subtract({ hours: 1 }),
    }),
  )
  const set = (part: readonly ApplicationId[], change: ReturnType<typeof sql>) =>
    sql`update procedures.applications set ${change} where id = any(${[...part]}::uuid[])`.execute(house.db.kysely)
  await set(ids.slice(0, 5), sql`channel = 'post'`)
  await set(ids.slice(5, 8), sql`state = 'awaiting_payment'`)
  await set(ids.slice(8, 10), sql`state = 'awaiting_correction'`)
  await set(ids.slice(10, 14), sql`state = 'completed', closed_at = submitted_at`)
  await set(ids.slice(20, 23), sql`due_on = '2026-12-01'`)
  await set(ids.slice(1000), sql`submitted_at = submitted_at - interval '1 day'`)
  await sql`
    insert into procedures.assignments (application_id, staff_id, since)
    select id, case when n <= 30 then ${takahashi.staffId}::uuid else ${mori.staffId}::uuid end, now()
    from unnest(${ids.slice(100, 160)}::uuid[]) with ordinality as given (id, n)`.execute(house.db.kysely)
  await sql`analyze procedures.applications`.execute(house.db.kysely).catch(() => {})
}, 60_000)
afterAll(() => house.close())

const page = (query: Record<string, string>, staff = takahashi, cursor?: string) =>
  house.db.read((tx) => queuePage(tx, house, staff, { filter: parseFilter({ view: 'all', ...query }) }, cursor))

describe('絞り込み', () => {
  test('受付方法で絞ると、その受付方法のものだけが期限の近い順に並ぶ', async () => {
    const { items } = await page({ channel: 'post' })
    expect(items.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 5).toSorted())
    const days = items.map(({ dueOn }) => dueOn.toString())
    expect(days).toEqual(days.toSorted())
  })

  test('何を待っているかで絞ると、選んだ状態にかかわらず、それを待つものだけが出る', async () => {
    expect((await page({ waits: 'payment' })).items.map(({ id }) => id).toSorted()).toEqual(ids.slice(5, 8).toSorted())
    const asked = await page({ waits: 'resident', states: 'closed' })
    expect(asked.items.map(({ id }) => id).toSorted()).toEqual(ids.slice(8, 10).toSorted())
  })

  test('終わったもの、一つの状態、期限の過ぎたものは、それぞれそれだけになる', async () => {
    expect((await page({ states: 'closed' })).items).toHaveLength(4)
    expect((await page({ states: 'awaiting_payment' })).items).toHaveLength(3)
    expect((await page({ due: 'overdue' })).items.map(({ id }) => id).toSorted()).toEqual(ids.slice(20, 23).toSorted())
    const week = await page({ due: 'week' })
    expect(week.items.every(({ dueOn }) => dueOn.toString() >= '2026-12-02' && dueOn.toString() <= '2026-12-06')).toBe(
      true,
    )
  })

  test('自分、同僚、未担当は、それぞれの担当のものになる', async () => {
    expect((await page({ view: 'mine' })).items).toHaveLength(30)
    const colleague = await page({ view: mori.staffId })
    expect(new Set(colleague.items.map(({ assigneeName }) => assigneeName))).toEqual(new Set(['森大地']))
    expect((await page({ view: 'unassigned' })).items.every(({ assigneeId }) => assigneeId === null)).toBe(true)
  })

  test('よその課の職員は、アドレスにこの係の番号を書いても、何も見ない', async () => {
    const kato = await staffActor(house, '加藤誠')
    expect((await page({}, kato)).items).toEqual([])
    expect((await page({ office: takahashi.posts[0]?.officeId ?? '' }, kato)).items).toEqual([])
    expect((await page({ view: takahashi.staffId }, kato)).items).toEqual([])
  })
})

describe('並び', () => {
  test.each(['due', 'arrival', 'newest'])('%s の順に、どのページにも漏れと重なりがない', async (order) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { items, more } = await page({ order, states: 'all' }, takahashi, cursor)
      seen.push(...items.map(({ id }) => id))
      cursor = more
    } while (cursor)
    expect(seen).toHaveLength(1200)
    expect(new Set(seen).size).toBe(1200)
  })

  test('ほかの順のための続きの印は、最初のページになる', async () => {
    const { more } = await page({ order: 'due' })
    const first = await page({ order: 'newest' })
    expect((await page({ order: 'newest' }, takahashi, more)).items).toEqual(first.items)
  })
})

test('自分を待っているものの数は、同じ絞り込みで開く一覧の数と同じで、職員が動けば消える', async () => {
  const [answered, returned, late] = [ids.slice(100, 102), ids.slice(102, 105), ids.slice(105, 106)]
  const own = [...answered, ...returned, ...late]
  const { kysely } = house.db
  await sql`update procedures.applications set state = 'in_review' where id = any(${own}::uuid[])`.execute(kysely)
  await sql`update procedures.applications set due_on = '2026-11-30' where id = any(${late}::uuid[])`.execute(kysely)
  await sql`
    insert into procedures.corrections (application_id, fields, reason, answer_by, requested_by, requested_at, answered_at)
    select id, array['copies'], '通数', '2026-12-09', ${takahashi.staffId}, '2026-12-01', '2026-12-02'
    from unnest(${answered}::uuid[]) id`.execute(kysely)
  await sql`
    insert into procedures.decisions (application_id, outcome, proposed_by, proposed_at, returned_by, returned_at, return_note)
    select id, 'issue', ${takahashi.staffId}, '2026-12-01', ${mori.staffId}, '2026-12-02', '確かめて'
    from unnest(${returned}::uuid[]) id`.execute(kysely)
  const counts = () => house.db.read((tx) => attentionOf(tx, house, takahashi))
  expect(await counts()).toMatchObject({ overdue: 1, answered: 2, returned: 3 })
  for (const [waits, count] of Object.entries({ answered: 2, returned: 3 })) {
    expect((await page({ view: 'mine', waits })).items, waits).toHaveLength(count)
  }
  await sql`
    insert into procedures.case_events (application_id, at, kind, actor_kind, staff_id)
    select id, '2026-12-02T10:00:00+09:00', 'in_review', 'staff', ${takahashi.staffId} from unnest(${answered}::uuid[]) id`.execute(
    kysely,
  )
  expect(await counts()).toMatchObject({ answered: 0, returned: 3 })
})

test('絞り込みは短いアドレスになり、読み直すと同じになる', () => {
  const written = writeFilter(parseFilter({ view: 'all', due: 'today', kind: 'nothing', after: 'x', channel: '' }))
  expect(written).toBe('due=today&view=all')
  expect(parseFilter(Object.fromEntries(new URLSearchParams(written)))).toEqual({
    view: 'all',
    states: 'open',
    order: 'due',
    due: 'today',
  })
})

test('一つの係の一覧は、並べ替えずに索引の始めから出る', async () => {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select a.id from unnest(${[takahashi.posts[0]?.officeId]}::uuid[]) as of_office (id) cross join lateral (
      select a.id from procedures.applications a where a.submitted_at is not null and a.office_id = of_office.id
        and a.state in ('submitted', 'in_review') order by a.due_on, a.id limit 51) a`.execute(house.db.kysely)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('open_of_office_by_due')
  expect(plan).not.toContain('Seq Scan')
})
