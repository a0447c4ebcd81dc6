import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'
import { filed, filedPublic, moved, published } from './testing/filed.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let hanako: ReturnType<typeof browse>
let tadashi: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports] })
  app = testApp(house)
  hanako = browse(app, await signInAs(house, '佐藤花子'))
  tadashi = browse(app, await signInAs(house, '伊藤正'))
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const ofHanako = { reporter: satoHanako.personId }
const plain = (html: string) => html.replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const at = (number: string, more = '') => `/reports/${number}${more}`
const stateOf = async (number: string) =>
  (await sql<{ state: string }>`select state from reports.reports where number = ${number}`.execute(house.db.kysely))
    .rows[0]?.state
const read = async (number: string, who: Pick<typeof hanako, 'get'> = { get: async (path) => app.request(path) }) => {
  const answer = await who.get(at(number))
  return { status: answer.status, text: plain(await answer.text()) }
}

describe('レポートのページ', () => {
  test('公開した知らせは、答えも経過も担当の名前も、だれでも読める', async () => {
    const { id, number } = await filedPublic(house, ofHanako)
    await moved(house, id, { to: 'fixed', said: '灯具を取り替えました。' })
    const { text, status } = await read(number)
    expect(status).toBe(200)
    for (const words of [
      '街路灯がつかない',
      '公園の北側の街路灯がつきません',
      '灯具を取り替えました',
      '直りました',
      '光が丘二丁目',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/佐藤|花子/)
    expect(brotliCompressSync(await (await app.request(at(number))).text()).length).toBeLessThan(30_000)
  })

  test('確かめる前は、種類と場所と様子だけが読める。本人は自分の文を読める', async () => {
    const { number } = await filed(house, ofHanako)
    expect((await read(number)).text).not.toContain('公園の北側')
    const own = await read(number, hanako)
    expect(own.text).toContain('あなたのレポートです')
    expect(own.text).toContain('公園の北側')
  })

  test.each(['hidden', 'private'] as const)('%sのレポートは、本人のほかには、ないものと同じに見える', async (to) => {
    const { id, number } = await filedPublic(house, ofHanako)
    await published(house, id, to, 'personal-data')
    const others = await read(number)
    expect(others.status).toBe(404)
    expect(others.text).toBe((await read('M8-0000-0000-0')).text)
    expect((await read(number, tadashi)).status).toBe(404)
    const own = await read(number, hanako)
    expect(own.status).toBe(200)
    expect(own.text).toContain('公開していません')
    expect(own.text).toContain('個人の情報が写っている')
  })

  test('まとめたレポートは、まとめた先へつながる', async () => {
    const [root, other] = [await filedPublic(house), await filedPublic(house, ofHanako)]
    await moved(house, other.id, { to: 'duplicate', mergedInto: root.id })
    expect(await (await app.request(at(other.number))).text()).toContain(`href="/reports/${root.number}"`)
    expect((await read(root.number)).text).toContain('ほかに1件')
  })
})

describe('見守る、確かめる', () => {
  test('見守り、直ったことを一度だけ確かめ、見守るのをやめられる', async () => {
    const { id, number } = await filedPublic(house)
    const page = at(number)
    expect((await tadashi.submit(page, {}, `${page}/following`)).headers.get('location')).toBe(`${page}?said=followed`)
    await moved(house, id, { to: 'fixed', said: '直しました。' })
    await tadashi.submit(page, {}, `${page}/confirmation`)
    const seen = await read(number, tadashi)
    expect(seen.text).toContain('確かめていただきました')
    const { rows } = await sql`select from reports.steps where report_id = ${id} and kind = 'confirmed'`.execute(
      house.db.kysely,
    )
    expect(rows).toHaveLength(1)
    await tadashi.submit(page, {}, `${page}/following/end`)
    expect((await read(number, tadashi)).text).not.toContain('本当に直りましたか')
  })

  test('見守っていない人は、まだ直っていないと言えない', async () => {
    const { id, number } = await filedPublic(house)
    await moved(house, id, { to: 'fixed', said: '直しました。' })
    const fields = { words: 'まだです' }
    const page = at((await filedPublic(house)).number)
    const form = await tadashi.submit(page, fields, `${page}/following`)
    expect(form.status).toBe(303)
    const token = await tadashi.submit(page, fields, `${page}/following/end`)
    expect(token.status).toBe(303)
    const html = await (await tadashi.get(page)).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await tadashi.post(at(number, '/reopening'), {
      ...fields,
      csrf,
      idempotency_key: crypto.randomUUID(),
    })
    expect(answer.status).toBe(404)
    expect(await stateOf(number)).toBe('fixed')
  })

  test('まだ直っていないと知らせると、もう一度担当に届き、書いたことは公開されない', async () => {
    const { id, number } = await filedPublic(house, ofHanako)
    await moved(house, id, { to: 'fixed', said: '直しました。' })
    const page = at(number)
    const empty = await hanako.submit(page, { words: '' }, `${page}/reopening`)
    expect(empty.status).toBe(422)
    await hanako.submit(page, { words: '夜になると消えます' }, `${page}/reopening`)
    expect(await stateOf(number)).toBe('reopened')
    expect((await read(number)).text).not.toContain('夜になると')
  })

  test('30日が過ぎると開けず、どうすればよいかを言う', async () => {
    const { id, number } = await filedPublic(house, ofHanako)
    await moved(house, id, { to: 'fixed', said: '直しました。' })
    house.setNow('2027-01-02T10:00:01+09:00')
    const { text } = await read(number, browse(app, await signInAs(house, '佐藤花子')))
    expect(text).toContain('新しく知らせてください')
    expect(text).not.toContain('まだ直っていないと知らせる')
  })

  test('取り下げは、本人だけが、終わる前にできる', async () => {
    const { number } = await filedPublic(house, ofHanako)
    const page = at(number)
    expect(await (await tadashi.get(page)).text()).not.toContain(`${page}/end`)
    await hanako.submit(page, { to: 'cancelled' }, `${page}/end`)
    expect(await stateOf(number)).toBe('cancelled')
    expect(await (await hanako.get(page)).text()).not.toContain(`${page}/end"`)
  })
})

test('自分の番号ではない人が見守っても、知らせた人には関わらない', async () => {
  const { id, number } = await filedPublic(house, { reporter: itoTadashi.personId })
  await hanako.submit(at(number), {}, at(number, '/following'))
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from reports.followers where report_id = ${id}`.execute(house.db.kysely)
  expect(rows).toEqual([{ personId: satoHanako.personId }])
})
