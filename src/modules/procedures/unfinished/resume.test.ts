import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { requestCorrection } from '../actions/desk/ask-correction.ts'
import { publishDefinition } from '../actions/publish.ts'
import { filedRequest } from '../testing/filed-request.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { type Browser, confirm, fillIn, locationOf, type Office, openOffice, pay, sign } from '../testing/office.ts'
import { publishSamples } from '../testing/sample-procedures.ts'
import { staffActor } from '../testing/staff-actor.ts'

let office: Office
let phone: Browser

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact(async (tx) => {
    await publishDefinition(tx, office.house, groupProcedure)
    await publishSamples(tx, office.house)
  })
})
afterAll(() => office?.close())
beforeEach(async () => {
  await sql`update procedures.applications set state = 'withdrawn' where state in ('draft', 'confirmed')`.execute(
    office.house.db.kysely,
  )
  phone = await office.visit('佐藤花子')
})

const plain = (html: string) => html.replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const read = async (path: string) => plain(await (await phone.get(path)).text())

async function begin(): Promise<string> {
  return locationOf(await phone.submit('/procedures/group-test', {}, '/procedures/group-test/applications'))
}

describe('続きから', () => {
  test('自分の手続きの一覧で、どこで止まり、いつまで残るかが分かる', async () => {
    await begin()
    const list = await read('/applications')
    expect(list).toContain('「しゅるい」')
    expect(list).toContain('1月1日(金)まで残します')
  })

  test('途中のものがある手続をまた始めると、続きか新しくかを選べる。続きなら同じものが開く', async () => {
    const draft = await begin()
    const again = locationOf(await phone.get('/procedures/group-test/applications'))
    expect(again).toBe(`${draft}/resume`)
    const page = await read(again)
    expect(page).toContain('続きから入力する')
    expect(page).toContain('前の入力を消して')
    expect(locationOf(await phone.submit('/procedures/group-test', {}, '/procedures/group-test/applications'))).toBe(
      draft,
    )
  })

  test('新しく始めると前の入力は消え、下書きは一つのままである。二度押しても同じである', async () => {
    const draft = await begin()
    await phone.submit(`${draft}/questions/kind`, { kind: 'with' })
    const form = formOf(await (await phone.get(`${draft}/resume`)).text(), `${draft}/fresh-start`)
    const [first, second] = await Promise.all([1, 2].map(() => phone.post(`${draft}/fresh-start`, form)))
    const anew = locationOf(first as Response)
    expect(anew).not.toBe(draft)
    expect(locationOf(second as Response)).toBe(anew)
    expect((await phone.get(draft)).status).toBe(404)
    expect(locationOf(await phone.get(anew))).toBe(`${anew}/questions/kind`)
    const { rows } = await sql`
      select from procedures.applications where procedure = 'group-test' and state = 'draft'`.execute(
      office.house.db.kysely,
    )
    expect(rows).toHaveLength(1)
  })

  test('払い終わって届くばかりのものは、消して始め直せない', async () => {
    const application = await fillIn(phone)
    const page = await (await phone.get(`${application}/resume`)).text()
    await pay(await sign(phone, await confirm(phone, application)))
    await office.world.settle()
    const answer = await phone.post(`${application}/fresh-start`, formOf(page, `${application}/fresh-start`))
    expect(answer.status).toBe(409)
    await office.settle()
    expect((await phone.get(application)).status).toBe(200)
  })

  test('ほかの人の下書きは、続けることも消すこともできない', async () => {
    const draft = await begin()
    const ren = await office.visit('山本蓮')
    expect((await ren.get(`${draft}/resume`)).status).toBe(404)
    const html = await (await ren.get('/procedures/group-test')).text()
    const form = formOf(html, '/procedures/group-test/applications')
    expect((await ren.post(`${draft}/fresh-start`, form)).status).toBe(404)
  })
})

describe('途中でサインインが切れても', () => {
  const expire = () =>
    sql`update auth.sessions set seen_at = seen_at - interval '1 hour'`.execute(office.house.db.kysely)

  /** Sends a form too late, signs in again and sends what was kept; returns where that leads. */
  async function sendTooLate(path: string, fields: Record<string, string>): Promise<Response> {
    const form = formOf(await (await phone.get(path)).text(), path)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    await expire()
    const back = new URL((await phone.post(path, form)).headers.get('location') ?? '', 'http://localhost')
    const kept = back.searchParams.get('return_to') ?? ''
    expect(kept).toMatch(/^\/kept-forms\//)
    phone = await office.visit('佐藤花子')
    return phone.submit(kept, {}, path)
  }

  test('質問の答えは残り、サインインし直すと答えになる', async () => {
    const draft = await begin()
    const sent = await sendTooLate(`${draft}/questions/kind`, { kind: 'with' })
    expect(locationOf(sent)).toBe(`${draft}/questions/rows`)
  })

  test('行の答えも残る', async () => {
    const draft = await begin()
    await phone.submit(`${draft}/questions/kind`, { kind: 'with' })
    const row = locationOf(await phone.get(`${draft}/questions/rows/rows/new`))
    await sendTooLate(row, { 'dog-name': 'ポチ', 'has-chip': 'no' })
    expect(await read(`${draft}/questions/rows`)).toContain('ポチ')
  })

  test('補正の答えも残り、写真だけは選び直してもらう', async () => {
    const clerk = await staffActor(office.house, '中村葵')
    const { id } = await filedRequest(office.house, '佐藤花子', 'sample-notification', clerk)
    await office.house.db.transact((tx) =>
      requestCorrection(tx, office.house, clerk, id, {
        fields: ['why', 'paper'],
        reason: 'くわしく書いてください',
        answerBy: Temporal.PlainDate.from('2026-12-15'),
      }),
    )
    const path = `/applications/${id}/correction`
    const fields = formOf(await (await phone.get(path)).text(), path)
    const form = new FormData()
    for (const [name, value] of fields) form.set(name, value)
    form.set('why', 'もっとくわしい理由')
    form.set('paper', new File(['x'], 'photo.jpg', { type: 'image/jpeg' }))
    await expire()
    const back = new URL((await phone.upload(path, form)).headers.get('location') ?? '', 'http://localhost')
    phone = await office.visit('佐藤花子')
    const kept = back.searchParams.get('return_to') ?? ''
    expect(await read(kept)).toContain('選び直して')
    const again = await phone.submit(kept, {}, path)
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('もっとくわしい理由')
  })
})
