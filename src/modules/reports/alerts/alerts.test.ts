import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, satoHanako, satoKen } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { filing } from '../filing/index.ts'
import { reports } from '../index.ts'
import { filed, filedPublic, moved, published } from '../reading/testing/filed.ts'
import { reportStates, type ReportId } from '../record/index.ts'
import { noticeKinds } from './notices.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, reports] })
  app = testApp(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await settle(house)
  await house.db.transact(async (tx) => {
    await sql`delete from reports.subscriptions`.execute(tx)
    await sql`update platform.notices set taken_at = clock_timestamp() where taken_at is null`.execute(tx)
  })
})

type Told = { kind: string; personId: PersonId; data: Record<string, unknown> }
async function told(): Promise<Told[]> {
  await settle(house)
  const { rows } = await sql<Told>`
    select kind, person_id as "personId", data from platform.notices where taken_at is null order by id`.execute(
    house.db.kysely,
  )
  return rows
}
const tellings = async () => (await told()).map(({ kind, personId }) => [kind, personId])
const follow = (reportId: ReportId, personId: PersonId, from: ReportId | null = null) =>
  house.db.transact((tx) =>
    sql`
      insert into reports.followers (report_id, person_id, since, from_report)
      values (${reportId}, ${personId}, ${house.clock.now()}, ${from})`.execute(tx),
  )

describe('知らせた人と見守る人に', () => {
  test('動きがあるたびに、一人に一度だけ知らせる', async () => {
    const { id, number } = await filedPublic(house, { reporter: satoHanako.personId })
    await follow(id, itoTadashi.personId)
    await follow(id, satoHanako.personId)
    await moved(house, id, { to: 'investigating' })
    const first = await told()
    expect(first.map(({ kind, personId }) => [kind, personId])).toEqual(
      expect.arrayContaining([
        ['reports.progress', satoHanako.personId],
        ['reports.followed', itoTadashi.personId],
      ]),
    )
    expect(first).toHaveLength(2)
    expect(first[0]?.data).toEqual({ number, state: 'investigating' })
    await moved(house, id, { to: 'fixed', said: '直しました。' })
    expect(await told()).toHaveLength(4)
    await settle(house)
    expect(await told()).toHaveLength(4)
  })

  test('自分でしたことは、自分には知らせない', async () => {
    const { id, number } = await filedPublic(house, { reporter: satoHanako.personId })
    await follow(id, itoTadashi.personId)
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    await hanako.submit(`/reports/${number}`, { to: 'cancelled' }, `/reports/${number}/end`)
    expect(await tellings()).toEqual([['reports.followed', itoTadashi.personId]])
  })

  test('まとめたレポートの人には、まとめた先の動きを一度だけ知らせる', async () => {
    const root = await filedPublic(house, { reporter: itoTadashi.personId })
    const other = await filedPublic(house, { reporter: satoHanako.personId })
    await moved(house, other.id, { to: 'duplicate', mergedInto: root.id })
    // Carried along by who puts the two together.
    await follow(root.id, satoHanako.personId, other.id)
    expect((await told()).map(({ personId, data }) => [personId, data.number])).toEqual([
      [satoHanako.personId, root.number],
    ])
    await moved(house, root.id, { to: 'fixed', said: '直しました。' })
    expect(await tellings()).toHaveLength(3)
  })

  test('隠したレポートの動きは、見守る人には知らせず、知らせた人には知らせる', async () => {
    const { id } = await filedPublic(house, { reporter: satoHanako.personId })
    await follow(id, itoTadashi.personId)
    await published(house, id, 'hidden', 'personal-data')
    await moved(house, id, { to: 'in_progress' })
    expect(await tellings()).toEqual([
      ['reports.unpublished', satoHanako.personId],
      ['reports.progress', satoHanako.personId],
    ])
  })

  test('公開をやめると、知らせた人だけに、理由と、この先どうなるかを言う。見えないままの変更では言わない', async () => {
    const { id, number } = await filedPublic(house, { reporter: satoHanako.personId })
    await follow(id, itoTadashi.personId)
    await published(house, id, 'private', 'personal-data')
    const unpublished = ['reports.unpublished', satoHanako.personId]
    expect(await tellings()).toEqual([unpublished])
    expect((await told())[0]?.data).toEqual({ number, reason: 'personal-data', isOpen: true })
    await published(house, id, 'hidden', 'abuse')
    expect(await tellings()).toEqual([unpublished])
    await published(house, id, 'public')
    await moved(house, id, { to: 'no_action', said: '確かめました。' })
    await published(house, id, 'hidden', 'abuse')
    const last = (await told()).at(-1)
    expect([last?.kind, last?.personId, last?.data]).toEqual([
      ...unpublished,
      { number, reason: 'abuse', isOpen: false },
    ])
  })

  test('公開しない理由は、やわらかい言葉で言う。まちが自分で決めた理由は、ページで見てもらう', () => {
    const context = { publicUrl: 'https://example.jp', wardName: '', phone: '03-0000-0000' }
    const kind = noticeKinds['reports.unpublished']
    const say = (reason: string | null, isOpen = true) => {
      const { subject, body } = kind?.texts('ja', { number: 'M8-0000-0001-0', reason, isOpen }, context) ?? {}
      return plainText(`${subject}${body}`)
    }
    expect(say('personal-data')).toContain('個人の情報を守るため、')
    expect(say('personal-data')).toContain('担当の対応はこれまでどおり続き')
    expect(say('abuse', false)).not.toContain('続き')
    for (const own of ['flood', null]) expect(say(own)).toContain('理由は、次のページにあります')
    expect(say(null)).toContain('03-0000-0000')
  })

  test('どの様子にも3つの言葉で文があり、場所も内容も名前も言わない', () => {
    const context = { publicUrl: 'https://example.jp', wardName: '', phone: '' }
    for (const kind of Object.values(noticeKinds))
      for (const state of reportStates)
        for (const lang of ['ja', 'easy', 'en'] as const) {
          const { subject, body, link } = kind.texts(lang, { number: 'M8-0000-0001-0', state }, context)
          expect(plainText(`${subject}${body}`).length).toBeGreaterThan(10)
          expect(`${subject}${body}`).not.toMatch(/M8-|undefined/)
          expect(link).toMatch(/^\/reports/)
        }
  })
})

