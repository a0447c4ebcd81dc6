import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { guardCheckDigit } from '#platform/ids/guarded-numbers.ts'
import { formOf } from '#platform/testing/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { beginAsGuest } from '../testing/guest.ts'
import { type Browser, fillIn, locationOf, type Office, openOffice } from '../testing/office.ts'

let office: Office
let phone: Browser
let draft: string

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, groupProcedure))
})
afterAll(() => office?.close())
beforeEach(async () => {
  await sql`update procedures.applications set state = 'withdrawn' where state in ('draft', 'confirmed')`.execute(
    office.house.db.kysely,
  )
  phone = await office.visit('佐藤花子')
  draft = locationOf(await phone.submit('/procedures/group-test', {}, '/procedures/group-test/applications'))
  await phone.submit(`${draft}/questions/kind`, { kind: 'with' })
})

const plain = (html: string) => html.replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const read = async (path: string, browser = phone) => plain(await (await browser.get(path)).text())
const pageOf = async (path: string, browser = phone) => formOf(await (await browser.get(path)).text(), path)

/** What the script of a page sends while somebody types. */
function type(path: string, form: URLSearchParams, fields: Record<string, string>, browser = phone) {
  const body = new URLSearchParams()
  for (const name of ['csrf', 'form_window', 'form_seen']) body.set(name, form.get(name) ?? '')
  for (const [name, value] of Object.entries(fields)) {
    body.append('changed', name)
    body.append(name, value)
  }
  return browser.put(`${path}/unfinished`, body)
}

const typedNow = async () =>
  (
    await sql<{ field: string; typed: string[] | null }>`
      select field_id as field, typed from procedures.typed_fields
      where application_id = ${draft.split('/')[2]} order by 1`.execute(office.house.db.kysely)
  ).rows

/** A row that was kept, and the page after the group. */
async function withRows(...names: string[]): Promise<string[]> {
  const rows = []
  for (const name of names) {
    const row = locationOf(await phone.get(`${draft}/questions/rows/rows/new`))
    await phone.submit(row, { 'dog-name': name, 'has-chip': 'no' })
    rows.push(row)
  }
  return rows
}

