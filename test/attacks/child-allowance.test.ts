import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filedClaim } from '#modules/procedures/testing/filed-claim.ts'
import { verifiedResident } from '#modules/procedures/testing/filed-case.ts'
import { locationOf } from '#modules/procedures/testing/office.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { type Attacked, openAttacked, type Visitor } from './office.ts'

let office: Attacked
let ken: Visitor
let aoi: Visitor
let osamu: Visitor
let keiko: Visitor

beforeAll(async () => {
  office = await openAttacked()
  ken = await office.visit('佐藤健')
  aoi = await office.sitAtDesk('中村葵')
  osamu = await office.sitAtDesk('小山修')
  keiko = await office.sitAtDesk('石井恵子')
})
afterAll(() => office?.close())

const plain = (html: string) => html.replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
const read = async (visitor: Visitor, path: string) => plain(await (await visitor.get(path)).text())
const baby = { name: '佐藤葵', kana: 'サトウ アオイ', 'birth-date': '2026-11-25', relation: 'child', together: 'yes' }

/** As far as the list of children. */
async function begun(visitor: Visitor): Promise<{ application: string; list: string }> {
  const start = '/procedures/child-allowance'
  const draft = locationOf(await visitor.submit(start, {}, `${start}/applications`)).replace(/\/questions.*/, '')
  // What an earlier test left is not gone on with.
  const anew = await visitor.submit(`${draft}/resume`, {}, `${draft}/fresh-start`)
  const application = locationOf(anew).replace(/\/questions.*/, '')
  await visitor.submit(`${application}/questions/workplace`, { 'public-servant': 'no' })
  await visitor.submit(`${application}/questions/event`, { event: 'birth', 'event-date': '2026-11-25' })
  return { application, list: `${application}/questions/children` }
}

describe('お子さんの行', () => {
  test('一人も入れずに「これで全部」と送っても進まず、生まれる前の日は受け付けない', async () => {
    const { list } = await begun(ken)
    const row = `${list}/rows/${newId()}`
    const none = await ken.post(list, formOf(await (await ken.get(row)).text(), row))
    expect(none.status).toBe(422)
    expect(plain(await none.text())).toContain('お子さんを入力してください')
    const unborn = await ken.submit(row, { ...baby, 'birth-date': '2026-12-03' })
    expect(unborn.status).toBe(422)
    expect(plain(await unborn.text())).toContain('以前の日にしてください')
    expect(await read(ken, list)).toContain('まだ入力していません')
  })

  test('二十人分を同時に送っても十五人までで、どの行も一度だけ数える', async () => {
    const { list } = await begun(ken)
    const rows = Array.from({ length: 20 }, () => `${list}/rows/${newId()}`)
    const forms = await Promise.all(rows.map(async (row) => formOf(await (await ken.get(row)).text(), row)))
    const sent = await Promise.all(
      rows.map((row, index) => {
        const form = Object.fromEntries(forms[index] ?? [])
        return ken.post(row, { ...form, ...baby, name: `佐藤${'一二三四五六七八九十甲乙丙丁戊己庚辛壬癸'[index]}子` })
      }),
    )
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(15)
    const shown = await read(ken, list)
    expect(shown).toContain('お子さん 15')
    expect(shown).not.toContain('お子さん 16')
    expect(shown).toContain('入力できるのは15までです')
  })

  test('確認の画面を開いたまま別の画面でお子さんを消すと、消す前の内容では確定できない', async () => {
    const { application, list } = await begun(ken)
    const rows = [newId(), newId()].map((id) => `${list}/rows/${id}`)
    for (const [index, row] of rows.entries()) await ken.submit(row, { ...baby, name: `佐藤葵${'一二'[index]}` })
    await ken.submit(list)
    await ken.submit(`${application}/questions/elder`)
    await ken.submit(`${application}/questions/spouse`, { spouse: 'no' })
    await ken.submit(`${application}/questions/account`, { account: 'public', phone: '090-0000-0102' })
    await ken.submit(`${application}/questions/letter`, { letter: 'post' })
    const confirm = `${application}/confirmation`
    const check = formOf(await (await ken.get(`${application}/check`)).text(), confirm)
    const [first, again] = await Promise.all([1, 2].map(() => ken.submit(list, {}, `${rows[1]}/removal`)))
    expect([first?.status, again?.status]).toEqual([303, 303])
    const stale = await ken.post(confirm, check)
    expect(locationOf(stale)).not.toContain('/signature')
    const { rows: states } = await sql<{ state: string }>`
      select state from procedures.applications where id = ${application.split('/')[2]}`.execute(office.house.db.kysely)
    expect(states).toEqual([{ state: 'draft' }])
    expect(await read(ken, list)).not.toContain('佐藤葵二')
  })

  test('ほかの人の申請の行は、見ることも足すことも消すこともできない', async () => {
    const { list } = await begun(ken)
    const row = `${list}/rows/${newId()}`
    await ken.submit(row, baby)
    const ren = await office.visit('山本蓮')
    const own = await begun(ren)
    const place = `${own.list}/rows/${newId()}`
    const form = Object.fromEntries(formOf(await (await ren.get(place)).text(), place))
    expect((await ren.get(row)).status).toBe(404)
    expect((await ren.post(row, { ...form, ...baby, name: '山本蓮' })).status).toBe(404)
    expect((await ren.post(`${row}/removal`, form)).status).toBe(404)
    expect(await read(ken, list)).toContain('佐藤葵')
  })
})