describe('知らせの言葉', () => {
  const context = { publicUrl: 'https://example.jp', wardName: '練馬区', phone: '03-0000-0000' }
  const reasons = ['personal-data', 'personal-matter', 'safety', 'asked', 'not-a-report', 'abuse', 'flood', null]
  const kinds = Object.entries({ ...filing.noticeKinds, ...noticeKinds })
  const texts = (lang: 'ja' | 'easy' | 'en') =>
    kinds.flatMap(([name, kind]) =>
      reportStates.flatMap((state) =>
        reasons.map((reason) => {
          const said = kind.texts(lang, { number: 'M8-0000-0001-0', state, reason, isOpen: true }, context)
          return { name, state, reason, said: plainText(`${said.subject}\n${said.body}`) }
        }),
      ),
    )

  test('受け付け、進み方、見守り、非公開、新しいものの知らせがある', () => {
    expect(kinds.map(([name]) => name).toSorted()).toEqual([
      'reports.digest',
      'reports.followed',
      'reports.nearby',
      'reports.progress',
      'reports.received',
      'reports.unpublished',
    ])
  })

  test('英語の知らせに日本語は混じらず、文は終わりまである', () => {
    for (const { name, said } of texts('en')) {
      expect(said, name).toMatch(/^[\n -~“”’]+$/)
      expect(said, name).toMatch(/[.?]$/)
    }
  })

  test('やさしい日本語の知らせは、言葉の間をあけ、日本語のものとは別に書いてある', () => {
    const japanese = texts('ja')
    for (const [at, { name, said }] of texts('easy').entries()) {
      expect(said, name).not.toBe(japanese[at]?.said)
      expect(said, name).toMatch(/[ぁ-ん] [ぁ-んァ-ヶ一-龠0-9]/)
      expect(said, name).not.toMatch(/いただ|申し上げ|取り下げ|機関|該当|条件/)
    }
  })
})

