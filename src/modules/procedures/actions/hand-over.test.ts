import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findOffice } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId } from '#platform/ids/index.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { casePolicy } from '../desk-policies.ts'
import { findCase } from '../store/desk/cases.ts'
import { findDispatch } from '../store/desk/dispatches.ts'
import { filedCase } from '../testing/filed-case.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { confirmDecision, proposeDecision } from './desk/decide.ts'
import { takeCase } from './desk/handle-case.ts'
import { handOver, nextHandOver } from './hand-over.ts'
import { startApplication } from './start.ts'

let office: Office
let certificates: OfficeId
beforeAll(async () => {
  office = await openOffice()
  certificates = await officeId('certificates')
})
afterAll(() => office?.close())

const act = <T>(work: (tx: Tx) => Promise<T>) => office.house.db.transact(work)
const run = (statement: ReturnType<typeof sql>) => statement.execute(office.house.db.kysely)
const officeId = async (key: string): Promise<OfficeId> => {
  const found = await act((tx) => findOffice(tx, key, office.house.clock.today()))
  if (!found) throw new Error(`no office ${key}`)
  return found.id
}
const row = async (id: Id<'application'>) => {
  const found = await act((tx) => findCase(tx, id))
  if (!found) throw new Error('no case')
  return found
}
const eventsOf = async (id: Id<'application'>) => {
  const { rows } = await sql<{ kind: string }>`
    select kind from procedures.case_events where application_id = ${id}
      and kind in ('reorganised', 'handed_over', 'back_to_queue') order by at, id`.execute(office.house.db.kysely)
  return rows.map(({ kind }) => kind)
}
const taken = async (name = '高橋真', by?: Staff) => {
  const { id, resident } = await filedCase(office.house, '佐藤花子')
  const clerk = by ?? (await staffActor(office.house, name))
  await act((tx) => takeCase(tx, office.house, clerk, id))
  return { id, resident, clerk }
}

