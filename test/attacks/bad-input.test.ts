import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirm, fillIn, locationOf, sign } from '#modules/procedures/testing/office.ts'
import { sql } from '#platform/db/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { type Attacked, hanakosData, openAttacked, rowCounts, type Visitor } from './office.ts'

let office: Attacked
let hanako: Visitor
let application: string

beforeAll(async () => {
  office = await openAttacked()
  hanako = await office.visit('佐藤花子')
  application = await fillIn(hanako)
}, 60_000)
afterAll(() => office?.close())

const tooLong = 'あ'.repeat(50_000)
const strange: [string, string][] = [
  ['空', ''],
  ['5万文字', tooLong],
  ['絵文字', '👨‍👩‍👧🏠'],
  ['異体字を含む名前', '髙﨑𠮷\u{e0100}'],
  ['NUL', '1\0'],
  ['ないはずの日', '令和4年2月29日'],
  ['マイナスの通数', '-1'],
  ['小数', '1.5'],
  ['指数', '1e1'],
  ['11通', '11'],
  ['大きすぎる数', '9'.repeat(30)],
  ['SQL', "1'; drop table procedures.applications--"],
]

describe('でたらめな入力', () => {
  test.each(strange)('通数に「%s」を送ると、項目の誤りを伝え、何も書かない', async (_name, copies) => {
    const before = await everything()
    const answer = await hanako.submit(`${application}/questions/copies`, { copies })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/<title>エラー：/)
    expect(html).toMatch(/id="field-copies[^"]*"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="field-copies/)
    expect(await everything()).toEqual(before)
  })

  test.each([
    ['だれの', 'whose', { whose: 'everyone' }],
    ['空のだれの', 'whose', { whose: '' }],
    ['よその人', 'whose', { whose: 'some', subjects: '01900000-0000-7000-8001-000000000007' }],
    ['でたらめな人', 'whose', { whose: 'some', subjects: tooLong }],
    ['マイナンバー', 'items', { items: 'my-number' }],
    ['外国人の項目', 'items', { items: 'foreign-card' }],
    ['受け取り方', 'delivery', { delivery: 'home-of-a-friend' }],
  ])('選べない%sを送ると、誤りを伝え、何も書かない', async (_name, page, fields) => {
    const before = await everything()
    const answer = await hanako.submit(`${application}/questions/${page}`, fields as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(await everything()).toEqual(before)
  })

  test('値段や宛先や状態を書き足して送っても、値段は区が決めたままである', async () => {
    const tampered = {
      copies: '1',
      amount: '1',
      fee: '1',
      fee_total: '1',
      total: '0',
      state: 'issued',
      address: '大阪',
      applicant_person_id: 'x',
    }
    await hanako.submit(`${application}/questions/copies`, tampered)
    expect(await (await hanako.get(`${application}/check`)).text()).toContain('署名して410円を払う')
  })

  test('見ていない内容は確定できない', async () => {
    const before = await rowCounts(office)
    const answer = await hanako.submit(`${application}/check`, { content: 'forged' }, `${application}/confirmation`)
    expect(answer.status).toBe(422)
    expect(await rowCounts(office)).toEqual(before)
  })

  test('合言葉のない用紙、よその合言葉の用紙、鍵のない用紙は受け付けない', async () => {
    const before = await rowCounts(office)
    const page = `${application}/questions/copies`
    const form = formOf(await (await hanako.get(page)).text(), page)
    const send = (change: (form: URLSearchParams) => void) => {
      const changed = new URLSearchParams(form)
      change(changed)
      return hanako.post(page, changed)
    }
    expect((await send((one) => one.delete('csrf'))).status).toBe(403)
    expect((await send((one) => one.set('csrf', randomUUID()))).status).toBe(403)
    expect((await send((one) => one.delete('idempotency_key'))).status).toBeGreaterThanOrEqual(400)
    expect(
      (await hanako.post(page, form, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403)
    expect(await rowCounts(office)).toEqual(before)
  })

  test.each([
    ['でたらめなstateとcodeの', 'state=forged&code=forged'],
    ['誤りを名のる', 'error=server_error&state=x'],
    ['からの', ''],
    ['長すぎる', `code=${'x'.repeat(5000)}&state=${'y'.repeat(5000)}`],
  ])('%s偽の戻り道からは、サインインできない', async (_name, query) => {
    const before = await rowCounts(office)
    const answer = await hanako.get(`/auth/resident/callback?${query}`)
    expect(answer.status).toBeGreaterThanOrEqual(300)
    expect(answer.headers.get('set-cookie') ?? '').not.toMatch(/madoguchi_session=[^;]{20}/)
    const page = answer.headers.get('location')
    if (page) expect((await hanako.get(page)).status).toBeGreaterThanOrEqual(200)
    expect(await rowCounts(office)).toEqual(before)
  })

  test('別の人のカードで署名しても、署名として残らず、申請は進まない', async () => {
    const ken = await office.visit('佐藤健')
    const other = await fillIn(ken)
    await sign(ken, await confirm(ken, other), '山本蓮').catch(() => '')
    const { rows } = await sql`select 1 from auth.signatures where reference_id = ${other.split('/').at(-1)}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toEqual([])
    expect(await (await ken.get(other)).text()).toContain('カードで署名する')
  })

  test.each([
    ['0', '0'],
    ['文字', 'x'],
    ['道', '../../etc/passwd'],
    ['NUL', '\0'],
    ['ほかのものの番号', '01900000-0000-7000-8001-000000000001'],
    ['3千文字', tooLong.slice(0, 3000)],
  ])('番号のかわりに%sを入れても、何も見せない', async (_name, id) => {
    for (const path of [
      `/applications/${encodeURIComponent(id)}`,
      `/receipts/${encodeURIComponent(id)}`,
      `/applications/${encodeURIComponent(id)}/check`,
    ])
      expect([400, 404], path).toContain((await hanako.get(path)).status)
  })

  test('番号は一度だけほどく。二重に符号化した自分の番号は、ないものとして答える', async () => {
    const id = application.split('/').at(-1) ?? ''
    const once = id.replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`)
    expect((await hanako.get(`/applications/${once}`)).status).toBe(303)
    expect((await hanako.get(`/applications/${encodeURIComponent(once)}`)).status).toBe(404)
  })
})

