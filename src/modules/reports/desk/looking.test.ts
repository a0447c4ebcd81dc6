import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportId } from '../record/index.ts'
import { openReportDesk, type ReportDesk, sql, text, where } from './fixtures/report-desk.ts'

let desk: ReportDesk
beforeAll(async () => {
  desk = await openReportDesk()
})
afterAll(() => desk.close())

const look = (id: ReportId, fields: Record<string, string>) => desk.press(desk.nagai, id, 'look', fields, '/look')
const shown = async (id: ReportId) =>
  (await desk.read(sql<{ title: string; text: string }>`select title, text from reports.shown where id = ${id}`))[0]
const shownPhotos = (id: ReportId) =>
  desk.read(
    sql<{ fileId: string; alt: string }>`select "fileId", alt from reports.shown_photos where "reportId" = ${id}`,
  )

test('見るまでは文が公開されず、見て公開すると出る。電話番号は書いても隠れたまま', async () => {
  const id = await desk.file()
  expect(await text(desk.nagai.get('/staff/reports?only=unlooked'))).toContain(`/staff/reports/${id}`)
  expect((await shown(id))?.text).toBe('')
  const done = await look(id, {
    title: '街路灯が消えている',
    text: '公園の北側です。03-3993-1111へ。',
    publication: 'public',
  })
  expect(where(done)).toBe(`/staff/reports/${id}/look?done=looked`)
  expect(await shown(id)).toEqual({ title: '街路灯が消えている', text: '公園の北側です。＊＊＊へ。' })
  expect(await text(desk.nagai.get('/staff/reports?only=unlooked'))).not.toContain(`/staff/reports/${id}`)
})

test('隠すには理由が要り、隠すとすぐに、みんなのものから消える', async () => {
  const id = await desk.file()
  const bare = await look(id, { publication: 'hidden' })
  expect(bare.status).toBe(422)
  expect(await text(bare)).toContain('隠す理由を選んでください')
  await look(id, { publication: 'hidden', reason: 'abuse' })
  expect(await shown(id)).toBeUndefined()
  expect((await desk.steps(id)).at(-1)).toMatchObject({ kind: 'published', reason: 'abuse' })
})

test('写真は、見てから、このままか、隠してか、公開しないかを1枚ずつ決める', async () => {
  const id = await desk.file()
  const photo = await desk.photograph(id)
  await look(id, { publication: 'public' })
  expect(await shownPhotos(id)).toEqual([])
  const decide = (fields: Record<string, string>) => desk.press(desk.nagai, id, `photos/${photo}/look`, fields, '/look')
  await decide({ show1: 'as-it-is', alt1: '消えた街路灯' })
  const [asItIs] = await shownPhotos(id)
  expect(asItIs?.alt).toBe('消えた街路灯')
  const bare = await decide({ show1: 'blurred' })
  expect(await text(bare)).toContain('隠すところを四角で囲んでください')
  await decide({
    show1: 'blurred',
    'photo1-left': '10',
    'photo1-top': '10',
    'photo1-width': '40',
    'photo1-height': '40',
  })
  const [blurred] = await shownPhotos(id)
  expect(blurred?.fileId).not.toBe(asItIs?.fileId)
  await decide({ show1: 'nobody' })
  expect(await shownPhotos(id)).toEqual([])
  const files = await desk.read(sql`select 1 from platform.files where owner_id = ${photo}`)
  expect(files).toHaveLength(1)
})

test('ほかの課の職員には、公開を決めるページもない', async () => {
  const id = await desk.file()
  const furukawa = await desk.signIn('古川大輔')
  expect((await furukawa.get(`/staff/reports/${id}/look`)).status).toBe(404)
})
