import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#platform/ids/index.ts'
import type { ReportId } from '../record/index.ts'
import { openReportDesk, type ReportDesk, sql, text, where } from './fixtures/report-desk.ts'

let desk: ReportDesk
let people: PersonId[]
beforeAll(async () => {
  desk = await openReportDesk()
  const rows = await desk.read(sql<{ id: PersonId }>`select id from people.persons order by id limit 3`)
  people = rows.map(({ id }) => id)
})
afterAll(() => desk.close())

const numberOf = async (id: ReportId) => (await desk.report(id))?.number ?? ''
const merge = async (from: ReportId, into: ReportId) =>
  desk.press(
    desk.nagai,
    from,
    'merge',
    { other: '', otherVersion: '', number: await numberOf(into), way: 'there' },
    '/merge',
  )
const undo = (id: ReportId) => desk.press(desk.nagai, id, 'unmerge', {}, '/merge')
const followersOf = async (id: ReportId) =>
  (
    await desk.read(
      sql<{
        person: PersonId
      }>`select person_id as person from reports.followers where report_id = ${id} order by person_id`,
    )
  ).map(({ person }) => person)

test('まとめると、知らせた方は先の件を見守り、外すと状態も見守る方も元に戻る', async () => {
  const [root, one] = [await desk.file({ reporter: people[0] }), await desk.file({ reporter: people[1] })]
  await desk.press(desk.nagai, one, 'state', {
    to: 'handed_over',
    reason: 'other-body',
    body: 'power-company',
  })
  const merged = await merge(one, root)
  expect(where(merged)).toBe(`/staff/reports/${root}?done=merged`)
  expect(await desk.report(one)).toMatchObject({ state: 'duplicate', mergedInto: root })
  expect(await followersOf(root)).toEqual([people[1]])
  expect((await desk.steps(root)).at(-1)?.kind).toBe('merged')
  expect(where(await undo(one))).toBe(`/staff/reports/${one}?done=unmerged`)
  expect(await desk.report(one)).toMatchObject({ state: 'handed_over', body: 'power-company', mergedInto: null })
  expect(await followersOf(root)).toEqual([])
})

test('まとめたものごと別の件にまとめると全部が新しい先を指し、外すと一緒に戻る', async () => {
  const [root, middle, leaf] = [
    await desk.file(),
    await desk.file({ reporter: people[0] }),
    await desk.file({ reporter: people[1] }),
  ]
  await merge(leaf, middle)
  await merge(middle, root)
  expect((await desk.report(leaf))?.mergedInto).toBe(root)
  expect(await followersOf(root)).toEqual([people[0], people[1]])
  await undo(middle)
  expect((await desk.report(middle))?.mergedInto).toBeNull()
  expect((await desk.report(leaf))?.mergedInto).toBe(middle)
  expect(await followersOf(root)).toEqual([])
  expect(await followersOf(middle)).toEqual([people[1]])
  await undo(leaf)
  expect(await followersOf(middle)).toEqual([])
})

test('輪になるまとめ方と、まとめた先へのまとめ方は、言葉で断る', async () => {
  const [a, b, c] = [await desk.file(), await desk.file(), await desk.file()]
  await merge(a, b)
  const circle = await desk.press(
    desk.nagai,
    b,
    'merge',
    { other: '', otherVersion: '', number: await numberOf(a), way: 'there' },
    '/merge',
  )
  expect(circle.status).toBe(422)
  expect(await text(circle)).toContain('輪になる')
  const chain = await merge(c, a)
  expect(await text(chain)).toContain('さらに別の件にまとめてあります')
  const self = await merge(c, c)
  expect(await text(self)).toContain('同じレポートどうし')
})

test('二人が同時に逆向きにまとめても、一つだけが通る', async () => {
  const [a, b] = [await desk.file(), await desk.file()]
  await Promise.all([
    desk.press(
      desk.nagai,
      a,
      'merge',
      { other: '', otherVersion: '', number: await numberOf(b), way: 'there' },
      '/merge',
    ),
    desk.press(
      desk.komatsu,
      b,
      'merge',
      { other: '', otherVersion: '', number: await numberOf(a), way: 'there' },
      '/merge',
    ),
  ])
  const merged = [await desk.report(a), await desk.report(b)].filter((one) => one?.mergedInto)
  expect(merged).toHaveLength(1)
})

test('近くの似たものが候補に出て、ほかの課のものは選べない', async () => {
  const place = { lat: 35.7401, lon: 139.6112 }
  const here = await desk.file({ place })
  const near = await desk.file({ place: { lat: 35.7402, lon: 139.6113 } })
  const waste = await desk.file({ category: 'dumping', place, town: '豊玉北六丁目' })
  const page = await text(desk.nagai.get(`/staff/reports/${here}/merge`))
  expect(page).toContain(await numberOf(near))
  expect(page).not.toContain(await numberOf(waste))
  expect(await text(await merge(here, waste))).toContain('この課にありません')
})
