import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { anonymous, signInMail } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { groundOf, townCalled } from '../ground/index.ts'
import { reports } from '../index.ts'
import { fileReport, lockReport, publishReport } from '../record/index.ts'
import { forgetDrafts } from './actions/forget-drafts.ts'
import { personalLink } from './actions/personal-link.ts'

let house: TestHouse
beforeAll(async () => {
  // A Friday evening.
  const settings = { PUBLIC_URL: 'http://localhost' }
  house = await testHouse({ modules: [people, messaging, reports], now: '2026-11-27T21:00:00+09:00', settings })
})
afterAll(() => house.close())
// The tests share one network.
beforeEach(() => sql`update platform.rate_limits set used = 0`.execute(house.db.kysely))

const newcomer = () => browse(testApp(house))
const signedIn = async (name = '佐藤花子') => browse(testApp(house), await signInAs(house, name))
type Browser = ReturnType<typeof browse>
const where = (response: Response) => response.headers.get('location') ?? ''

const lamp = { town: '光が丘二丁目', description: '街灯がつきません', category: 'street-lamp' }

/** From the empty form to the page that is sent. */
async function fillIn(visitor: Browser, fields: Record<string, string> = lamp, page = '/reports/new'): Promise<string> {
  const answer = await visitor.submit(page, fields, '/reports/new')
  expect([answer.status, where(answer)]).toEqual([303, expect.stringMatching(/^\/reports\/new\/[0-9a-f-]{36}\/check$/)])
  return where(answer)
}
const sendFrom = (check: string) => check.replace('/check', '/send')
const send = async (visitor: Browser, check: string, fields: Record<string, string> = {}) =>
  visitor.submit(check, fields, sendFrom(check))
const read = async (visitor: Browser, path: string) => (await visitor.get(path)).text()

async function one<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> {
  const { rows } = await query.execute(house.db.kysely)
  const [row] = rows
  if (!row) throw new Error('no row')
  return row
}
const counted = async () => (await one(sql<{ n: number }>`select count(*)::int as n from reports.reports`)).n
type Filed = { id: string; town: string; channel: string; reporter: string | null; owner: string; attributes: object }
const newest = () =>
  one(sql<Filed>`
    select id, town, channel, reporter_person_id as reporter, owner, attributes from reports.reports
    order by id desc limit 1`)

const photo = (colour = 'red') =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: colour } })
    .composite([{ input: Buffer.from('<svg width="320" height="240"><rect width="120" height="240"/></svg>') }])
    .jpeg()
    .toBuffer()

/** The form with files, as a browser sends it. */
async function withPhotos(visitor: Browser, files: readonly Uint8Array[], fields: Record<string, string> = lamp) {
  const form = new FormData()
  for (const [name, value] of formOf(await read(visitor, '/reports/new'), '/reports/new')) form.set(name, value)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const bytes of files)
    form.append('photos', new File([Uint8Array.from(bytes)], 'lamp.jpg', { type: 'image/jpeg' }))
  return visitor.upload('/reports/new', form)
}

describe('レポートを送る', () => {
  test('場所とことばから、番号と期限のある受付になり、本人にすぐ知らせる', async () => {
    const visitor = await signedIn()
    const check = await fillIn(visitor)
    expect(await read(visitor, check)).toContain('光が丘二丁目')
    const sent = await send(visitor, check, { 'attribute-how': 'off' })
    const thanks = await read(visitor, where(sent))
    expect(thanks).toMatch(/M8-\d{4}-\d{4}-\d/)
    expect(thanks).toContain('令和8年12月4日')
    const filed = await newest()
    expect(filed).toMatchObject({ town: '光が丘二丁目', channel: 'web', reporter: satoHanako.personId })
    expect(filed.attributes).toEqual({ how: 'off' })
    const told = await one(sql<{ n: number }>`
      select count(*)::int as n from platform.notices where key = ${`reports.received:${filed.id}`}`)
    expect(told.n).toBe(1)
  })

  test('同じ用紙を20回同時に送っても、レポートは1つで、みな同じページに進む', async () => {
    const visitor = await signedIn()
    const check = await fillIn(visitor)
    const before = await counted()
    const form = formOf(await read(visitor, check), sendFrom(check))
    const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.post(sendFrom(check), form)))
    expect(new Set(answers.map((answer) => `${answer.status} ${where(answer)}`)).size).toBe(1)
    expect(await counted()).toBe(before + 1)
  })

  test('別のタブで開いた2枚の用紙を送っても、書きかけが1つならレポートは1つ', async () => {
    const visitor = await signedIn()
    const check = await fillIn(visitor)
    const forms = [await read(visitor, check), await read(visitor, check)].map((html) => formOf(html, sendFrom(check)))
    const before = await counted()
    await Promise.all(forms.map((form) => visitor.post(sendFrom(check), form)))
    expect(await counted()).toBe(before + 1)
  })

  test('場所の外、知らない町、場所のない用紙は、書いたものを残したまま直してもらう', async () => {
    const visitor = await signedIn()
    const refused = async (fields: Record<string, string>) => {
      const answer = await visitor.submit('/reports/new', { ...lamp, town: '', ...fields })
      return { status: answer.status, html: await answer.text() }
    }
    // Tokyo station.
    const outside = await refused({ lat: '35.681236', lon: '139.767125' })
    expect([outside.status, outside.html.includes('の外です')]).toEqual([422, true])
    expect(outside.html).toContain('街灯がつきません')
    expect((await refused({ town: 'ゑゐ町' })).html).toContain('この場所が分かりませんでした')
    expect((await refused({})).html).toContain('場所を教えてください')
    expect((await refused({ lat: '999', lon: 'NaN' })).status).toBe(422)
  })

  test('環八の街路灯は都道のものとして届き、引き継ぐと先に言う', async () => {
    const ground = groundOf(house)
    const road = ground?.roads.find(({ name }) => name.startsWith('環八'))
    const place = road?.line[Math.floor(road.line.length / 2)]
    if (!place) throw new Error('no road')
    const visitor = await signedIn()
    const check = await fillIn(visitor, { ...lamp, lat: String(place.lat), lon: String(place.lon), town: '' })
    expect(await read(visitor, check)).toMatch(/環八.*東京都第四建設事務所/)
    await send(visitor, check)
    expect((await newest()).owner).toBe('metropolis')
  })
})