describe('入力の途中', () => {
  test('打ったところまで残り、別の機械で開いても入っていて、まだ答えでないと言う', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    const saved = await type(place, await pageOf(place), { note: '玄関は二つありま' })
    expect([saved.status, await saved.json()]).toEqual([200, { at: '10:00', seen: 'note:1' }])

    const tablet = await office.visit('佐藤花子')
    const page = await read(place, tablet)
    expect(page).toContain('玄関は二つありま')
    expect(page).toContain('まだ答えになっていません')
    const answers =
      await sql`select from procedures.answers where application_id = ${draft.split('/')[2]} and field_id = 'note'`
    expect((await answers.execute(office.house.db.kysely)).rows).toHaveLength(0)
  })

  test('次へを押すと答えになり、途中のものは残らない', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    const form = await pageOf(place)
    await type(place, form, { since: '令和8年12月', note: 'とちゅう' })
    form.set('since', '令和8年12月1日')
    form.set('note', 'ぜんぶ')
    expect(locationOf(await phone.post(place, form))).toBe(`${draft}/check`)
    expect((await typedNow()).filter(({ typed }) => typed !== null)).toEqual([])
    expect(await read(place)).not.toContain('まだ答えになっていません')
  })

  test('間違っていても残し、何も確かめない。確かめるのは次へを押したときである', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    expect((await type(place, await pageOf(place), { since: 'きのうくらい' })).status).toBe(200)
    expect((await phone.submit(place)).status).toBe(422)
  })

  test('新しい行も途中で残る。一覧が続きと消すことを出し、残っているあいだは「これで全部」と言えない', async () => {
    await withRows('ポチ')
    const row = locationOf(await phone.get(`${draft}/questions/rows/rows/new`))
    await type(row, await pageOf(row), { 'dog-name': 'シ' })
    const list = `${draft}/questions/rows`
    expect(await read(list)).toContain('途中のいぬ')
    expect((await phone.submit(list)).status).toBe(422)
    expect(await (await phone.get(row)).text()).toContain('value="シ"')
    await phone.submit(list, {}, `${row}/removal`)
    expect(await read(list)).not.toContain('途中のいぬ')
    expect(locationOf(await phone.submit(list))).toBe(`${draft}/questions/rest`)
  })

  test('カードのない人の入力も、途中で残る', async () => {
    const { browser, application } = await beginAsGuest(office, 'disclosure-request')
    const place = `${application}/questions/about-you`
    const form = await pageOf(place, browser)
    expect((await type(place, form, { 'self-name': '大西ま' }, browser)).status).toBe(200)
    expect(await (await browser.get(place)).text()).toContain('value="大西ま"')
  })

  test('マイナンバー、長すぎる文、口座、ほかの欄は残さない', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    const form = await pageOf(place)
    const rest = '12345678901'
    const number = `${rest}${guardCheckDigit(rest)}`
    expect((await type(place, form, { note: `番号は ${number}` })).status).toBe(422)
    expect((await type(place, form, { note: 'あ'.repeat(10_001) })).status).toBe(413)
    expect((await type(place, form, { 'no-such-field': 'x' })).status).toBe(422)
    expect((await typedNow()).filter(({ typed }) => typed !== null)).toEqual([])
  })

  test('用紙のしるしがなければ受けず、サインインが切れていれば何もしない', async () => {
    await withRows('ポチ')
    const place = `${draft}/questions/kind`
    const form = await pageOf(place)
    const forged = new URLSearchParams(form)
    forged.set('csrf', 'x'.repeat(43))
    expect((await type(place, forged, { kind: 'without' })).status).toBe(403)
    await sql`update auth.sessions set seen_at = seen_at - interval '1 hour'`.execute(office.house.db.kysely)
    expect(locationOf(await type(place, form, { kind: 'without' }))).toBe('/sign-in')
    expect((await sql`select from platform.kept_forms`.execute(office.house.db.kysely)).rows).toEqual([])
  })

  test('ほかの人の申請には書けない', async () => {
    const place = `${draft}/questions/kind`
    const ren = await office.visit('山本蓮')
    const own = new URLSearchParams({ form_window: 'window-of-ren' })
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await ren.get('/procedures/group-test')).text())?.[1] ?? ''
    own.set('csrf', csrf)
    expect((await type(place, own, { kind: 'without' }, ren)).status).toBe(404)
  })

  test('使っていない入力が残っていれば、確認のページがそう言う。届け出たら消える', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    await phone.submit(place, { since: '令和8年12月1日', note: 'はじめ' })
    await type(place, await pageOf(place), { note: 'あとから' })
    expect(await read(`${draft}/check`)).toContain('使っていない入力があります')
    await phone.submit(`${draft}/check`, {}, `${draft}/confirmation`)
    expect(await typedNow()).toEqual([])
    expect((await type(place, await pageOf(`${draft}`).catch(() => new URLSearchParams()), {})).status).not.toBe(200)
  })
})