describe('新しいレポートを選んだ人に', () => {
  const lampAt = (lat: number, lon: number, town = '光が丘二丁目') => filed(house, { place: { lat, lon }, town })
  const choose = async (name: string, fields: Record<string, string>) => {
    const visitor = browse(app, await signInAs(house, name))
    const answer = await visitor.submit('/reports/alerts', { rhythm: 'each', ...fields })
    expect(answer.headers.get('location')).toBe('/reports/alerts?said=added')
    return visitor
  }

  test('まわり200メートルの中なら知らせ、外なら知らせない', async () => {
    await choose('佐藤花子', { lat: '35.7595', lon: '139.63', radius: '200' })
    await lampAt(35.7595 + 210 / 111_195, 139.63)
    expect(await told()).toEqual([])
    await lampAt(35.7595 + 190 / 111_195, 139.63)
    expect(await tellings()).toEqual([['reports.nearby', satoHanako.personId]])
  })

  test('町と種類が合うときだけ、二つの条件に合っても一度だけ知らせる', async () => {
    await choose('佐藤花子', { town: '光が丘二丁目', group: 'road' })
    await choose('佐藤花子', { group: 'road' })
    await choose('伊藤正', { town: '光が丘二丁目', group: 'park' })
    await lampAt(35.7595, 139.63)
    expect(await tellings()).toEqual([['reports.nearby', satoHanako.personId]])
  })

  test('自分が知らせたものと、公開しないものは知らせない', async () => {
    await choose('佐藤花子', { group: 'road' })
    await filed(house, { reporter: satoHanako.personId })
    await filed(house, { wantsPrivate: true })
    expect(await told()).toEqual([])
  })

  test('まとめて知らせるのは、次の朝8時に一度だけで、隠したものは数えない', async () => {
    await choose('佐藤健', { group: 'road', rhythm: 'daily' })
    await choose('伊藤正', { group: 'road', rhythm: 'daily' })
    const { id } = await filed(house, { reporter: itoTadashi.personId })
    await lampAt(35.76, 139.63)
    expect(await told()).toEqual([])
    await published(house, id, 'hidden', 'abuse')
    house.setNow('2026-12-03T08:00:00+09:00')
    const digests = async () => (await tellings()).filter(([kind]) => kind === 'reports.digest')
    const both = await digests()
    expect(both).toHaveLength(2)
    for (const { personId } of [satoKen, itoTadashi]) expect(both).toContainEqual(['reports.digest', personId])
    house.setNow('2026-12-04T08:00:00+09:00')
    expect(await digests()).toHaveLength(2)
  })

  test('見つからない場所と、10個より多いものは、何をすればよいかを言い、書いたものは残る', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const odd = await (await hanako.submit('/reports/alerts', { town: 'どこにもない町' })).text()
    expect(odd).toContain('value="どこにもない町"')
    expect((await hanako.submit('/reports/alerts', {})).status).toBe(422)
    for (let at = 0; at < 10; at += 1) await hanako.submit('/reports/alerts', { group: 'road' })
    expect((await hanako.submit('/reports/alerts', { group: 'road' })).status).toBe(422)
  })

  test('地図のピンに広さを決めないと、その町の中になる。外や、いくつもある名前は、選び直してもらう', async () => {
    const hanako = await choose('佐藤花子', { lat: '35.7595', lon: '139.63' })
    await choose('佐藤花子', { town: '石神井公園駅' })
    const rows = await sql<{ label: string; town: string | null; metres: number | null }>`
      select label, town, radius_metres as metres from reports.subscriptions order by id`.execute(house.db.kysely)
    const [first, second] = rows.rows
    expect([first?.town, first?.metres]).toEqual([first?.label, null])
    expect(second?.label).toContain('石神井公園')
    expect(second?.metres).toBe(500)
    const refused = async (fields: Record<string, string>) => {
      const answer = await hanako.submit('/reports/alerts', { rhythm: 'each', ...fields })
      return [answer.status, await answer.text()] as const
    }
    const [status, html] = await refused({ lat: '35.681236', lon: '139.767125', radius: '500' })
    expect([status, html.includes('の外です')]).toEqual([422, true])
    expect((await refused({ town: '光が丘' }))[1]).toContain('いくつか見つかりました')
    expect((await tellings()).length).toBe(0)
  })

  test('スクリプトがなくても、名前で探し、絵を押して場所を決められ、ほかに選んだものは残る', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const kept = () => sql`select from reports.subscriptions`.execute(house.db.kysely)
    const chosen = { group: 'road', rhythm: 'weekly', radius: '1000' }
    const sought = await hanako.submit('/reports/alerts', { ...chosen, placeSearch: '大泉', placeStep: 'find' })
    const html = await sought.text()
    expect(html).toMatch(/name="placeStep" value="at:35\.[\d.]+,139\.[\d.]+:\d"/)
    expect(html).toMatch(/value="weekly"[^>]*checked/)
    expect(html).toMatch(/value="1000"[^>]*selected/)
    const pressed = await hanako.submit('/reports/alerts', { ...chosen, 'placeMap.x': '100', 'placeMap.y': '80' })
    expect(await pressed.text()).toMatch(/name="lat" value="35\./)
    expect((await kept()).rows).toEqual([])
  })

  test('自分のページに今のお知らせが並び、そこでやめると、そこに戻る', async () => {
    const hanako = await choose('佐藤花子', { town: '光が丘二丁目', group: 'road', rhythm: 'daily' })
    const page = await (await hanako.get('/reports/mine')).text()
    const path = /action="(\/reports\/alerts\/[\w-]+\/end)"/.exec(page)?.[1] ?? ''
    const ended = await hanako.submit('/reports/mine', {}, path)
    expect(ended.headers.get('location')).toBe('/reports/mine?said=ended')
    const after = await (await hanako.get('/reports/mine?said=ended')).text()
    expect(after).not.toContain(path)
    expect(plainText(after)).toContain('お知らせをやめました')
  })

  test('やめると知らせはなくなり、人のものはやめられない', async () => {
    const hanako = await choose('佐藤花子', { group: 'road' })
    const page = await (await hanako.get('/reports/alerts')).text()
    const path = /action="(\/reports\/alerts\/[\w-]+\/end)"/.exec(page)?.[1] ?? ''
    const tadashi = await choose('伊藤正', { group: 'park' })
    const own = await (await tadashi.get('/reports/alerts')).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(own)?.[1] ?? ''
    expect((await tadashi.post(path, { csrf, idempotency_key: crypto.randomUUID() })).status).toBe(404)
    await hanako.submit('/reports/alerts', {}, path)
    await lampAt(35.7595, 139.63)
    expect(await told()).toEqual([])
  })
})
