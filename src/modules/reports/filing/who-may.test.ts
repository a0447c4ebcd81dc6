import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { signInMail } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { insertBlock } from '../desk/store/blocks.ts'
import { reports } from '../index.ts'
import { filedPublic, moved } from '../reading/testing/filed.ts'
import { type ReportSettings, requireCatalogue } from '../record/index.ts'

let house: TestHouse
let settings: ReportSettings
let usual: ReportSettings
beforeAll(async () => {
  const at = { now: '2026-11-27T21:00:00+09:00', settings: { PUBLIC_URL: 'http://localhost' } }
  house = await testHouse({ modules: [people, messaging, reports], ...at })
  settings = requireCatalogue(house).settings
  usual = { ...settings }
})
afterAll(() => house.close())
beforeEach(async () => {
  Object.assign(settings, usual)
  house.setNow('2026-11-27T21:00:00+09:00')
  await sql`update platform.rate_limits set used = 0`.execute(house.db.kysely)
})

/** What the municipality has decided in its file. */
const decides = (some: Partial<ReportSettings>) => Object.assign(settings, some)

const signedIn = async (name = '佐藤花子') => browse(testApp(house), await signInAs(house, name))
type Browser = ReturnType<typeof browse>
const where = (response: Response) => response.headers.get('location') ?? ''
const read = async (visitor: Browser, path: string) => (await visitor.get(path)).text()

async function one<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> {
  const { rows } = await query.execute(house.db.kysely)
  const [row] = rows
  if (!row) throw new Error('no row')
  return row
}
const counted = async () => (await one(sql<{ n: number }>`select count(*)::int as n from reports.reports`)).n

const lamp = { town: '光が丘二丁目', description: '街灯がつきません', category: 'street-lamp' }
const fillIn = async (visitor: Browser, fields: Record<string, string> = lamp, page = '/reports/new') =>
  where(await visitor.submit(page, fields, '/reports/new'))
const send = (visitor: Browser, check: string) => visitor.submit(check, {}, check.replace('/check', '/send'))

/** Confirms a mail address, and comes to where the link leads. */
async function confirmMail(visitor: Browser, address: string, back: string): Promise<void> {
  await visitor.submit(`/sign-in/mail?return_to=${encodeURIComponent(back)}`, { address }, '/sign-in/mail')
  const { id } = await one(sql<{ id: string }>`select id from auth.mail_links order by created_at desc limit 1`)
  const mail = await house.db.transact((tx) => signInMail(tx, house, id))
  await visitor.submit(/http:\/\/localhost(\S+)/.exec(mail?.text ?? '')?.[1] ?? '')
}

describe('よい行いを知らせる', () => {
  test('ごみ拾いを用紙から送ると、お礼のページになり、直す期限は言わない', async () => {
    const visitor = await signedIn()
    const page = '/reports/new?kind=good_deed'
    expect(await read(visitor, page)).not.toContain('street-lamp')
    const check = await fillIn(visitor, { town: '光が丘二丁目', description: '駅前でごみを拾いました' }, page)
    expect(check).toMatch(/\/kind$/)
    const chosen = where(await visitor.submit(check, { category: 'litter-picked' }, check))
    const thanks = await read(visitor, where(await send(visitor, chosen)))
    expect(thanks).toContain('<h1>ありがとうございます')
    expect(thanks).not.toContain('までに')
    const filed = await one(sql<{ kind: string; category: string; dueOn: string | null }>`
      select kind, category, due_on as "dueOn" from reports.reports order by id desc limit 1`)
    expect(filed).toEqual({ kind: 'good_deed', category: 'litter-picked', dueOn: null })
  })

  test('よい行いの用紙で、不具合の種類は送れない', async () => {
    const visitor = await signedIn()
    const sent = await visitor.submit('/reports/new?kind=good_deed', lamp, '/reports/new')
    expect(where(sent)).toMatch(/\/kind$/)
  })
})

