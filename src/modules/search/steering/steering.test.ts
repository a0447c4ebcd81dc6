import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { staffActor } from '#modules/people/fixtures.ts'
import { createDatabase, sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { search } from '../index.ts'
import { townPaper, written } from '../testing/town-paper.ts'
import { findDocuments } from '../finding/find.ts'
import { addSynonym, changeSynonym } from './actions/synonyms.ts'
import { pin } from './actions/pins.ts'

const paper = townPaper()
let house: TestHouse
/** A second process over the same database. */
let other: House
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, search, paper.module] })
  other = { ...house, db: createDatabase(house.db.url, silentLog) }
  app = testApp(house)
})
afterAll(async () => {
  await other.db.close()
  await house.close()
})
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await print(
    written('sodai-gomi', '粗大ごみを出す', { summary: '大きなごみは申し込んでから出します。' }),
    written('gomi-bunbetsu', 'ごみの分け方と出し方'),
    written('dogs', '犬の登録'),
  )
  await sql`delete from search.pins`.execute(house.db.kysely)
})

async function print(...documents: Parameters<typeof paper.print>): Promise<void> {
  paper.print(...documents)
  paper.turn()
  await settle(house)
}
const as = async (name: string) => browse(app, await staffSignInAs(house, name))
const chinatsu = () => as('和田千夏')
const text = async (answer: Response | Promise<Response>) => (await answer).text()
const titles = async (query: string, at: House = house) =>
  (await findDocuments(at, { query, lang: 'ja', page: 1 })).documents.map(({ title }) => title)