describe('二つの画面', () => {
  const whole = { since: '令和8年12月1日' }

  test('別の画面で答えが変わっていたら、両方を見せて選んでもらう。どちらも選べる', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    const old = await pageOf(place)
    await phone.submit(place, { ...whole, note: '先に送ったほう' })
    old.set('since', whole.since)
    old.set('note', 'あとから送ったほう')
    const answer = await phone.post(place, old)
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(plain(html)).toMatch(/あとから送ったほう[\s\S]*先に送ったほう/)
    expect(await read(`${draft}/check`)).toContain('先に送ったほう')
    expect(locationOf(await phone.post(place, formOf(html, place)))).toBe(`${draft}/check`)
    expect(await read(`${draft}/check`)).toContain('あとから送ったほう')
  })

  test('同じ答えなら、何も聞かない', async () => {
    await withRows('ポチ')
    await phone.submit(`${draft}/questions/rows`)
    const place = `${draft}/questions/rest`
    const old = await pageOf(place)
    await phone.submit(place, { ...whole, note: '同じ' })
    old.set('since', '2026-12-01')
    old.set('note', '同じ')
    expect((await phone.post(place, old)).status).toBe(303)
  })

  test('自分の画面で打って、戻って直して、また送っても、最後に送ったものが残る', async () => {
    const application = await fillIn(phone)
    const place = `${application}/questions/copies`
    const form = await pageOf(place)
    for (const copies of ['2', '3', '2']) {
      form.set('copies', copies)
      expect((await phone.post(place, form)).status).toBe(303)
      expect(await read(`${application}/check`)).toContain(`${copies}通`)
    }
  })

  test('次へを押したあとに届いた自分の打ちかけは、間違いを直した画面と食い違わない', async () => {
    const application = await fillIn(phone)
    const place = `${application}/questions/copies`
    const form = await pageOf(place)
    form.set('copies', '0')
    const again = formOf(await (await phone.post(place, form)).text(), place)
    // Leaving the field has the script send it, which may be slower than the button.
    expect((await type(place, form, { copies: '0' })).status).toBe(200)
    expect((await type(place, again, { copies: '0' })).status).toBe(200)
    again.set('copies', '1')
    expect((await phone.post(place, again)).status).toBe(303)
  })

  test('行の画面でも、遅れて届いた自分の打ちかけとは食い違わない', async () => {
    const row = locationOf(await phone.get(`${draft}/questions/rows/rows/new`))
    const form = await pageOf(row)
    const again = formOf(await (await phone.post(row, form)).text(), row)
    expect((await type(row, form, { 'dog-name': 'シ' })).status).toBe(200)
    again.set('dog-name', 'シロ')
    again.set('has-chip', 'no')
    expect(locationOf(await phone.post(row, again))).toBe(`${draft}/questions/rows`)
  })

  test('別の画面で打ちかけたものがあれば、打っているあいだにそう言う', async () => {
    const place = `${draft}/questions/kind`
    const [left, right] = [await pageOf(place), await pageOf(place)]
    expect((await type(place, left, { kind: 'without' })).status).toBe(200)
    const refused = await type(place, right, { kind: 'with' })
    expect([refused.status, await refused.json()]).toEqual([409, { problem: 'elsewhere' }])
    right.set('kind', 'with')
    expect((await phone.post(place, right)).status).toBe(409)
  })

  test('真ん中の行を消しているあいだに別の画面で最後の行を直しても、最後の行が直る', async () => {
    const [, middle, last] = await withRows('イチ', 'ニ', 'サン')
    const form = await pageOf(last ?? '')
    await phone.submit(`${draft}/questions/rows`, {}, `${middle}/removal`)
    form.set('dog-name', 'サンタ')
    expect((await phone.post(last ?? '', form)).status).toBe(303)
    const list = await read(`${draft}/questions/rows`)
    expect(list).toContain('サンタ')
    expect(list).not.toContain('ニ')
  })

  test('消された行を直していたら、黙って戻さず、戻すかどうかを聞く', async () => {
    const [row = ''] = await withRows('ポチ')
    const form = await pageOf(row)
    await phone.submit(`${draft}/questions/rows`, {}, `${row}/removal`)
    form.set('dog-name', 'ポチ太')
    const answer = await phone.post(row, form)
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(plain(html)).toContain('取り消されました')
    expect(await read(`${draft}/questions/rows`)).not.toContain('ポチ太')
    expect((await phone.post(row, formOf(html, row))).status).toBe(303)
    expect(await read(`${draft}/questions/rows`)).toContain('ポチ太')
  })

  test('見ていない行が増えていたら、「これで全部」と言ったことにしない', async () => {
    await withRows('ポチ')
    const list = `${draft}/questions/rows`
    const old = await pageOf(list)
    await withRows('シロ')
    const answer = await phone.post(list, old)
    expect([answer.status, plain(await answer.text()).includes('一覧が変わりました')]).toEqual([422, true])
    expect(locationOf(await phone.submit(list))).toBe(`${draft}/questions/rest`)
  })

  test('答えているあいだに手続が新しくなっても、始めたときの質問のまま最後まで行ける', async () => {
    const place = `${draft}/questions/kind`
    const form = await pageOf(place)
    const pages = groupProcedure.pages.filter(({ key }) => key !== 'kind')
    const without = pages.map((page) => ({
      ...page,
      fields: page.fields.map((field) => ({ ...field, showIf: undefined })),
    }))
    await office.house.db.transact((tx) =>
      publishDefinition(
        tx,
        office.house,
        parseDefinition(JSON.parse(JSON.stringify({ ...groupProcedure, pages: without }))),
      ),
    )
    form.set('kind', 'without')
    expect(locationOf(await phone.post(place, form))).toBe(`${draft}/questions/rest`)
    await phone.submit(`${draft}/questions/rest`, { since: '令和8年12月1日' })
    expect(locationOf(await phone.submit(`${draft}/check`, {}, `${draft}/confirmation`))).toBe(draft)
    await office.house.db.transact((tx) => publishDefinition(tx, office.house, groupProcedure))
  })
})
