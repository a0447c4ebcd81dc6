import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { text, where } from '../desk/fixtures/report-desk.ts'
import { company, openSite } from './fixtures/site.ts'

let site: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site?.close())

const done = { doneWords: '球が切れていた。LEDに替えた。', minutes: '３０', withoutPicture: '暗くて写らない' }

describe('きょうの作業', () => {
  test('班には、自分のものと、だれのものでもないものが、道順に並ぶ。同僚のものと会社のものは出ない', async () => {
    const far = { lat: 35.7795, lon: 139.63 }
    await site.order({ title: '遠くのベンチ', place: far, assignedTo: site.staffId('原田健太') })
    await site.order({ title: '近くの側溝', isUrgent: true })
    await site.order({ title: '同僚の看板', assignedTo: site.staffId('永井駿') })
    await site.order({ title: '会社の柵', employer: company })
    await site.order({ title: 'きのうの穴', plannedOn: site.house.clock.today().subtract({ days: 1 }) })
    await site.order({ title: 'あしたの枝', plannedOn: site.house.clock.today().add({ days: 1 }) })
    const page = await text(site.harada.get('/staff/work'))
    expect(page).not.toMatch(/同僚の看板|会社の柵/)
    const order = ['近くの側溝', '遠くのベンチ', 'きのうの穴', 'あしたの枝'].map((title) => page.lastIndexOf(title))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(page).toContain('次まで直線で2.2km')
    expect(page).toMatch(/href="geo:35\.759500,139\.630000\?q=/)
    expect(await text(site.ono.get('/staff/work'))).toMatch(/会社の柵/)
    expect(await text(site.ono.get('/staff/work'))).not.toMatch(/遠くのベンチ|近くの側溝/)
  })
})

describe('作業の記録', () => {
  test('はじめて、終わりましたと写真を送ると、レポートは直している状態になり、課の確認を待つ', async () => {
    const report = await site.file()
    const id = await site.order({ reportId: report })
    expect(where(await site.deed(site.harada, id, 'start'))).toContain('?done=start')
    expect((await site.report(report))?.state).toBe('in_progress')
    const sent = await site.deed(site.harada, id, 'done', { ...done, withoutPicture: '' }, [
      await site.picture(10),
      await site.picture(20),
    ])
    expect(where(sent)).toContain('?done=done')
    expect(await site.orderOf(id)).toMatchObject({ state: 'reported', outcome: done.doneWords, minutes: 30 })
    expect((await site.report(report))?.state).toBe('in_progress')
    const photos = await site.picturesOf(report)
    expect(photos.map(({ role, position, shownFileId }) => [role, position, shownFileId])).toEqual([
      ['after', 1, null],
      ['after', 2, null],
    ])
    expect((await site.steps(report)).filter(({ byKind }) => byKind === 'crew')).toHaveLength(1)
    const page = await text(site.harada.get(`/staff/work/${id}`))
    expect(page).toContain('終わりました（課が確かめています）')
  })

  test('写真もその理由もなければ受け付けず、打った言葉は残る', async () => {
    const id = await site.order()
    const answer = await site.deed(site.harada, id, 'done', { ...done, withoutPicture: '' })
    expect(answer.status).toBe(422)
    const page = await text(answer)
    expect(page).toContain('直した後の写真を付けるか')
    expect(page).toContain(done.doneWords)
    expect((await site.orderOf(id)).state).toBe('ordered')
  })

  test('写真と読めないものは断り、何も残さない', async () => {
    const id = await site.order()
    const count = () => site.read(sql<{ n: number }>`select count(*)::int as n from platform.files`)
    const before = await count()
    const answer = await site.deed(site.harada, id, 'done', done, [Buffer.from('no picture'), await site.picture(30)])
    expect(answer.status).toBe(422)
    expect((await site.orderOf(id)).state).toBe('ordered')
    expect(await count()).toEqual(before)
  })

  test('できなかったものは、理由とともに課へ戻り、レポートは調べている状態になる', async () => {
    const report = await site.file()
    const id = await site.order({ reportId: report })
    await site.deed(site.harada, id, 'unable', { reason: 'awaiting-parts', unableWords: '安定器がない' })
    expect((await site.orderOf(id)).state).toBe('unable')
    expect((await site.history(id)).at(-1)).toMatchObject({ reason: 'awaiting-parts', note: '安定器がない' })
    expect((await site.report(report))?.state).toBe('investigating')
    expect((await site.steps(report)).at(-1)?.note).toBe('部品や材料がそろわないため\n安定器がない')
    expect((await site.deed(site.harada, await site.order(), 'unable', { reason: 'abuse' })).status).toBe(422)
  })

  test('2人が同時に「はじめる」を押すと、後の人には、先に進んでいると言う', async () => {
    const id = await site.order()
    const presses = [await site.prepare(site.harada, id, 'start'), await site.prepare(site.nagai, id, 'start')]
    const [harada, nagai] = await Promise.all(presses.map((press) => press()))
    if (!harada || !nagai) throw new Error('two presses')
    expect(new Set([harada.status, nagai.status])).toEqual(new Set([303, 409]))
    const late = harada.status === 409 ? harada : nagai
    expect(await text(late)).toMatch(/課がこの指示を変えました|先に進めたか/)
    expect((await site.history(id)).filter(({ to }) => to === 'started')).toHaveLength(1)
  })

  test('取り消された後に終わりましたと送っても、言葉と写真は課に届き、状態は変わらない', async () => {
    const id = await site.order()
    const press = await site.prepare(site.harada, id, 'done', done, [await site.picture(50)])
    await site.write(sql`update reports.orders set state = 'cancelled', closed_at = ordered_at where id = ${id}`)
    const answer = await press()
    expect(where(answer)).toContain('?done=noted')
    expect(await text(site.harada.get(where(answer)))).toContain('言葉と写真は、課へ届けました')
    expect((await site.orderOf(id)).state).toBe('cancelled')
    expect((await site.history(id)).at(-1)).toMatchObject({ kind: 'noted', details: { after: '1' } })
    expect((await site.history(id)).at(-1)?.note).toContain(done.doneWords)
    expect(
      await site.read(sql`select 1 from reports.photos where order_id = ${id} and report_id is null`),
    ).toHaveLength(1)
  })

  test('続けて2度送っても1度になり、写真は増えない', async () => {
    const id = await site.order()
    const press = await site.prepare(site.harada, id, 'photos', {}, [await site.picture(60)])
    expect((await press()).status).toBe(303)
    expect((await press()).status).toBe(303)
    expect(await site.read(sql`select 1 from reports.photos where order_id = ${id}`)).toHaveLength(1)
  })

  test('気づいた別の不具合は、現場からの知らせとして受け持つ課に届く', async () => {
    const id = await site.order({ employer: company })
    const path = `/staff/work/${id}/found`
    const sent = await site.ono.submit(path, { category: 'street-lamp', words: '隣の柱も傾いています' }, path)
    expect(where(sent)).toContain('?done=found')
    const [filed] = await site.read(sql<{ channel: string; reporter: string | null }>`
      select channel, reporter_person_id as reporter from reports.reports where description = '隣の柱も傾いています'`)
    expect(filed).toEqual({ channel: 'crew', reporter: null })
  })
})