describe('決裁', () => {
  /** A claim that has been drafted and examined; its act. */
  async function examined(): Promise<{ file: string; act: string }> {
    await verifiedResident(office.house, '佐藤健')
    const answers = { event: 'birth', 'event-date': '2026-11-25', account: 'public', letter: 'post' }
    const children = [{ id: newId(), answers: baby }]
    const { id } = await filedClaim(office.house, {
      procedure: 'child-allowance',
      name: '佐藤健',
      answers: { ...answers, children },
    })
    await office.settle()
    const file = `/staff/cases/${id}`
    await aoi.submit(file, {}, `${file}/assignment`)
    const facts = { firstMonth: '令和8年12月分', monthlyAmount: '15,000円', children: '佐藤葵　15,000円' }
    const typed = Object.fromEntries(Object.entries(facts).map(([name, text]) => [`fact-grant-${name}`, text]))
    const ground = '児童手当法 第7条'
    const drafted = await aoi.submit(file, { outcome: 'grant', ground, seen: 'on', ...typed }, `${file}/acts`)
    const act = locationOf(drafted)
    expect(act).toMatch(/^\/staff\/acts\//)
    await osamu.submit(act, {}, `${act}/examination`)
    return { file, act }
  }

  const count = async (act: string, table: 'act_steps' | 'deliveries', kind = '') => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.raw(`procedures.${table}`)}
      where act_id = ${act.split('/')[3]} ${kind ? sql`and kind = ${kind}` : sql``}`.execute(office.house.db.kysely)
    return rows[0]?.count
  }

  test('決定を二度押しても、二つの画面から押しても、決定は一つで、二人目には今の状態を言う', async () => {
    const { act } = await examined()
    const [one, two] = [1, 2].map(async () => formOf(await (await keiko.get(act)).text(), `${act}/decision`))
    const [first, second] = [await one, await two]
    if (!first || !second) throw new Error('no form')
    const answers = await Promise.all([first, first, second].map((form) => keiko.post(`${act}/decision`, form)))
    // The screen that came first is answered as often as it is pressed, the other told; either may be the first.
    const statuses = answers.map(({ status }) => status)
    expect([[303, 303, 422].join(), [422, 422, 303].join()]).toContain(statuses.join())
    expect(await count(act, 'act_steps', 'decide')).toBe(1)
    const told = answers.find(({ status }) => status === 422)
    expect(plain((await told?.text()) ?? '')).toContain('ほかの職員が先に処理しました')
  })

  test('施行を二人が同時に押しても、文書番号も通知書も支払いの依頼も一つである', async () => {
    const { file, act } = await examined()
    await keiko.submit(act, {}, `${act}/decision`)
    const forms = await Promise.all(
      [aoi, osamu, aoi].map(async (clerk) => formOf(await (await clerk.get(act)).text(), `${act}/effecting`)),
    )
    const [mine, his, again] = forms
    if (!mine || !his || !again) throw new Error('no form')
    await Promise.all([
      aoi.post(`${act}/effecting`, mine),
      aoi.post(`${act}/effecting`, mine),
      osamu.post(`${act}/effecting`, his),
      aoi.post(`${act}/effecting`, again),
    ])
    await office.settle()
    expect(await count(act, 'act_steps', 'effect')).toBe(1)
    expect(await count(act, 'deliveries')).toBe(1)
    const { rows } = await sql`
      select from payments.payouts where purpose_id = ${file.split('/')[3]}`.execute(office.house.db.kysely)
    expect(rows).toHaveLength(1)
  })

  test('きのう職が終わった課長の画面が開いたままでも、決定はできない', async () => {
    const { act } = await examined()
    const form = formOf(await (await keiko.get(act)).text(), `${act}/decision`)
    const { kysely } = office.house.db
    const posts = await sql<{ id: string }>`
      update people.posts set valid_to = ${office.house.clock.today()}
      where valid_to is null and staff_id = (select id from people.staff where name = '石井恵子') returning id`.execute(
      kysely,
    )
    expect(posts.rows.length).toBeGreaterThan(0)
    const late = await keiko.post(`${act}/decision`, form)
    expect(late.status).not.toBe(200)
    expect(await count(act, 'act_steps', 'decide')).toBe(0)
    await sql`update people.posts set valid_to = null where id = any(${posts.rows.map(({ id }) => id)}::uuid[])`.execute(
      kysely,
    )
    expect((await keiko.submit(act, {}, `${act}/decision`)).status).toBe(303)
    expect(await count(act, 'act_steps', 'decide')).toBe(1)
  })

  test('ほかの課の職員には、起案も通知書も支払いも存在しない', async () => {
    const { file, act } = await examined()
    const makoto = await office.sitAtDesk('高橋真')
    for (const path of [act, `${act}/letter.pdf`, file]) expect((await makoto.get(path)).status, path).toBe(404)
    const form = formOf(await (await keiko.get(act)).text(), `${act}/decision`)
    expect([403, 404]).toContain((await makoto.post(`${act}/decision`, form)).status)
    expect(await read(makoto, '/staff/payouts')).not.toContain('佐藤健')
    expect(await count(act, 'act_steps', 'decide')).toBe(0)
  })
})

test('ここまでの記録に、お子さんの名前も口座も残っていない', () => {
  expect(office.logged()).toContain('request')
  expect(office.logged()).not.toMatch(/佐藤|葵|サトウ|2026-11-25|15,000/)
})
