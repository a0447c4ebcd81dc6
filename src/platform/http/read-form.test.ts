import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { register, storedWishes, wishes } from './fixtures.tsx'

let house: TestHouse
let hanako: ReturnType<typeof browse>

beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
  hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
})
afterAll(() => house.close())

async function send(fields: Record<string, string>) {
  await sql`delete from platform.kept_forms`.execute(house.db.kysely)
  const form = formOf(await (await hanako.get('/wishes/new')).text(), '/wishes')
  for (const [name, value] of Object.entries({ wish: '願い', copies: '1', ...fields })) form.set(name, value)
  const response = await hanako.post('/wishes', form)
  return { status: response.status, html: await response.text(), stored: await house.db.read(storedWishes) }
}

describe('入力の読み取り', () => {
  test.each([
    ['空', { wish: '' }],
    ['全角の空白だけ', { wish: '　　' }],
    ['5万文字', { wish: 'あ'.repeat(50_000) }],
    ['5万の絵文字', { wish: '🏠'.repeat(50_000) }],
    ['NUL', { wish: 'a\0b' }],
    ['ふりがなの印になる非文字', { wish: '\ufdd0漢\ufdd1<b>\ufdd2' }],
    ['非文字 U+1FFFE', { wish: '\u{1fffe}' }],
    ['制御文字', { wish: '\u001b[31m' }],
    ['マイナスの通数', { copies: '-1' }],
    ['数字でない通数', { copies: '三' }],
    ['空の通数', { copies: '' }],
    ['指数の通数', { copies: '1e1' }],
  ])('%s は項目の誤りとして伝え、何も受け付けない', async (_name, fields) => {
    const answer = await send(fields)
    expect([answer.status, answer.stored]).toEqual([422, []])
    expect(answer.html).toContain('エラー：')
    expect(answer.html).not.toMatch(/\p{Noncharacter_Code_Point}|\0/u)
  })

  test.each([
    '髙﨑𠮷',
    '葛\u{e0100}飾区',
    '辻󠄀',
    'Nguyễn Thị Lan',
    '👨‍👩‍👧',
    '<script>alert(1)</script>',
    '"><img src=x onerror=1>',
    "'; drop table x--",
    'か\u3099',
  ])('「%s」は一字も変えずに受け付ける', async (text) => {
    expect((await send({ wish: text })).stored).toEqual([`${text} × 1`])
  })

  test('誤りのとき、入力したものは一字も変えずにもう一度見せる', async () => {
    const { html } = await send({ wish: '髙﨑𠮷 <&"\'>', copies: '0' })
    expect(html).toContain('髙﨑𠮷 &lt;&amp;&quot;&#39;&gt;')
  })

  test.each([
    ['９', 9],
    ['　3 ', 3],
  ])('通数「%s」は %i と読む', async (copies, read) => {
    expect((await send({ copies })).stored).toEqual([`願い × ${read}`])
  })

  test('改行は送られた通りに読み、改行コードはそろえる', async () => {
    expect((await send({ wish: '一行目\r\n二行目' })).stored).toEqual(['一行目\n二行目 × 1'])
  })

  test('用紙でない本文は読み取れないと答える', async () => {
    const response = await testApp(house).request('/wishes', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(400)
  })
})