describe('写真', () => {
  test('送った写真はレポートに付き、1枚目は近くからのもの。付けなかったものは残らない', async () => {
    const visitor = await signedIn()
    const check = where(await withPhotos(visitor, [await photo(), await photo('blue')]))
    const [first = ''] = /\/reports\/new\/[0-9a-f-]+\/photos\/[0-9a-f-]+/.exec(await read(visitor, check)) ?? []
    expect((await visitor.get(first)).headers.get('content-type')).toMatch(/^image\//)
    expect((await newcomer().get(first)).status).toBe(404)
    await send(visitor, check)
    const { rows } = await sql<{ role: string }>`
      select role from reports.photos where report_id = ${(await newest()).id} order by role desc`.execute(
      house.db.kysely,
    )
    expect(rows.map(({ role }) => role)).toEqual(['near', 'far'])
  })

  test('読めない写真は、何をすればよいかを言い、ほかの写真とことばは残る', async () => {
    const visitor = await signedIn()
    const good = await photo('green')
    const answer = await withPhotos(visitor, [good, good.subarray(0, 400), Buffer.from('<svg/>')])
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('写真が途中で切れているようです')
    expect(html).toContain('街灯がつきません')
    expect(html.match(/class="kept-photos"[\s\S]*?<\/ul>/)?.[0].match(/<img/g)).toHaveLength(1)
  })

  test('名乗る前の写真は、同じネットワークから1時間に90枚まで。超えても、ことばは残る', async () => {
    const visitor = newcomer()
    await withPhotos(visitor, [await photo('teal')])
    await sql`update platform.rate_limits set used = 90 where used < 90 and minute > clock_timestamp() - interval '1 hour'`.execute(
      house.db.kysely,
    )
    const answer = await withPhotos(visitor, [await photo('teal')])
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('この1時間にたくさん送られています')
  })

  test('書きかけのまま1日たつと、写真ごとなくなる', async () => {
    const visitor = await signedIn()
    const check = where(await withPhotos(visitor, [await photo('gold')]))
    const id = check.split('/')[3] ?? ''
    const files = () =>
      one(sql<{ n: number }>`
        select count(*)::int as n from platform.files f join reports.drafts d on f.owner_id = any(d.photo_ids)
        where d.id = ${id}`)
    expect((await files()).n).toBe(1)
    const { photoIds } = await one(sql<{ photoIds: string[] }>`
      select photo_ids as "photoIds" from reports.drafts where id = ${id}`)
    await sql`update reports.drafts set changed_at = changed_at - interval '25 hours' where id = ${id}`.execute(
      house.db.kysely,
    )
    await forgetDrafts(house)
    const left = await one(sql<{ n: number }>`
      select count(*)::int as n from platform.files where owner_id = any(${photoIds}::uuid[])`)
    expect(left.n).toBe(0)
    expect((await visitor.get(check)).status).toBe(404)
  })
})

describe('だれの書きかけか', () => {
  test('ほかのブラウザからは、見ることも、送ることも、写真を使うこともできない', async () => {
    const check = await fillIn(await signedIn())
    const before = await counted()
    const stranger = browse(testApp(house))
    await stranger.get('/reports/new')
    const forged = formOf(await read(stranger, '/reports/new'), '/reports/new')
    expect((await stranger.get(check)).status).toBe(404)
    expect((await stranger.post(sendFrom(check), forged)).status).toBe(404)
    forged.set('draft', check.split('/')[3] ?? '')
    expect((await stranger.post('/reports/new', forged)).status).toBe(404)
    expect(await counted()).toBe(before)
  })

  test('データベースには読める形で残さない', async () => {
    await fillIn(await signedIn(), { ...lamp, description: '秘密の花園' })
    const { sealed } = await one(sql<{ sealed: Buffer }>`
      select sealed from reports.drafts where sealed is not null order by id desc limit 1`)
    expect(sealed.toString('utf8')).not.toContain('花園')
  })

  test('サインインしていない人は、最後にメールを確かめ、書いたものはそのまま送られる', async () => {
    const visitor = newcomer()
    const check = await fillIn(visitor)
    const asked = await send(visitor, check, { by: 'mail', 'attribute-how': 'flickers', nearHome: 'yes' })
    expect(where(asked)).toBe(`/sign-in/mail?return_to=${encodeURIComponent(`${check}#send`)}`)
    await visitor.submit(where(asked), { address: 'yoru@example.jp' }, '/sign-in/mail')
    const { id } = await one(sql<{ id: string }>`select id from auth.mail_links order by created_at desc limit 1`)
    const mail = await house.db.transact((tx) => signInMail(tx, house, id))
    const link = /http:\/\/localhost(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(where(await visitor.submit(link))).toBe(`${check}#send`)
    const html = await read(visitor, check)
    expect(html).toMatch(/value="flickers"[^>]*checked/)
    expect(html).toMatch(/name="nearHome"[^>]*checked/)
    const done = await visitor.post(sendFrom(check), formOf(html, sendFrom(check)))
    expect(await read(visitor, where(done))).toContain('確かめたメールアドレスへ')
    const { reporter } = await newest()
    const { address } = await one(sql<{ address: string }>`
      select address from messaging.contacts where person_id = ${reporter}`)
    expect(address).toBe('yoru@example.jp')
  })

  test('トークのリンクからは、サインインしなくても本人のレポートになる。1時間を過ぎると、だれのものでもない', async () => {
    const visitor = newcomer()
    const link = personalLink(house, satoHanako.personId)
    const check = await fillIn(visitor, lamp, link)
    await send(visitor, check)
    expect(await newest()).toMatchObject({ channel: 'line', reporter: satoHanako.personId })
    house.setNow('2026-11-27T22:01:00+09:00')
    const late = newcomer()
    const lateCheck = await fillIn(late, lamp, link)
    expect(where(await send(late, lateCheck))).toContain('/sign-in?')
    house.setNow('2026-11-27T21:00:00+09:00')
    expect(await read(newcomer(), link.replace(/.{8}$/, 'AAAAAAAA'))).not.toContain('name="by"')
  })

  test('1日の数を超えると、明日まで待つよう言い、書いたものは残る', async () => {
    const visitor = await signedIn('山本蓮')
    for (let n = 0; n < 20; n++) await send(visitor, await fillIn(visitor))
    const before = await counted()
    const check = await fillIn(visitor)
    const refused = await send(visitor, check)
    expect([refused.status, await counted()]).toEqual([422, before])
    expect(await refused.text()).toContain('続きは明日送ってください')
    expect((await visitor.get(check)).status).toBe(200)
    house.setNow('2026-11-28T00:01:00+09:00')
    expect(where(await send(visitor, check))).toContain('/thanks')
    house.setNow('2026-11-27T21:00:00+09:00')
  })
})

describe('似ているもの', () => {
  test('見える先のレポートを見せ、見守るとそれで終わり、隠したものは見せも見守らせもしない', async () => {
    const ground = groundOf(house)
    const place = ground && townCalled(ground, '大泉学園町一丁目')?.place
    if (!place) throw new Error('no town')
    const file = () =>
      house.db.transact((tx) =>
        fileReport(tx, house, anonymous, {
          ...{ category: 'street-lamp', channel: 'web', place, town: '大泉学園町一丁目', owner: 'ward' },
          description: '街灯がつきません',
        }),
      )
    const [shown, hidden] = [await file(), await file()]
    await house.db.transact(async (tx) => {
      const report = await lockReport(tx, hidden.id)
      if (report)
        await publishReport(tx, house, anonymous, report, { to: 'hidden', by: { kind: 'system' }, reason: 'abuse' })
    })
    const visitor = await signedIn()
    const check = await fillIn(visitor, { ...lamp, town: '大泉学園町一丁目' })
    const html = await read(visitor, check)
    expect([html.includes(shown.number), html.includes(hidden.number)]).toEqual([true, false])
    const follow = check.replace('/check', '/follow')
    const form = formOf(html, follow)
    const before = await counted()
    form.set('report', hidden.id)
    expect((await visitor.post(follow, form)).status).toBe(404)
    form.set('report', shown.id)
    form.set('idempotency_key', randomUUID())
    const done = await visitor.post(follow, form)
    expect(await read(visitor, where(done))).toContain(shown.number)
    expect(await counted()).toBe(before)
    const follower = await one(sql<{ personId: string }>`
      select person_id as "personId" from reports.followers where report_id = ${shown.id}`)
    expect(follower.personId).toBe(satoHanako.personId)
  })
})

describe('電話で待っていたレポート', () => {
  async function waiting(visitor: Browser, key: string, fields: Record<string, string> = {}) {
    const { csrf, may } = (await (await visitor.get('/reports/outbox/ready')).json()) as { csrf: string; may: boolean }
    const form = new FormData()
    const given = { csrf, idempotency_key: key, sent_key: key, kind: 'defect', town: '桜台一丁目', ...fields }
    for (const [name, value] of Object.entries(given)) form.set(name, value)
    form.append('photos', new File([Uint8Array.from(await photo())], 'a.jpg', { type: 'image/jpeg' }))
    return { may, answer: await visitor.upload('/reports/outbox', form) }
  }

  test('同じものを何度送っても、別のアカウントで送り直しても、レポートは1つ', async () => {
    const key = randomUUID()
    const hanako = await signedIn()
    const before = await counted()
    const first = await waiting(hanako, key, { description: '公園のブランコがこわれた' })
    expect([first.may, first.answer.status]).toEqual([true, 200])
    await Promise.all([waiting(hanako, key), waiting(await signedIn('佐藤健'), key)])
    expect(await counted()).toBe(before + 1)
    const { category } = await one(sql<{ category: string }>`
      select category from reports.reports order by id desc limit 1`)
    expect(category).toBe('playground')
  })

  test('サインインが切れていれば、受け取らずにそう言う。足りないものは、書きかけとして預かる', async () => {
    const before = await counted()
    const stranger = newcomer()
    await stranger.get('/reports/new')
    expect((await waiting(stranger, randomUUID())).answer.status).toBe(401)
    const visitor = await signedIn()
    const { answer } = await waiting(visitor, randomUUID(), { town: 'ゑゐ町', description: '看板が曲がっている' })
    const { fix } = (await answer.json()) as { fix: string }
    expect([answer.status, await counted()]).toEqual([422, before])
    expect(await read(visitor, fix)).toContain('看板が曲がっている')
  })
})

describe('テーマと番号札', () => {
  test('テーマの用紙は種類が決まっていて、要る答えがなければ送れない。終わると受け付けない', async () => {
    const visitor = await signedIn()
    expect(await read(visitor, '/reports/themes/mirrors')).toContain('/reports/new?theme=mirrors')
    const check = await fillIn(visitor, { town: '光が丘二丁目' }, '/reports/new?theme=mirrors')
    expect((await send(visitor, check)).status).toBe(422)
    const [answer = ''] = /(?<=name="attribute-condition"[^>]*value=")[a-z-]+/.exec(await read(visitor, check)) ?? []
    expect(where(await send(visitor, check, { 'attribute-condition': answer }))).toContain('/thanks')
    house.setNow('2027-06-01T10:00:00+09:00')
    expect(await read(visitor, '/reports/new?theme=mirrors')).toContain('この募集は終わりました')
    house.setNow('2026-11-27T21:00:00+09:00')
  })

  test('番号札からは、場所とものが分かっていて、知らない番号でも知らせられる', async () => {
    await sql`
      insert into reports.assets (kind, plate, label, position, town, owner, office_id, changed_at)
      select 'mirror', 'M-0042', '鏡 42号', point(139.63, 35.7595), '光が丘二丁目', 'ward', id, now()
      from people.offices where key = 'roads-parks' limit 1`.execute(house.db.kysely)
    const visitor = await signedIn()
    const page = await read(visitor, '/reports/at/ｍ-0042')
    expect(page).toContain('鏡 42号')
    const check = await fillIn(visitor, { description: '' }, '/reports/at/M-0042')
    await send(visitor, check, { 'attribute-plate': 'M-0042' })
    const { plate } = await one(sql<{ plate: string }>`
      select a.plate from reports.reports r join reports.assets a on a.id = r.asset_id order by r.id desc limit 1`)
    expect(plate).toBe('M-0042')
    expect(await read(visitor, '/reports/at/NONE-1')).toContain('見つかりませんでした')
  })
})
