import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { text } from '../desk/fixtures/report-desk.ts'
import { company, openSite } from './fixtures/site.ts'

let site: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site?.close())

const done = { doneWords: 'LEDに替えた。', minutes: '25' }
const key = () => crypto.randomUUID()
const photosOf = (id: string) =>
  site.read<{ role: string }>(sql`select role from reports.photos where order_id = ${id}`)

test('待っていた記録は、何度送られても1度になり、書いた時刻が残る', async () => {
  const id = await site.order()
  await site.send(site.harada, id, 'start', key())
  const sent = [
    site.harada,
    id,
    'done',
    key(),
    { ...done, written_at: '2026-11-27T00:40:00Z' },
    [await site.picture(10)],
  ] as const
  const [first, second] = await Promise.all([
    site.send(...(sent as unknown as Parameters<typeof site.send>)),
    site.send(...(sent as unknown as Parameters<typeof site.send>)),
  ])
  expect([first.status, second.status]).toEqual([200, 200])
  const { number } = await site.orderOf(id)
  expect(await first.json()).toEqual({ href: `/staff/work/${id}`, number })
  expect(await photosOf(id)).toEqual([{ role: 'after' }])
  const steps = (await site.history(id)).filter(({ to }) => to === 'reported')
  expect(steps).toHaveLength(1)
  expect(steps[0]?.details).toEqual({ after: '1', written: '2026-11-27T00:40:00Z' })
})

test('つながらない間に取り消されていたら、言葉と写真は課に届き、そうだと言う', async () => {
  const id = await site.order()
  await site.write(sql`update reports.orders set state = 'cancelled', closed_at = ordered_at where id = ${id}`)
  const answer = await site.send(site.harada, id, 'done', key(), done, [await site.picture(20)])
  expect(await answer.json()).toMatchObject({ isChanged: true })
  expect((await site.history(id)).at(-1)).toMatchObject({ kind: 'noted', details: { after: '1' } })
  expect(await photosOf(id)).toHaveLength(1)
  expect((await site.orderOf(id)).state).toBe('cancelled')
})

test('足りないもののある記録や読めない写真でも、書いた言葉はなくならない', async () => {
  const id = await site.order()
  const answer = await site.send(site.harada, id, 'done', key(), { doneWords: '途中まで' }, [Buffer.from('no picture')])
  expect(await answer.json()).toMatchObject({ isChanged: true })
  expect((await site.history(id)).at(-1)?.note).toContain('途中まで')
  expect((await site.orderOf(id)).state).toBe('ordered')
  expect(await photosOf(id)).toEqual([])
})

test('ほかの人が書いたものは、いまサインインしている人の名では受け取らない', async () => {
  const id = await site.order()
  const { owner } = (await (await site.nagai.get('/staff/work/outbox/ready')).json()) as { owner: string }
  const answer = await site.send(site.harada, id, 'start', key(), { owner })
  expect(answer.status).toBe(401)
  expect((await site.orderOf(id)).state).toBe('ordered')
})

test('ほかの会社に移った作業の記録は受け取らず、電話に残すように言う', async () => {
  const id = await site.order({ employer: 'ほかの見本株式会社' })
  const answer = await site.send(site.ono, id, 'start', key())
  expect(answer.status).toBe(422)
  expect(await answer.json()).toEqual({ problem: 'gone', fix: '/staff/work' })
})

test('持っていくのは自分の一覧にあるものだけで、区の日が終わるまで。時刻つきの知らせが画面に入る', async () => {
  const mine = await site.order({ employer: company })
  const others = await site.order({ employer: 'ほかの見本株式会社' })
  const kit = (await (await site.ono.get('/staff/work/kit')).json()) as {
    lasts: number
    pages: { at: string; from: string }[]
  }
  const paths = kit.pages.map(({ at }) => at)
  expect(paths).toContain(`/staff/work/${mine}`)
  expect(paths).not.toContain(`/staff/work/${others}`)
  expect(paths.every((path) => path.startsWith('/staff/work'))).toBe(true)
  // 10:00 to midnight in Tokyo
  expect(Math.round(kit.lasts / 3_600_000)).toBe(14)
  const page = await text(site.ono.get(kit.pages[0]?.from ?? ''))
  expect(page).toContain('接続がありません。10時に持ってきたものです。')
})