describe('途中でサインインが切れたとき', () => {
  test('入力したものは同じ人にだけ残っていて、サインインし直すとそのまま続けられる', async () => {
    const page = `${application}/questions/copies`
    const form = formOf(await (await hanako.get(page)).text(), page)
    form.set('copies', '7')
    await sql`update auth.sessions set seen_at = seen_at - interval '1 hour'`.execute(office.house.db.kysely)
    const sent = await hanako.post(page, form)
    expect(sent.status).toBe(303)
    const back = new URL(sent.headers.get('location') ?? '', 'http://localhost').searchParams.get('return_to') ?? ''
    expect(back).toMatch(/^\/kept-forms\//)

    const ren = await office.visit('山本蓮')
    expect(await (await ren.follow(back)).text()).not.toMatch(/value="7"|佐藤/)
    const again = await office.visit('佐藤花子')
    const kept = formOf(await (await again.get(back)).text(), page)
    expect(kept.get('copies')).toBe('7')
    expect(locationOf(await again.post(page, kept))).toMatch(/\/(check|questions\/delivery)$/)
    hanako = again
  })
})

test('ここまでの記録に、名前も住所も、送られた文字も残っていない', () => {
  expect(office.logged()).toContain('request')
  expect(office.logged()).not.toMatch(hanakosData)
  expect(office.logged()).not.toMatch(/あああ|髙﨑|drop table|大阪/)
})

/** Row counts, and what the draft says. */
async function everything(): Promise<unknown> {
  const { rows } = await sql`select * from procedures.answers order by 1, 2`.execute(office.house.db.kysely)
  return [await rowCounts(office), JSON.stringify(rows)]
}