const audited = async (action: string) => {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from platform.audit where action = ${action} order by at desc`.execute(house.db.kysely)
  return rows.map(({ id }) => id)
}
const effect = (words: string, leadsTo: string, more = '') =>
  `/staff/search/synonyms/effect?${new URLSearchParams({ kind: leadsTo === '' ? 'same' : 'leads', words, leadsTo })}${more}`
const save = async (words: string, leadsTo: string, reason = '窓口でよく聞かれるから') =>
  (await chinatsu()).submit(effect(words, leadsTo), { reason }, '/staff/search/synonyms')

describe('言いかえ', () => {
  test('足すと、次の検索から、どのプロセスでも使われる。だれが、なぜ、いつ決めたかが残る', async () => {
    expect([await titles('ヰヱヲ'), await titles('ヰヱヲ', other)]).toEqual([[], []])
    const answer = await save('ヰヱヲ', '犬の登録')
    expect(answer.headers.get('location')).toBe('/staff/search/synonyms?done=saved')
    expect([(await titles('ヰヱヲ'))[0], (await titles('ヰヱヲ', other))[0]]).toEqual(['犬の登録', '犬の登録'])
    const list = await text((await chinatsu()).get('/staff/search/synonyms?word=ヰヱヲ'))
    for (const said of ['ヰヱヲ', '窓口でよく聞かれるから', '和田千夏']) expect(list).toContain(said)
    expect(await audited('search.synonym.add')).toHaveLength(1)
  })

  test('保存の前に、試験の問いでの前と後が出る。取り分けた問いは数字だけで、言葉は出ない', async () => {
    const page = await text((await chinatsu()).get(effect('ゴミ、ヱヱヰ', '')))
    expect(page).toMatch(/人が答えを決めた\d+の問い/)
    expect(page).toMatch(/見てよい問い（\d+）/)
    expect(page).toMatch(/取り分けた問い（\d+）/)
    expect(page).toContain('MRR@10')
    expect((await titles('ヱヱヰ')).length).toBe(0)
  })

  test('よくなる問いと悪くなる問いが、言葉で出る', async () => {
    const page = await text((await chinatsu()).get(effect('壊れた箪笥', '粗大ごみ')))
    expect(page).toContain('どの問いの答えも変わりません')
    await print(written('sodai-gomi', '申込みの窓口', { subject: 'page:sodai-gomi' }))
    const better = await text((await chinatsu()).get(effect('ゴミ 大きい', '申込みの窓口')))
    expect(better).toMatch(/よくなる問い（\d+）/)
    expect(better).toContain('<li>ゴミ 大きい</li>')
  })

  test('効き目を見ていないものは、保存されない。見てから言葉を変えても、もう一度測る', async () => {
    const visitor = await chinatsu()
    const form = await visitor.submit(
      effect('ヲヲヰ', '犬の登録'),
      { reason: '理由', words: 'ヲヲヱ' },
      '/staff/search/synonyms',
    )
    expect(form.status).toBe(422)
    expect(await text(form)).toContain('保存の前に、効き目を測ってください')
    expect(await titles('ヲヲヱ')).toEqual([])
    const without = await visitor.submit(effect('ヲヲヰ', '犬の登録'), { reason: '' }, '/staff/search/synonyms')
    expect(without.status).toBe(422)
    expect(await text(without)).toContain('ヲヲヰ')
  })

  test.each([
    ['言葉が1つだけ', 'ごみ', '', '2つ以上'],
    ['同じ言葉の書き方ちがい', 'ごみ、ゴミ', '', '2つ以上'],
    ['導く先がない', 'ごみ', ' ', '導く先の言葉'],
    ['導くのに言葉が2つ', 'ごみ、塵', '粗大ごみ', '1つだけ'],
    ['文字がない', '！！、？？', '', '文字か数字'],
    ['長すぎる', `${'あ'.repeat(41)}、い`, '', '40文字'],
  ])('使えない書き方は断り、打ったものは残す：%s', async (_what, words, leadsTo, said) => {
    const answer = await (await chinatsu()).get(effect(words, leadsTo))
    expect(answer.status).toBe(422)
    const page = await text(answer)
    expect(page).toContain(said)
    expect(page).toContain(words.split('、')[0])
  })

  test('直すと版が増え、終えると使われない。前の版も理由も残る', async () => {
    await save('ヰヰヱ', '犬の登録')
    const [id = ''] = await audited('search.synonym.add')
    const visitor = await chinatsu()
    const changed = await visitor.submit(
      effect('ヰヲヰ', '犬の登録', `&id=${id}&version=1`),
      { reason: '言い方がちがった' },
      '/staff/search/synonyms',
    )
    expect(changed.status).toBe(303)
    expect([(await titles('ヰヲヰ'))[0], await titles('ヰヰヱ')]).toEqual(['犬の登録', []])
    const ended = await visitor.submit(
      `/staff/search/synonyms/effect?id=${id}&version=2&ends=yes`,
      { reason: '使われない' },
      '/staff/search/synonyms',
    )
    expect(ended.headers.get('location')).toContain('done=ended')
    expect(await titles('ヰヲヰ')).toEqual([])
    const page = await text(visitor.get(`/staff/search/synonyms/${id}`))
    for (const said of ['ヰヰヱ', '言い方がちがった', '使われない', '終わっています']) expect(page).toContain(said)
  })

  test('二人が同時に直すと、後の人に知らせ、どちらの言葉も失わない', async () => {
    const staff = await staffActor(house, '和田千夏')
    const rule = { kind: 'leads', words: ['ぽち手帳'], leadsTo: ['犬の登録'] } as const
    const added = await house.db.transact((tx) => addSynonym(tx, house, staff, { rule, reason: '理由' }))
    if (!added.ok) throw new Error('not added')
    const change = () =>
      house.db.transact((tx) => changeSynonym(tx, house, staff, { id: added.id, version: 1, rule, reason: '直す' }))
    const both = await Promise.all([change(), change()])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const late = await (await chinatsu()).get(effect('たま手帳', '犬の登録', `&id=${added.id}&version=1`))
    expect(late.status).toBe(422)
    const page = await text(late)
    expect(page).toContain('ほかの人が先に直しました')
    expect(page).toContain('たま手帳')
  })

  test('区の最初の一覧は、二度入れても増えず、終えたものは戻らない', async () => {
    const count = async () => (await sql`select from search.synonyms`.execute(house.db.kysely)).rows.length
    const before = await count()
    expect(before).toBeGreaterThan(100)
    await house.db.transact(async (tx) => search.seed?.(tx, house))
    expect(await count()).toBe(before)
  })
})

describe('おすすめ', () => {
  const wish = { query: 'ごみ', subject: 'paper:dogs', reason: '犬の登録の月だから' }
  const day = (text: string) => Temporal.PlainDate.from(text)
  const put = async (lastDay: string, more: Partial<typeof wish> = {}) =>
    house.db.transact(async (tx) =>
      pin(tx, house, await staffActor(house, '和田千夏'), { ...wish, ...more, lastDay: day(lastDay) }),
    )

  test('終わりの日まで、どのプロセスでもいちばん前に「おすすめ」と出て、書き方は問わない', async () => {
    const answer = await (await chinatsu()).submit(
      `/staff/search/pins?query=${encodeURIComponent('ゴミ')}`,
      { other: '/pages/dogs', lastDay: '令和8年12月9日', reason: '犬の登録の月だから' },
      '/staff/search/pins',
    )
    expect(answer.headers.get('location')).toBe('/staff/search/pins?done=pinned')
    expect((await titles('ごみ'))[0]).toBe('犬の登録')
    expect((await titles('ｺﾞﾐ', other))[0]).toBe('犬の登録')
    const page = await text(app.request(`/search?q=${encodeURIComponent('ごみ')}`))
    expect(page).toMatch(/<section class="best"[^>]*><p class="place"><strong>おすすめ<\/strong>/)
    expect(page.match(/おすすめ/g)).toHaveLength(1)
    house.setNow('2026-12-09T23:59:00+09:00')
    expect((await titles('ごみ'))[0]).toBe('犬の登録')
    house.setNow('2026-12-10T00:00:00+09:00')
    expect(await titles('ごみ')).not.toContain('犬の登録')
  })

  test('取り下げたものは、おすすめでも出ない。職員には、出ていないと分かる', async () => {
    await put('2026-12-20')
    await print(written('sodai-gomi', '粗大ごみを出す'))
    expect(await titles('ごみ')).not.toContain('犬の登録')
    expect(await text((await chinatsu()).get('/staff/search/pins'))).toContain('いま公開されていないので、出ていません')
  })

  test('まだ公開の時刻が来ないものは選べず、時刻の過ぎたものは出ない', async () => {
    const soon = house.clock.now().add({ hours: 1 })
    await print(written('soon', 'これからの話', { from: soon }), written('over', 'きょうまでの話', { until: soon }))
    expect(await put('2026-12-20', { subject: 'paper:soon' })).toEqual({ ok: false, reason: 'notPublic' })
    await put('2026-12-20', { subject: 'paper:over', query: '話' })
    expect((await titles('話'))[0]).toBe('きょうまでの話')
    house.setNow(soon.toString())
    expect(await titles('話')).not.toContain('きょうまでの話')
  })

  test.each([
    ['終わりの日がない', '', '必要|書いて|入力'],
    ['過ぎた日', '2026-12-01', 'きょうか、これからの日'],
    ['90日より先', '2027-03-03', '90日まで'],
  ])('終わりの日は、必ず、90日までである：%s', async (_what, lastDay, said) => {
    const answer = await (await chinatsu()).submit(
      '/staff/search/pins?query=x',
      { other: '/pages/dogs', lastDay, reason: '理由' },
      '/staff/search/pins',
    )
    expect(answer.status).toBe(422)
    expect(await text(answer)).toMatch(new RegExp(said))
    const { rows } = await sql`select from search.pins`.execute(house.db.kysely)
    expect(rows).toEqual([])
  })

  test('データベースも、終わりの日のないものと90日を超えるものを受け付けない', async () => {
    await put('2027-03-02')
    for (const value of [null, day('2027-03-03')])
      await expect(
        house.db.transact((tx) => sql`update search.pins set last_day = ${value}`.execute(tx)),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^23(502|514)$/) })
  })

  test('同じものを二度は出さず、ひとつの言葉に3つまでである。二人が同時に出しても同じである', async () => {
    const both = await Promise.all([put('2026-12-20'), put('2026-12-20')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await put('2026-12-20', { subject: 'paper:sodai-gomi' })
    await put('2026-12-20', { subject: 'paper:gomi-bunbetsu' })
    await print(...paper.documents(), written('fourth', '四つ目'))
    expect(await put('2026-12-20', { subject: 'paper:fourth' })).toEqual({ ok: false, reason: 'tooMany' })
  })

  test('終わりの日の前に下げられる', async () => {
    await put('2026-12-20')
    const visitor = await chinatsu()
    const list = await text(visitor.get('/staff/search/pins'))
    const action = /action="(\/staff\/search\/pins\/[^"]*\/end)"/.exec(list)?.[1] ?? ''
    expect((await visitor.submit('/staff/search/pins', {}, action)).status).toBe(303)
    expect((await titles('ごみ'))[0]).not.toBe('犬の登録')
    expect(await audited('search.pin.end')).toHaveLength(1)
  })
})

describe('だれが', () => {
  test('広報担当だけが変えられる。ほかの課は見るだけで、住民は入れない', async () => {
    const outsider = await as('高橋真')
    for (const path of ['/staff/search', '/staff/search/pages', '/staff/search/synonyms', '/staff/search/pins'])
      expect([path, (await outsider.get(path)).status]).toEqual([path, 200])
    for (const path of ['/staff/search/synonyms/new', effect('a、b', '')])
      expect([path, (await outsider.get(path)).status]).toEqual([path, 403])
    expect(await text(outsider.get('/staff/search/pins?query=x'))).not.toContain('name="lastDay"')
    const staff = await staffActor(house, '高橋真')
    const rule = { kind: 'same', words: ['a', 'b'], leadsTo: [] } as const
    await expect(
      house.db.transact((tx) => addSynonym(tx, house, staff, { rule, reason: '理由' })),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      house.db.transact((tx) =>
        pin(tx, house, staff, { query: 'x', subject: 'paper:dogs', reason: '', lastDay: house.clock.today() }),
      ),
    ).rejects.toMatchObject({ status: 403 })
    expect((await app.request('/staff/search')).status).toBe(303)
  })
})