describe('担当者が4月1日に異動したら', () => {
  beforeEach(async () => {
    office.house.setNow('2027-03-31T23:59:59+09:00')
    await run(
      sql`update people.posts set valid_to = null where office_id = ${certificates} and valid_to = '2027-04-01'`,
    )
  })
  const leave = (name: string) =>
    run(sql`update people.posts set valid_to = '2027-04-01' where office_id = ${certificates} and staff_id =
      (select id from people.staff where name = ${name})`)

  test('日付が変わるまでは何も動かず、変わると課の未担当に戻り、次の担当が引き受けられる', async () => {
    const { id } = await taken()
    await leave('高橋真')
    await handOver(office.house)
    expect(await row(id)).toMatchObject({ state: 'in_review' })
    expect(await act((tx) => nextHandOver(tx, office.house.clock.now()))).toMatchObject({
      at: Temporal.Instant.from('2027-04-01T00:00:00+09:00'),
    })
    office.house.setNow('2027-04-01T00:00:00+09:00')
    await handOver(office.house)
    await handOver(office.house)
    expect(await row(id)).toMatchObject({ state: 'submitted', assigneeId: null })
    expect(await eventsOf(id)).toEqual(['back_to_queue'])
    const mori = await staffActor(office.house, '森大地')
    expect(await act((tx) => takeCase(tx, office.house, mori, id))).toEqual({ ok: true })
    await leave('森大地')
  })

  test('引継先に名前のある職員へ移り、経過と記録に残る', async () => {
    const { id, clerk } = await taken()
    const mori = await staffActor(office.house, '森大地')
    await leave('高橋真')
    await run(
      sql`insert into people.hand_overs values (${clerk.staffId}, ${certificates}, '2027-04-01', ${mori.staffId})`,
    )
    office.house.setNow('2027-04-01T00:00:00+09:00')
    await handOver(office.house)
    expect(await row(id)).toMatchObject({ state: 'in_review', assigneeId: mori.staffId })
    expect(await eventsOf(id)).toEqual(['handed_over'])
    const { rows } = await sql<{ task: string; ids: object }>`
      select task, ids from platform.audit where action = 'procedures.case.hand_over'`.execute(office.house.db.kysely)
    expect(rows).toEqual([{ task: 'procedures.hand-over', ids: { from: clerk.staffId, to: mori.staffId } }])
    await run(sql`delete from people.hand_overs`)
  })

  test('案を作ったあとの異動では、案は残り、決定は二人目がする', async () => {
    const { id, clerk } = await taken()
    await act((tx) => proposeDecision(tx, office.house, clerk, id, { outcome: 'issue' }))
    await leave('高橋真')
    office.house.setNow('2027-04-01T00:00:00+09:00')
    await handOver(office.house)
    expect(await row(id)).toMatchObject({ state: 'proposed', assigneeId: null })
    const tanaka = await staffActor(office.house, '田中美咲')
    await act((tx) => confirmDecision(tx, office.house, tanaka, id))
    expect((await row(id)).state).toBe('issuing')
  })

  test('きのう職を離れた人は、きのう開いた画面からも決定できない', async () => {
    const { id, clerk } = await taken()
    await act((tx) => proposeDecision(tx, office.house, clerk, id, { outcome: 'issue' }))
    const tanaka = browse(office.app, await staffSignInAs(office.house, '田中美咲'))
    const opened = await (await tanaka.get(`/staff/cases/${id}`)).text()
    const action = `/staff/cases/${id}/confirmation`
    expect(opened).toContain(action)
    const fields = Object.fromEntries(
      [...opened.matchAll(/name="(csrf|idempotency_key)" value="([^"]+)"/g)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>
    await leave('田中美咲')
    office.house.setNow('2027-04-01T00:00:00+09:00')
    const answer = await tanaka.post(action, fields)
    expect([303, 403]).toContain(answer.status)
    if (answer.status === 303) expect(answer.headers.get('location')).toContain('sign-in')
    expect((await row(id)).state).toBe('proposed')
    await expect(staffActor(office.house, '田中美咲')).rejects.toThrow('no post')
  })
})

describe('課が廃止されたら', () => {
  const found = async (key: string, name: string) =>
    run(sql`insert into people.offices (key, name, name_kana, name_english, kind, organ, parent_name, phone, valid_from)
      values (${key}, ${name}, 'か', 'Section', 'section', 'head', '区民部', '03-0000-0000', '2027-07-01')
      on conflict do nothing`)
  const end = (key: string) => run(sql`update people.offices set valid_to = '2027-07-01' where key = ${key}`)
  const succeed = (key: string, by: string, procedure: string | null = null) =>
    run(sql`insert into people.office_successions
      select old.id, new.id, ${procedure} from people.offices old, people.offices new
      where old.key = ${key} and new.key = ${by}`)

  test('未了の事案と棚の書類は引き継ぐ課へ移り、終わった事案には元の課の名前が残り、なくなった仕事はない', async () => {
    office.house.setNow('2027-06-30T23:59:59+09:00')
    await run(
      sql`update people.posts set valid_to = null where office_id = ${certificates} and valid_to = '2027-04-01'`,
    )
    const { id: open, resident } = await taken()
    const { id: waiting } = await filedCase(office.house, '山本蓮', { delivery: 'counter' })
    const tanaka = await staffActor(office.house, '田中美咲')
    const mori = await staffActor(office.house, '森大地')
    await act((tx) => takeCase(tx, office.house, mori, waiting))
    await act((tx) => proposeDecision(tx, office.house, mori, waiting, { outcome: 'issue' }))
    await act((tx) => confirmDecision(tx, office.house, tanaka, waiting))
    const { id: done } = await taken('森大地')
    await act((tx) => proposeDecision(tx, office.house, mori, done, { outcome: 'refuse', reason: '対象外です。' }))
    await act((tx) => confirmDecision(tx, office.house, tanaka, done))
    await office.settle()
    const { id: draft } = await act((tx) =>
      startApplication(tx, office.house, resident, { procedure: 'residence-certificate', lang: 'ja' }),
    )
    await found('certificates-new', '証明センター')
    await end('certificates')

    // 引き継ぎ先がまだない
    office.house.setNow('2027-07-01T00:00:00+09:00')
    await handOver(office.house)
    const suzuki = browse(office.app, await staffSignInAs(office.house, '鈴木一'))
    const problem = await (await suzuki.get('/staff/hand-overs')).text()
    expect(problem).toContain('証明係')
    expect(problem).toContain('住民票の写し')
    expect((await row(open)).officeId).toBe(certificates)

    await succeed('certificates', 'certificates-new')
    await handOver(office.house)
    await handOver(office.house)
    const to = await officeId('certificates')
    expect([(await row(open)).officeId, (await row(waiting)).officeId, (await row(done)).officeId]).toEqual([
      to,
      to,
      certificates,
    ])
    expect(await row(open)).toMatchObject({ state: 'submitted', assigneeId: null })
    expect(await eventsOf(open)).toEqual(['reorganised', 'back_to_queue'])
    expect(await eventsOf(done)).toEqual([])
    const { rows } = await sql<{ id: Id<'dispatch'>; draft: OfficeId }>`
      select d.id, (select office_id from procedures.applications where id = ${draft}) as draft
      from procedures.dispatches d where application_id = ${waiting}`.execute(office.house.db.kysely)
    expect(rows[0]?.draft).toBe(to)
    expect(await act((tx) => (rows[0] ? findDispatch(tx, rows[0].id) : Promise.resolve(undefined)))).toMatchObject({
      officeId: to,
    })
    expect(await (await suzuki.get('/staff/hand-overs')).text()).toContain('引き継ぎ先のない事案はありません')

    const hanako = await office.visit('佐藤花子')
    const course = (await (await hanako.get(`/applications/${open}`)).text()).replace(/<rt>.*?<\/rt>|<[^>]+>/g, '')
    expect(course).toContain('区民部 証明センターが担当しています')

    // 引き継いだ課の職員は、前の課の終わった事案も見られる
    await run(sql`insert into people.posts (staff_id, office_id, role, valid_from)
      values (${mori.staffId}, ${to}, 'clerk', '2027-07-01')`)
    const moved = await staffActor(office.house, '森大地')
    expect([await row(open), await row(done)].map((one) => casePolicy.may(moved, one))).toEqual([true, true])
    await act((tx) => takeCase(tx, office.house, moved, open))
    const desk = browse(office.app, await staffSignInAs(office.house, '森大地'))
    expect(await (await desk.get(`/staff/cases/${open}`)).text()).toContain(
      '組織改正により、引き継ぐ課へ（証明センター）',
    )
  })
})

describe('兼務の職員', () => {
  test('両方の課の受付箱が見え、片方の職が終われば片方だけになる', async () => {
    office.house.setNow('2026-12-02T10:00:00+09:00')
    const [one, two] = [await filedCase(office.house, '山本蓮'), await filedCase(office.house, '小林和子')]
    const other = await officeId('insurance-pension')
    await run(sql`update procedures.applications set office_id = ${other} where id = ${two.id}`)
    const seenBy = async () => {
      const html = await (await browse(office.app, await staffSignInAs(office.house, '森大地')).get('/staff')).text()
      return [one.id, two.id].map((id) => html.includes(`/staff/cases/${id}`))
    }
    expect(await seenBy()).toEqual([true, false])
    await run(sql`insert into people.posts (staff_id, office_id, role, valid_from, valid_to)
      select id, ${other}, 'clerk', '2026-12-02', '2026-12-03' from people.staff where name = '森大地'`)
    expect(await seenBy()).toEqual([true, true])
    office.house.setNow('2026-12-03T00:00:00+09:00')
    expect(await seenBy()).toEqual([true, false])
  })
})

describe('執行機関の壁', () => {
  test('教育委員会の職員には、区長の事案は、理由を言っても存在しない', async () => {
    const murakami = await staffActor(office.house, '村上彩')
    expect(murakami.organs).toEqual(['board-of-education'])
    const { id } = await filedCase(office.house, '伊藤正')
    expect(casePolicy.may(murakami, await row(id))).toBe(false)
    const desk = browse(office.app, await staffSignInAs(office.house, '村上彩'))
    expect((await desk.get(`/staff/cases/${id}?reason=supervision`)).status).toBe(404)
  })
})