describe('だれが送れるか', () => {
  test('本人確認を求めるまちでは、メールだけの人は送れず、何をすればよいかを言われ、書いたものは残る', async () => {
    decides({ mayReport: 'verified' })
    const visitor = browse(testApp(house))
    const check = await fillIn(visitor)
    expect(await read(visitor, check)).not.toContain('name="by"')
    expect(where(await send(visitor, check))).toMatch(/^\/sign-in\?return_to=/)
    await confirmMail(visitor, 'yoru@example.jp', check)
    const before = await counted()
    const html = await read(visitor, check)
    expect(html).toContain('メールアドレスの確認だけでは送れません')
    expect(html).toContain('街灯がつきません')
    expect(where(await send(visitor, check))).toBe(`/proof?return_to=${encodeURIComponent(`${check}#send`)}`)
    expect(await counted()).toBe(before)
    expect(await read(visitor, check)).toContain('街灯がつきません')
  })

  test('本人確認を求めるまちでも、カードで確かめた人は送れる', async () => {
    decides({ mayReport: 'verified' })
    const visitor = await signedIn('伊藤正')
    expect(where(await send(visitor, await fillIn(visitor)))).toContain('/thanks')
  })

  test('投稿を止められた人には、電話を案内し、書いたものは残り、期限が過ぎれば送れる', async () => {
    const { id } = await filedPublic(house, { reporter: satoHanako.personId })
    const from = house.clock.now()
    await house.db.transact((tx) =>
      insertBlock(tx, {
        personId: satoHanako.personId,
        reportId: id,
        reason: 'abuse',
        from,
        until: from.add({ hours: 24 }),
        byStaff: newId<'staff'>(),
      }),
    )
    const visitor = await signedIn()
    const check = await fillIn(visitor)
    const before = await counted()
    const refused = await send(visitor, check)
    const html = await refused.text()
    expect([refused.status, await counted()]).toEqual([422, before])
    expect(html).toContain('このアカウントからのレポートは受け付けていません')
    expect(html).toContain(house.profile.phone)
    expect(await read(visitor, check)).toContain('街灯がつきません')
    house.setNow('2026-11-28T21:00:01+09:00')
    expect(where(await send(visitor, check))).toContain('/thanks')
  })

  test('同じネットワークから1時間に決めた数を超えると、しばらく待つよう言い、書いたものは残る', async () => {
    decides({ perNetworkAnHour: 2 })
    const visitor = await signedIn('伊藤正')
    for (let at = 0; at < 2; at += 1) expect(where(await send(visitor, await fillIn(visitor)))).toContain('/thanks')
    const check = await fillIn(visitor)
    const before = await counted()
    const refused = await send(visitor, check)
    expect([refused.status, await counted()]).toEqual([422, before])
    expect(await refused.text()).toContain('この1時間にたくさん送られています')
    expect(await read(visitor, check)).toContain('街灯がつきません')
    await sql`update platform.rate_limits set minute = minute - interval '1 hour'`.execute(house.db.kysely)
    expect(where(await send(visitor, check))).toContain('/thanks')
  })

  test('一人が1日に決めた数を超えると、明日まで待つよう言い、書いたものは残る', async () => {
    decides({ perPersonADay: 1 })
    const visitor = await signedIn('佐藤健')
    expect(where(await send(visitor, await fillIn(visitor)))).toContain('/thanks')
    const check = await fillIn(visitor)
    const refused = await send(visitor, check)
    expect(await refused.text()).toContain('続きは明日送ってください')
    expect(await read(visitor, check)).toContain('街灯がつきません')
  })
})

describe('メールアドレスだけを確かめた人', () => {
  test('レポートを見守れ、自分のページに並び、動きを知らされ、やめられる', async () => {
    const { id, number } = await filedPublic(house)
    const path = `/reports/${number}`
    const visitor = browse(testApp(house))
    await confirmMail(visitor, 'miru@example.jp', path)
    expect(where(await visitor.submit(path, {}, `${path}/following`))).toBe(`${path}?said=followed`)
    expect(await read(visitor, '/reports/mine')).toContain(number)
    const { personId } = await one(sql<{ personId: string }>`
      select person_id as "personId" from reports.followers where report_id = ${id}`)
    const { address } = await one(sql<{ address: string }>`
      select address from messaging.contacts where person_id = ${personId}`)
    expect(address).toBe('miru@example.jp')
    await moved(house, id, { to: 'investigating' })
    await settle(house)
    const told = await one(sql<{ n: number }>`
      select count(*)::int as n from platform.notices where kind = 'reports.followed' and person_id = ${personId}`)
    expect(told.n).toBe(1)
    const end = `${path}/following/end`
    expect(formOf(await read(visitor, path), end)).toBeDefined()
    await visitor.submit(path, {}, end)
    expect(await read(visitor, '/reports/mine')).not.toContain(number)
  })
})
