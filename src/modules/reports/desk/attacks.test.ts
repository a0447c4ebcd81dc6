import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import { formOf } from '#platform/testing/index.ts'
import { friday, openReportDesk, picture, type ReportDesk, sql, text, where } from './fixtures/report-desk.ts'

let desk: ReportDesk
beforeAll(async () => {
  desk = await openReportDesk()
})
beforeEach(() => desk.house.setNow(friday))
afterAll(() => desk.close())

test('写真の扱いを二人が決めるとき、先に「だれにも見せない」とした写真は、古いページからは公開されない', async () => {
  const id = await desk.file()
  const photo = await desk.photograph(id)
  const [page, path] = [`/staff/reports/${id}/look`, `/staff/reports/${id}/photos/${photo}/look`]
  const late = formOf(await text(desk.komatsu.get(page)), path)
  const first = await desk.nagai.submit(page, { show1: 'nobody' }, path)
  expect(first.status).toBe(303)
  late.set('show1', 'as-it-is')
  const refused = await desk.komatsu.post(path, late)
  expect(refused.status).toBe(422)
  expect(await text(refused)).toContain('ほかの人がこのレポートを変えました')
  expect(await desk.read(sql`select 1 from reports.photos where id = ${photo} and shown_file_id is not null`)).toEqual(
    [],
  )
  late.set('show1', 'blurred')
  for (const [name, value] of Object.entries({ left: '10', top: '10', width: '40', height: '40' }))
    late.set(`photo1-${name}`, value)
  expect((await desk.komatsu.post(path, late)).status).toBe(422)
  expect(await desk.read(sql`select 1 from platform.files where owner_id = ${photo}`)).toHaveLength(1)
})

test('担当を二人が同時に決めると、後の人は断られ、だれも知らないうちに担当を奪わない', async () => {
  const id = await desk.file()
  const [nagai, komatsu] = [await staffActor(desk.house, '永井駿'), await staffActor(desk.house, '小松理恵')]
  const path = `/staff/reports/${id}/assignment`
  const late = formOf(await text(desk.komatsu.get(`/staff/reports/${id}`)), path)
  await desk.press(desk.nagai, id, 'assignment', { assignee: nagai.staffId })
  late.set('assignee', komatsu.staffId)
  const refused = await desk.komatsu.post(path, late)
  expect(refused.status).toBe(422)
  expect(await text(refused)).toContain('ほかの人が担当を変えました')
  expect((await desk.report(id))?.assignedTo).toBe(nagai.staffId)
})

test('レポートを扱わない課へは、用紙を書きかえても送れない', async () => {
  const id = await desk.file()
  const before = await desk.report(id)
  const [row] = await desk.read(sql<{ key: string }>`
    select key from people.offices where key not in (select o.key from people.offices o join reports.reports r on r.office_id = o.id)
      and key like '%tax%' limit 1`)
  const wish = { category: 'street-lamp', owner: 'ward', office: row?.key ?? 'tax', note: '送ってみる' }
  const refused = await desk.press(desk.nagai, id, 'route', wish, '/route')
  expect(refused.status).toBe(422)
  expect(await text(refused)).toContain('課を選んでください')
  expect((await desk.report(id))?.officeId).toBe(before?.officeId)
})

test('ほかの課の番号と、ない番号は、まとめるときに同じ言葉で断る', async () => {
  const id = await desk.file()
  const other = await desk.report(await desk.file({ category: 'dumping' }))
  const say = async (number: string) => {
    const answer = await desk.press(desk.nagai, id, 'merge', { number, way: 'there', other: '' }, '/merge')
    expect(answer.status).toBe(422)
    return /class="wrong-text"[\s\S]*?<\/p>/.exec(await text(answer))?.[0]
  }
  const said = await say(other?.number ?? '')
  expect(said).toContain('この課にありません')
  await desk.write(sql`delete from reports.steps where report_id = ${other?.id}`)
  await desk.write(sql`delete from reports.reports where id = ${other?.id}`)
  expect(await say(other?.number ?? '')).toBe(said)
})

test('制御文字、とても長い言葉、壊れた文字は、欄で断られ、何も書かれない', async () => {
  const id = await desk.file()
  const count = async () => (await desk.steps(id)).length
  const before = await count()
  for (const inner of ['a\u0000b', '\u0007', '\ud800', 'あ'.repeat(4001)])
    expect((await desk.press(desk.nagai, id, 'notes', { inner }, '')).status).toBe(422)
  expect(await count()).toBe(before)
  const word = 'x'.repeat(4000)
  expect((await desk.press(desk.nagai, id, 'notes', { inner: word })).status).toBe(303)
})

test('古いページから写真を付けて送ると、入れた文は残り、写真だけを選び直す', async () => {
  const id = await desk.file()
  const path = `/staff/reports/${id}/state`
  const late = formOf(await text(desk.komatsu.get(`/staff/reports/${id}`)), path)
  await desk.press(desk.nagai, id, 'notes', { inner: '見に行った' })
  const body = new FormData()
  for (const [name, value] of late) body.append(name, value)
  body.set('to', 'fixed')
  body.set('said', '灯具を替えました。')
  body.set('photo', new File([Uint8Array.from(await picture())], 'after.png', { type: 'image/png' }))
  const refused = await desk.komatsu.upload(path, body)
  expect(refused.status).toBe(409)
  const page = await text(refused)
  expect(page).toContain('灯具を替えました。')
  expect(page).toContain('写真は、もう一度選んでください')
  expect(await desk.read(sql`select 1 from reports.photos where report_id = ${id}`)).toEqual([])
})

test('表に数式を入れられない。全角の記号や、空白の後の記号でも', async () => {
  const texts = ['=cmd|calc', '+1+1', '-2+3', '@SUM(A1)', '＝cmd|calc', '\t=1+1']
  for (const said of texts) {
    const id = await desk.file({ description: said, town: '早宮一丁目' })
    const done = await desk.press(desk.nagai, id, 'look', { text: said, publication: 'public' }, '/look')
    expect(where(done)).toContain('done=looked')
  }
  const csv = await text(desk.nagai.get(`/staff/reports/export?town=${encodeURIComponent('早宮一丁目')}`))
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell)
  expect(cells.length).toBeGreaterThan(100)
  expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([])
})
