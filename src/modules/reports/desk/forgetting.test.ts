import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PersonId } from '#platform/ids/index.ts'
import type { ReportId } from '../record/index.ts'
import { friday, openReportDesk, picture, type ReportDesk, sql, text } from './fixtures/report-desk.ts'
import { sweepForgetting } from './sweeps/forget.ts'

let desk: ReportDesk
let person: PersonId
beforeAll(async () => {
  desk = await openReportDesk()
  const [row] = await desk.read(sql<{ id: PersonId }>`select id from people.persons order by id limit 1`)
  if (row) person = row.id
})
beforeEach(() => desk.house.setNow(friday))
afterAll(() => desk.close())

const lastDay = '2031-11-27T10:00:00+09:00'
const after = '2031-11-29T10:00:00+09:00'
const filesOf = (photo: string) =>
  desk.read(sql<{ id: string }>`select id from platform.files where owner_id = ${photo}`)
const forget = async (at = after) => {
  desk.house.setNow(at)
  await sweepForgetting(desk.house)
}
/** Every place where it could still say who did it, in one look. */
const whoIn = (id: ReportId) =>
  desk.read(sql<{ what: string }>`
    select 'report' as what from reports.reports where id = ${id}
       and num_nonnulls(reporter_person_id, contact, description, place_text, assigned_to, looked_by) > 0
    union all select 'step' from reports.steps where report_id = ${id} and num_nonnulls(note, by_person, by_staff) > 0
    union all select 'assigned' from reports.steps where report_id = ${id} and kind = 'assigned' and details <> '{}'
    union all select 'photo' from reports.photos where report_id = ${id} and num_nonnulls(added_by_staff, looked_by) > 0
    union all select 'follower' from reports.followers where report_id = ${id}
    union all select 'merge' from reports.merges where report_id = ${id}`)

async function ended(publication: string): Promise<ReportId> {
  const id = await desk.file({ reporter: person, placeText: '佐藤さんの家の前' })
  expect((await desk.press(desk.nagai, id, 'look', { publication, reason: 'personal-data' }, '/look')).status).toBe(303)
  await desk.press(desk.nagai, id, 'notes', { inner: '内緒' })
  await desk.write(sql`insert into reports.followers (report_id, person_id, since) values (${id}, ${person}, now())`)
  const end = { to: 'no_action', reason: 'cannot-find', said: '佐藤さんに電話しました。', note: '近所の声' }
  expect((await desk.press(desk.nagai, id, 'state', end)).status).toBe(303)
  return id
}

test('保存の期間の最後の日まではあり、過ぎるとだれが何をしたかがどこにもなく、公開していない言葉も写真もない', async () => {
  const id = await ended('private')
  const photo = await desk.photograph(id)
  await forget(lastDay)
  expect((await desk.report(id))?.reporterPersonId).toBe(person)
  await forget()
  expect(await whoIn(id)).toEqual([])
  expect(await desk.report(id)).toMatchObject({ shownText: '', answer: null, shownTitle: '街路灯がつかない' })
  expect((await desk.steps(id)).every(({ said }) => said === null)).toBe(true)
  expect(await filesOf(photo)).toEqual([])
  const audit = await desk.read(sql`select 1 from platform.audit where action = 'reports.retention.forget'`)
  expect(audit.length).toBeGreaterThan(0)
})

test('公開した件は、みんなが読んだ言葉と写真だけが残り、元の写真は消える', async () => {
  const id = await desk.file({ reporter: person })
  const photo = await desk.photograph(id)
  await desk.press(desk.nagai, id, 'look', { publication: 'public' }, '/look')
  const covered = {
    show1: 'blurred',
    'photo1-left': '10',
    'photo1-top': '10',
    'photo1-width': '40',
    'photo1-height': '40',
  }
  const done = await desk.nagai.submit(
    `/staff/reports/${id}/look`,
    covered,
    `/staff/reports/${id}/photos/${photo}/look`,
  )
  expect(done.status).toBe(303)
  await desk.send(
    desk.nagai,
    id,
    'state',
    { to: 'fixed', said: '灯具を替えました。', showPhoto: 'yes' },
    await picture(),
  )
  const before = await filesOf(photo)
  const [row] = await desk.read(sql<{ file: string; shown: string }>`
    select file_id as file, shown_file_id as shown from reports.photos where id = ${photo}`)
  expect(before).toHaveLength(2)
  await forget()
  expect(await filesOf(photo)).toEqual([{ id: row?.shown }])
  expect(await whoIn(id)).toEqual([])
  const { number = '' } = (await desk.report(id)) ?? {}
  const page = await text(desk.app.request(`/reports/${number}`))
  expect(page).toContain('灯具を替えました。')
  expect(page).toContain(`/reports/photos/${photo}/`)
})

test('忘れた件にあとから書いたことも、隠した件の言葉も、次の回に消える', async () => {
  const id = await ended('public')
  await forget()
  expect((await desk.steps(id)).at(-1)?.said).toBe('佐藤さんに電話しました。')
  await desk.press(
    desk.nagai,
    id,
    'look',
    { publication: 'hidden', reason: 'personal-data', note: '名前があった' },
    '/look',
  )
  await forget()
  expect(await whoIn(id)).toEqual([])
  expect((await desk.steps(id)).every(({ said }) => said === null)).toBe(true)
  expect((await desk.report(id))?.answer).toBeNull()
})

test('まだ忘れていない件の経過は、だれも書きかえられず、消せない', async () => {
  const id = await ended('private')
  for (const change of [sql`said = null`, sql`by_staff = null`, sql`note = null`, sql`said = '別の文'`])
    await expect(desk.write(sql`update reports.steps set ${change} where report_id = ${id}`)).rejects.toThrow(
      'stays as it was written',
    )
  await forget()
  await expect(desk.write(sql`update reports.steps set note = '後から' where report_id = ${id}`)).rejects.toThrow(
    'stays as it was written',
  )
})

test('一回の件数には限りがあり、何度かに分けても全部を忘れる', async () => {
  await desk.write(sql`
    insert into reports.reports (number, kind, category, channel, position, shown_position, is_coarse, tile_x, tile_y, town, owner,
      description, shown_title, shown_text, reporter_person_id, office_id, state, state_since, publication, filed_at, changed_at, closed_at)
    select 'X-' || n, 'defect', 'street-lamp', 'web', point(139.63, 35.75), point(139.63, 35.75), false, 0, 0, '光が丘二丁目', 'ward',
      '電話は秘密', '街路灯', '', ${person}, (select office_id from reports.reports limit 1), 'cancelled', now(), 'private',
      '2025-01-01', '2025-01-01', '2025-01-01'
    from generate_series(1, 1250) n`)
  const left = () =>
    desk.read(
      sql<{
        n: number
      }>`select count(*)::int as n from reports.reports where number like 'X-%' and description is not null`,
    )
  await forget()
  expect((await left())[0]?.n).toBeGreaterThan(0)
  await forget()
  expect(await left()).toEqual([{ n: 0 }])
})

test('止めている間の投稿の停止は、件を忘れても残り、期間が過ぎると消える', async () => {
  const id = await ended('private')
  await desk.write(sql`
    insert into reports.blocks (person_id, report_id, reason, from_at, until_at, by_staff)
    values (${person}, ${id}, 'abuse', '2031-11-01', '2031-12-15', ${person})`)
  const blocks = () => desk.read(sql`select 1 from reports.blocks where report_id = ${id}`)
  await forget()
  expect(await blocks()).toHaveLength(1)
  await forget('2031-12-16T10:00:00+09:00')
  expect(await blocks()).toEqual([])
})
