import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReportDesk, picture, type ReportDesk, text, where } from './fixtures/report-desk.ts'

let desk: ReportDesk
beforeAll(async () => {
  desk = await openReportDesk()
})
afterAll(() => desk.close())

test('一覧は期限が近い順で、番号や言葉や町名で絞れる', async () => {
  const id = await desk.file()
  await desk.file({ category: 'road-hole', town: '豊玉北六丁目', description: '車道に穴があります。' })
  const page = await text(desk.nagai.get('/staff/reports'))
  expect(page).toContain('街路灯がつかない')
  const number = (await desk.report(id))?.number ?? ''
  expect(await text(desk.nagai.get(`/staff/reports?find=${number}`))).toContain(number)
  const words = await text(desk.nagai.get('/staff/reports?find=車道に穴'))
  expect(words).toContain('豊玉北六丁目')
  expect(words).not.toContain(number)
  expect(await text(desk.nagai.get('/staff/reports?town=豊玉北'))).not.toContain(number)
})

test('ほかの課の職員には、一覧にも、件のページにも、写真にもない', async () => {
  const id = await desk.file()
  const photo = await desk.photograph(id)
  const furukawa = await desk.signIn('古川大輔')
  expect(await text(furukawa.get('/staff/reports'))).not.toContain(`/staff/reports/${id}`)
  expect((await furukawa.get(`/staff/reports/${id}`)).status).toBe(404)
  expect((await furukawa.get(`/staff/reports/${id}/photos/${photo}/medium`)).status).toBe(404)
  expect((await desk.nagai.get(`/staff/reports/${id}/photos/${photo}/medium`)).status).toBe(200)
  const wada = await desk.signIn('和田千夏')
  expect((await wada.get(`/staff/reports/${id}`)).status).toBe(200)
})

test('状態を変えると、期限と経過と答えが変わる', async () => {
  const id = await desk.file()
  const moved = await desk.press(desk.nagai, id, 'state', { to: 'investigating', said: '現地を見に行きます。' })
  expect(where(moved)).toBe(`/staff/reports/${id}?done=moved`)
  expect(await desk.report(id)).toMatchObject({ state: 'investigating', version: 2 })
  const bare = await desk.press(desk.nagai, id, 'state', { to: 'fixed', said: '直しました。' })
  expect(bare.status).toBe(422)
  expect(await text(bare)).toContain('直した後の写真を付けるか')
  const done = await desk.send(desk.nagai, id, 'state', { to: 'fixed', said: '直しました。' }, await picture())
  expect(where(done)).toBe(`/staff/reports/${id}?done=moved`)
  expect(await desk.report(id)).toMatchObject({ state: 'fixed', answer: '直しました。' })
})

test('二人が同時に変えると、後の人は変わったところを見て、入れた文を失わない', async () => {
  const id = await desk.file()
  const open = await text(desk.komatsu.get(`/staff/reports/${id}`))
  await desk.press(desk.nagai, id, 'state', { to: 'planned', said: '部品を待っています。' })
  const form = new URLSearchParams([...formFields(open, `/staff/reports/${id}/state`)])
  form.set('to', 'no_action')
  form.set('reason', 'cannot-find')
  form.set('said', '見つかりませんでした。')
  const late = await desk.komatsu.post(`/staff/reports/${id}/state`, form)
  expect(late.status).toBe(409)
  const page = await text(late)
  expect(page).toContain('開いている間に変わったところ')
  expect(page).toContain('部品を待っています。')
  expect(page).toContain('見つかりませんでした。')
  expect((await desk.report(id))?.state).toBe('planned')
})

test('引き渡す先と理由がないと引き渡せず、渡すと期限が止まる', async () => {
  const id = await desk.file()
  const bare = await desk.press(desk.nagai, id, 'state', { to: 'handed_over' })
  expect(bare.status).toBe(422)
  await desk.press(desk.nagai, id, 'state', {
    to: 'handed_over',
    reason: 'other-body',
    body: 'power-company',
    reference: '受付 A-12',
    method: 'phone',
  })
  expect(await desk.report(id)).toMatchObject({ state: 'handed_over', body: 'power-company' })
  expect((await desk.report(id))?.pausedOn?.toString()).toBe('2026-11-27')
  expect((await desk.steps(id)).at(-1)?.note).toContain('受付 A-12')
})

function formFields(page: string, action: string): [string, string][] {
  const form = page.split(`action="${action}"`)[1]?.split('</form>')[0] ?? ''
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((hit) => [
    hit[1] ?? '',
    hit[2] ?? '',
  ])
}
