import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { isBlocked } from './index.ts'
import { friday, openReportDesk, type ReportDesk, sql, text, where } from './fixtures/report-desk.ts'
import { sweepRecurring } from './sweeps/recurring.ts'

let desk: ReportDesk
let person: PersonId
beforeAll(async () => {
  desk = await openReportDesk()
  const [row] = await desk.read(sql<{ id: PersonId }>`select id from people.persons order by id limit 1`)
  if (row) person = row.id
})
beforeEach(() => desk.house.setNow(friday))
afterAll(() => desk.close())

test('種類を変えると課と期限が変わり、前の課からは見えなくなる', async () => {
  const id = await desk.file()
  const moved = await desk.press(
    desk.nagai,
    id,
    'route',
    { category: 'dumping', owner: 'ward', note: 'ごみだった' },
    '/route',
  )
  expect(where(moved)).toBe('/staff/reports?done=routed')
  const report = await desk.report(id)
  expect(report).toMatchObject({ category: 'dumping', assignedTo: null })
  expect((await desk.nagai.get(`/staff/reports/${id}`)).status).toBe(404)
  const furukawa = await desk.signIn('古川大輔')
  expect(await text(furukawa.get(`/staff/reports/${id}`))).toContain('ごみだった')
})

test('投稿を止めた方は、止めている間だけ止まり、記録が残る', async () => {
  const id = await desk.file({ reporter: person })
  const done = await desk.press(desk.nagai, id, 'block', { reason: 'abuse', days: '30' }, '/block')
  expect(where(done)).toBe(`/staff/reports/${id}?done=blocked`)
  const until = (at: string) => desk.house.db.read((tx) => isBlocked(tx, person, Temporal.Instant.from(at)))
  expect(await until('2026-12-20T00:00:00Z')).toBeDefined()
  expect(await until('2026-12-30T00:00:00Z')).toBeUndefined()
  const audit = await desk.read(
    sql`select 1 from platform.audit where action = 'reports.block.make' and person_id = ${person}`,
  )
  expect(audit).toHaveLength(1)
  const list = await text(desk.nagai.get('/staff/reports/blocks'))
  const removal = /\/staff\/reports\/blocks\/[\w-]+\/removal/.exec(list)?.[0] ?? ''
  await desk.nagai.submit('/staff/reports/blocks', {}, removal)
  expect(await until('2026-12-20T00:00:00Z')).toBeUndefined()
})

test('電話で聞いたことは、名前なしで入り、連絡先は封をして残る', async () => {
  const done = await desk.nagai.submit('/staff/reports/new', {
    channel: 'phone',
    category: 'street-lamp',
    town: '光が丘二丁目',
    description: '北口の街路灯がつかない。',
    contact: '03-0000-0000',
  })
  const path = where(done).split('?')[0] ?? ''
  const [row] = await desk.read(
    sql<{ contact: Buffer; channel: string; person: string | null }>`
      select contact, channel, reporter_person_id as person from reports.reports where id = ${path.split('/').at(-1)}`,
  )
  expect(row).toMatchObject({ channel: 'phone', person: null })
  expect(row?.contact.toString()).not.toContain('03-0000')
  expect(await text(desk.nagai.get(path))).toContain('03-0000-0000')
})

test('表には人の名前も連絡先もなく、数式にもならない', async () => {
  const id = await desk.file({ reporter: person, description: '=cmd|calc' })
  await desk.press(desk.nagai, id, 'look', { text: '=cmd|calc', publication: 'public' }, '/look')
  const file = await desk.nagai.get('/staff/reports/export?kind=street-lamp')
  expect(file.headers.get('content-type')).toContain('text/csv')
  const csv = await file.text()
  expect(csv).toContain((await desk.report(id))?.number)
  expect(csv).toContain("'=cmd")
  expect(csv).not.toContain('03-3993-1111')
  const audit = await desk.read(sql`select 1 from platform.audit where action = 'reports.board.export'`)
  expect(audit).toHaveLength(1)
})

test('同じ種類が30mの中で3回あったところと、多い町が見える', async () => {
  const at = (lat: number) => desk.file({ category: 'road-hole', place: { lat, lon: 139.6012 }, town: '大泉町一丁目' })
  await at(35.7701)
  await at(35.77015)
  await at(35.7702)
  await at(35.7751)
  await sweepRecurring(desk.house)
  const spots = await desk.read(sql<{ n: number }>`select n from reports.recurring where category = 'road-hole'`)
  expect(spots).toEqual([{ n: 3 }])
  expect(await text(desk.nagai.get('/staff/reports/recurring'))).toContain('大泉町一丁目')
  expect(await text(desk.nagai.get('/staff/reports/heat?month=2026-11'))).toContain('大泉町一丁目')
  expect(await text(desk.nagai.get('/staff/reports/heat?month=2026-10'))).not.toContain('大泉町一丁目')
})

test('まだ見ていないものと期限が過ぎたものは、待っているものの一覧に出る', async () => {
  await desk.file({ town: '関町北一丁目' })
  desk.house.setNow('2026-12-20T10:00:00+09:00')
  const room = desk.house.modules.find(({ name }) => name === 'reports')
  const manager = await staffActor(desk.house, '高木正夫')
  const awaits = await desk.house.db.read(async (tx) => room?.awaits?.(tx, manager, desk.house))
  expect(awaits?.map(({ title }) => title)).toEqual(['まだ見ていないレポート', '期限が過ぎたレポート'])
  const nagai = await staffActor(desk.house, '永井駿')
  const id = await desk.file()
  await desk.press(desk.nagai, id, 'assignment', { assignee: nagai.staffId })
  const open = await desk.house.db.read(async (tx) => room?.openWork?.(tx, [nagai.staffId]))
  expect(open?.get(nagai.staffId)).toBe(1)
})
