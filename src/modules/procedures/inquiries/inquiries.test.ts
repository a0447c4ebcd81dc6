import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { guardCheckDigit } from '#platform/ids/guarded-numbers.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import { withdrawApplication } from '../actions/withdraw.ts'
import { queuePage } from '../queue/actions/queue-of.ts'
import { usualFilter } from '../queue/domain/filter.ts'
import { type FiledRequest, filedRequest } from '../testing/filed-request.ts'
import { type Browser, type Office, openOffice } from '../testing/office.ts'
import { publishSamples } from '../testing/sample-procedures.ts'
import { staffActor } from '../testing/staff-actor.ts'

let office: Office
let nakamura: Staff
let hanako: Browser
let desk: Browser
let filed: FiledRequest

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact((tx) => publishSamples(tx, office.house))
  nakamura = await staffActor(office.house, '中村葵')
  hanako = await office.visit('佐藤花子')
  desk = browse(office.app, await staffSignInAs(office.house, '中村葵'))
  filed = await filedRequest(office.house, '佐藤花子', 'sample-notification', nakamura)
})
afterAll(() => office?.close())

const plain = (html: string) => html.replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const thread = () => `/applications/${filed.id}/inquiries`
const askedOf = async (waits: 'question') =>
  (
    await office.house.db.read((tx) =>
      queuePage(tx, office.house, nakamura, { filter: { ...usualFilter, view: 'all', waits } }, undefined),
    )
  ).items.map(({ id }) => id)

describe('係への質問', () => {
  test('申請のページから聞くと、係の一覧に「質問あり」と出て、答えると申請者に内容のない知らせが行く', async () => {
    expect(plain(await (await hanako.get(`/applications/${filed.id}`)).text())).toContain('質問する')
    const question = 'いつごろ決まりますか。\n急いでいます。'
    expect((await hanako.submit(thread(), { question })).status).toBe(303)
    expect(plain(await (await hanako.get(thread())).text())).toMatch(/あなたの質問[\s\S]*急いでいます/)
    expect(await askedOf('question')).toEqual([filed.id])

    const page = `/staff/cases/${filed.id}`
    expect(plain(await (await desk.get(page)).text())).toContain('急いでいます')
    const answer = '来週の水曜日までに決まります。'
    expect((await desk.submit(page, { answer }, `${page}/inquiries`)).status).toBe(303)
    expect(await askedOf('question')).toEqual([])
    expect(plain(await (await hanako.get(thread())).text())).toMatch(/係の返事[\s\S]*水曜日までに/)
    expect(plain(await (await hanako.get(`/applications/${filed.id}`)).text())).toContain('返事がありました')
    const { rows } = await sql<{ data: unknown }>`
      select data from platform.notices where kind = 'procedures.question-answered'`.execute(office.house.db.kysely)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('水曜日')
  })

  test('二度押しても、質問は一つである', async () => {
    const form = formOf(await (await hanako.get(thread())).text(), thread())
    form.set('question', '二度押した質問')
    await Promise.all([hanako.post(thread(), form), hanako.post(thread(), form)])
    expect((await (await hanako.get(thread())).text()).split('二度押した質問')).toHaveLength(2)
  })

  test('空のもの、長すぎるもの、マイナンバーは送れず、書いたものは残る', async () => {
    const rest = '12345678901'
    for (const question of ['　', 'あ'.repeat(2001), `番号は${rest}${guardCheckDigit(rest)}です`]) {
      const answer = await hanako.submit(thread(), { question })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(`${question}</textarea>`)
    }
  })

  test('ほかの人と、よその課の職員には見えず、書けない', async () => {
    const ren = await office.visit('山本蓮')
    expect((await ren.get(thread())).status).toBe(404)
    const takahashi = browse(office.app, await staffSignInAs(office.house, '高橋真'))
    const form = formOf(await (await takahashi.get('/staff')).text(), '/staff/search')
    form.set('answer', 'よその課から')
    expect((await takahashi.post(`/staff/cases/${filed.id}/inquiries`, form)).status).toBe(404)
  })

  test('返事を待つ質問は十までである。返事があれば、また聞ける', async () => {
    const other = await filedRequest(office.house, '佐藤花子', 'sample-entry', nakamura)
    const place = `/applications/${other.id}/inquiries`
    for (let count = 1; count <= 10; count += 1) await hanako.submit(place, { question: `${count}番目の質問` })
    expect((await hanako.submit(place, { question: 'もう一つ' })).status).toBe(422)
    const page = `/staff/cases/${other.id}`
    await desk.submit(page, { answer: 'まとめてお答えします' }, `${page}/inquiries`)
    expect((await hanako.submit(place, { question: 'もう一つ' })).status).toBe(303)
  })

  test('聞いたあとで手続が終わっても、質問は一覧に残り、係は答えられる。新しい質問は電話になる', async () => {
    const other = await filedRequest(office.house, '佐藤花子', 'sample-benefit', nakamura)
    const place = `/applications/${other.id}/inquiries`
    await hanako.submit(place, { question: '取り下げの前に聞いたこと' })
    await office.house.db.transact((tx) => withdrawApplication(tx, office.house, other.resident, other.id))
    expect(await askedOf('question')).toContain(other.id)
    const page = `/staff/cases/${other.id}`
    expect((await desk.submit(page, { answer: 'お答えします' }, `${page}/inquiries`)).status).toBe(303)
    expect(await askedOf('question')).not.toContain(other.id)
    expect(plain(await (await hanako.get(place)).text())).toContain('お電話で聞いてください')
  })

  test('聞いたことと答えたことは、内容なしで記録に残る', async () => {
    const { rows } = await sql<{ action: string; all: string }>`
      select action, row_to_json(a)::text as "all" from platform.audit a
      where action like 'procedures.inquiry.%'`.execute(office.house.db.kysely)
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['procedures.inquiry.ask', 'procedures.inquiry.answer']),
    )
    expect(JSON.stringify(rows)).not.toContain('急いで')
  })
})
