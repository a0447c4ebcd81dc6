import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formOf } from '#platform/testing/index.ts'
import type { ReportId } from '../record/index.ts'
import { friday, openReportDesk, picture, type ReportDesk, sql, text, where } from './fixtures/report-desk.ts'

let desk: ReportDesk
beforeAll(async () => {
  desk = await openReportDesk()
})
beforeEach(() => desk.house.setNow(friday))
afterAll(() => desk.close())

/** Fixed, public, answered, with a picture of how it is now that everybody sees. */
async function fixed(showPhoto = 'yes'): Promise<ReportId> {
  const id = await desk.file()
  await desk.press(desk.nagai, id, 'look', { publication: 'public' }, '/look')
  const fields = { to: 'fixed', said: '灯具を替えました。' }
  await desk.send(desk.nagai, id, 'state', showPhoto ? { ...fields, showPhoto } : fields, await picture())
  return id
}
const told = (id: ReportId) =>
  desk.read(sql<{ title: string; after: string; version: number }>`
    select title, after_text as after, version from reports.improvements where report_id = ${id}`)
const count = async (action: string, id: ReportId) =>
  (await desk.read(sql`select 1 from platform.audit where action = ${action} and subject_id = ${id}`)).length
const everybody = async () => text(desk.app.request('/reports/improvements'))

test('直して公開したレポートは、件のページで一度押すだけで改善の事例になり、その場で直すことも取り下げることもできる', async () => {
  const id = await fixed()
  const { number = '' } = (await desk.report(id)) ?? {}
  expect(await everybody()).not.toContain(number)
  const done = await desk.press(desk.nagai, id, 'improvement')
  expect(where(done)).toBe(`/staff/reports/${id}?done=improved`)
  expect(await everybody()).toContain(number)
  const page = await text(desk.nagai.get(where(done)))
  expect(page).toContain('改善の事例として公開しました。')
  expect(page).toContain(`href="/staff/reports/${id}/improvement"`)
  const withdrawn = await desk.nagai.submit(where(done), {}, `/staff/reports/${id}/improvement/removal`)
  expect(where(withdrawn)).toContain('done=improvementWithdrawn')
  expect(await everybody()).not.toContain(number)
  expect(where(await desk.press(desk.nagai, id, 'improvement'))).toContain('done=improved')
  expect(await count('reports.report.improve', id)).toBe(2)
  expect(await count('reports.report.withdraw_improvement', id)).toBe(1)
})

test('二度続けて押しても、二人が同時に押しても、事例は一つで、出来事も一つである', async () => {
  const id = await fixed()
  const path = `/staff/reports/${id}/improvement`
  const form = formOf(await text(desk.nagai.get(`/staff/reports/${id}`)), path)
  const others = formOf(await text(desk.komatsu.get(`/staff/reports/${id}`)), path)
  const answers = await Promise.all([
    desk.nagai.post(path, form),
    desk.nagai.post(path, form),
    desk.komatsu.post(path, others),
  ])
  expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
  expect(await told(id)).toEqual([{ title: '街路灯がつかない', after: '灯具を替えました。', version: 1 }])
  const events = await desk.read(
    sql`select 1 from platform.events where type = 'reports.improved' and subject_id = ${id}`,
  )
  expect(events).toHaveLength(1)
  expect(await count('reports.report.improve', id)).toBe(1)
})

test('公開していないもの、直していないもの、見せる写真のないものは、一度押しても事例にならない', async () => {
  const unseen = await fixed('')
  const page = await text(desk.nagai.get(`/staff/reports/${unseen}`))
  expect(page).not.toContain(`action="/staff/reports/${unseen}/improvement"`)
  expect(page).toContain('改善の事例にする')
  for (const id of [unseen, await desk.file()]) {
    const { version } = (await desk.report(id)) ?? {}
    const form = formOf(await text(desk.nagai.get(`/staff/reports/${id}`)), `/staff/reports/${id}/notes`)
    form.set('version', String(version))
    const answer = await desk.nagai.post(`/staff/reports/${id}/improvement`, form)
    expect(answer.status).toBe(422)
    expect(await told(id)).toEqual([])
  }
})

test('開いている間に答えや公開が変わったら、押しても公開しない', async () => {
  const id = await fixed()
  const path = `/staff/reports/${id}/improvement`
  const form = formOf(await text(desk.nagai.get(`/staff/reports/${id}`)), path)
  await desk.press(desk.komatsu, id, 'look', { publication: 'public', title: 'きれいになりました' }, '/look')
  expect((await desk.nagai.post(path, form)).status).toBe(422)
  expect(await told(id)).toEqual([])
})

test('事例の文は後から直せ、ほかの人が先に直したら、入れた文を残して断る', async () => {
  const id = await fixed()
  await desk.press(desk.nagai, id, 'improvement')
  const [page, path] = [`/staff/reports/${id}/improvement`, `/staff/reports/${id}/improvement/words`]
  const rest = { before: '消えていた。', after: '灯具を替えました。' }
  const late = formOf(await text(desk.komatsu.get(page)), path)
  const done = await desk.nagai.submit(page, { ...rest, title: '夜道が明るくなりました' }, path)
  expect(where(done)).toContain('done=improvementCorrected')
  expect(await everybody()).toContain('夜道が明るくなりました')
  for (const [name, value] of Object.entries({ ...rest, title: '電球を替えました' })) late.set(name, value)
  const refused = await desk.komatsu.post(path, late)
  expect(refused.status).toBe(422)
  const shown = await text(refused)
  expect(shown).toContain('value="電球を替えました"')
  expect(shown).toContain('夜道が明るくなりました')
  expect(await told(id)).toMatchObject([{ title: '夜道が明るくなりました', version: 2 }])
})

test('また壊れていると言われたレポートは、直るまで事例に出ない', async () => {
  const id = await fixed()
  await desk.press(desk.nagai, id, 'improvement')
  const { number = '' } = (await desk.report(id)) ?? {}
  await desk.press(desk.nagai, id, 'state', { to: 'reopened', said: 'もう一度見ます。' })
  expect(await everybody()).not.toContain(number)
  expect(await text(desk.nagai.get(`/staff/reports/${id}`))).toContain('いまは「改善した例」に出ていません')
})
