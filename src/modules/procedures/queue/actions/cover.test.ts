import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { proposeDecision } from '../../actions/desk/decide.ts'
import { takeCase } from '../../actions/desk/handle-case.ts'
import { openCase } from '../../actions/desk/open-case.ts'
import { procedures } from '../../index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { writeManyCases } from '../../testing/many-cases.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { parseFilter } from '../domain/filter.ts'
import { handTo } from './hand-to.ts'
import { queuePage } from './queue-of.ts'

let house: TestHouse
let takahashi: Staff
let mori: Staff
let kato: Staff
let id: ApplicationId
let serial = 50_000_000

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures], now: '2026-12-02T10:00:00+09:00' })
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
  kato = await staffActor(house, '加藤誠')
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await sql`update people.absences set cancelled_at = now(), cancelled_by = entered_by where cancelled_at is null`.execute(
    house.db.kysely,
  )
  const [made] = await house.db.transact((tx) =>
    writeManyCases(tx, {
      count: 1,
      state: 'submitted',
      applicants: [demoPersonId(1)],
      firstSerial: (serial += 1),
      at: house.clock.now(),
    }),
  )
  if (!made) throw new Error('no case')
  id = made
  await house.db.transact((tx) => takeCase(tx, house, takahashi, id))
})

const mineOf = async (name: string) => {
  const actor = await staffActor(house, name)
  const { items } = await house.db.read((tx) =>
    queuePage(tx, house, actor, { filter: parseFilter({ view: 'mine' }) }, undefined),
  )
  return items.map((item) => item.id)
}
const enterAbsence = async (who: string, typed: Record<string, string>) => {
  const browser = browse(testApp(house), await staffSignInAs(house, who))
  return browser.submit('/staff/offices', { until: '令和8年12月4日', ...typed }, '/staff/offices/absences')
}
const away = () => enterAbsence('高橋真', { staff: takahashi.staffId, from: '令和8年12月3日', cover: mori.staffId })

describe('不在の間の代わり', () => {
  test('不在の間だけ、代わりの職員の「自分」に出て、理由を言わずに開けて、案も作れる。終わると戻る', async () => {
    expect((await away()).status).toBe(303)
    expect(await mineOf('森大地')).not.toContain(id)
    house.setNow('2026-12-03T09:00:00+09:00')
    expect(await mineOf('森大地')).toContain(id)
    const cover = await staffActor(house, '森大地')
    const opened = await house.db.transact((tx) => openCase(tx, cover, id))
    expect(opened).toMatchObject({ kind: 'open', reason: 'cover' })
    await house.db.transact((tx) => proposeDecision(tx, house, cover, id, { outcome: 'issue' }))
    const { rows } = await sql<{ by: string }>`
      select proposed_by as by from procedures.decisions where application_id = ${id}`.execute(house.db.kysely)
    expect(rows).toEqual([{ by: mori.staffId }])
    house.setNow('2026-12-05T09:00:00+09:00')
    expect(await mineOf('森大地')).not.toContain(id)
    expect(await mineOf('高橋真')).toContain(id)
  })

  test('代わりの職員の世帯の申請は、代わりでも開かない（除斥）', async () => {
    await away()
    house.setNow('2026-12-03T09:00:00+09:00')
    await sql`update people.staff set person_id = ${demoPersonId(1)} where id = ${mori.staffId}`.execute(
      house.db.kysely,
    )
    const cover = await staffActor(house, '森大地')
    await expect(house.db.transact((tx) => openCase(tx, cover, id))).rejects.toMatchObject({ code: 'own_case' })
    await expect(
      house.db.transact((tx) => proposeDecision(tx, house, cover, id, { outcome: 'issue' })),
    ).rejects.toMatchObject({ code: 'own_case' })
    await sql`update people.staff set person_id = null where id = ${mori.staffId}`.execute(house.db.kysely)
  })

  test('自分、よその課の職員、その間に休む職員は、代わりに選べず、直し方が出る', async () => {
    const tell = async (cover: string) => {
      const answer = await enterAbsence('高橋真', { staff: takahashi.staffId, from: '令和8年12月3日', cover })
      return [answer.status, await answer.text()] as const
    }
    expect((await tell(takahashi.staffId))[1]).toContain('ほかの職員を選んでください')
    expect((await tell(kato.staffId))[1]).toContain('同じ課・係の職員を選んでください')
    await enterAbsence('森大地', { staff: mori.staffId, from: '令和8年12月4日' })
    const [status, text] = await tell(mori.staffId)
    expect(status).toBe(422)
    expect(text).toContain('その間に不在があります')
  })
})

describe('渡す', () => {
  const hand = (to: Staff) =>
    house.db.transact((tx) => handTo(tx, house, takahashi, id, { to: to.staffId, reason: 'workload' }))

  test('同じ係の職員に渡すと、その人の担当になり、だれからだれへ、なぜかが経過に残る', async () => {
    expect(await hand(mori)).toBe(takahashi.staffId)
    expect((await house.db.read((tx) => findCase(tx, id)))?.assigneeId).toBe(mori.staffId)
    const { rows } = await sql<{ data: unknown }>`
      select data from procedures.case_events where application_id = ${id} and kind = 'handed_to'`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([{ data: { from: takahashi.staffId, to: mori.staffId, reason: 'workload' } }])
    await expect(hand(mori)).rejects.toMatchObject({ code: 'already_theirs' })
  })

  test('よその課の職員にも、受託者にも、その申請の世帯の職員にも渡せない', async () => {
    await expect(hand(kato)).rejects.toMatchObject({ code: 'not_a_colleague' })
    await expect(hand(await staffActor(house, '平野ゆい'))).rejects.toMatchObject({ code: 'not_a_colleague' })
    await sql`update people.staff set person_id = ${demoPersonId(1)} where id = ${mori.staffId}`.execute(
      house.db.kysely,
    )
    await expect(hand(mori)).rejects.toMatchObject({ code: 'own_case_of_colleague' })
    await sql`update people.staff set person_id = null where id = ${mori.staffId}`.execute(house.db.kysely)
  })
})
