import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { staffActor } from '#modules/people/fixtures.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../index.ts'
import { type FakeMail, startFakeMail } from '../delivery/fixtures/fake-mail.ts'
import { type FakeMulticast, startFakeMulticast } from './engine/fixtures/fake-multicast.ts'
import { startCampaign } from './engine/index.ts'

let house: TestHouse
let line: FakeMulticast
let mail: FakeMail
let app: ReturnType<typeof testApp>
let matsuo: ReturnType<typeof browse>
let nishida: ReturnType<typeof browse>
const noon = '2026-12-02T12:00:00+09:00'

beforeAll(async () => {
  ;[line, mail] = await Promise.all([startFakeMulticast(), startFakeMail()])
  const settings = { LINE_BASE_URL: line.url, MAIL_HOST: '127.0.0.1', MAIL_PORT: String(mail.port) }
  house = await testHouse({ modules: [people, messaging], now: noon, settings })
  // Everybody with a contact wants to know about what is written here.
  await sql`
    insert into messaging.topic_choices (person_id, topic, chosen_at)
    select distinct c.person_id, t, now() from messaging.contacts c, unnest(array['disaster', 'events', 'checkups']) t
    on conflict do nothing`.execute(house.db.kysely)
  app = testApp(house)
  matsuo = browse(app, await staffSignInAs(house, '松尾拓也'))
  nishida = browse(app, await staffSignInAs(house, '西田京子'))
})
beforeEach(() => house.setNow(noon))
afterAll(async () => {
  await house.close()
  await Promise.all([line.close(), mail.close()])
})

type Browser = ReturnType<typeof browse>
const list = '/staff/campaigns'
const ordinary = {
  title: '防災訓練のお知らせ',
  topic: 'disaster',
  channels: ['mail', 'line'],
  urgency: 'ordinary',
  send_on: '2026-12-02',
  send_time: '13:00',
  expires_on: '2026-12-05',
  expires_time: '17時',
  'ja-subject': '地域の集まりに来てください',
  'ja-body': '12月6日に公園で集まります。\n水と食べ物の備えを話します。',
}

const where = (response: Response): string => response.headers.get('location') ?? ''
const text = async (response: Response | Promise<Response>): Promise<string> => (await response).text()

async function draft(fields: Record<string, string | string[]> = {}, by: Browser = matsuo): Promise<string> {
  const response = await by.submit(`${list}/new`, { ...ordinary, ...fields }, list)
  expect(response.status, await response.clone().text()).toBe(303)
  return where(response).split('?')[0] ?? ''
}

/** As a browser would send the whole form of the page. */
const edit = (by: Browser, path: string, fields: Record<string, string | string[]>) =>
  by.submit(`${path}/edit`, { ...ordinary, ...fields })

const press = (by: Browser, path: string, deed: string, fields: Record<string, string> = {}) =>
  by.submit(path, fields, `${path}/${deed}`)

async function submitted(fields: Record<string, string | string[]> = {}): Promise<string> {
  const path = await draft(fields)
  expect((await press(matsuo, path, 'submission')).status).toBe(303)
  return path
}

const idOf = (path: string): string => path.split('/').at(-1) ?? ''

async function stateOf(path: string): Promise<string | undefined> {
  const { rows } = await house.db.read((tx) =>
    sql<{ state: string }>`select state from messaging.campaigns where id = ${idOf(path)}`.execute(tx),
  )
  return rows[0]?.state
}

/** Writes to the database as the program could. */
const write = (statement: ReturnType<typeof sql>) => house.db.transact((tx) => statement.execute(tx))

describe('二人で出す', () => {
  test('書いた人は承認できず、別の人の承認で送る日時に出ていく', async () => {
    const path = await submitted()
    expect(await text(matsuo.get(path))).not.toContain('/approval"')
    const page = await text(nishida.get(path))
    expect(page).toContain('地域の集まりに来てください')
    expect(page).toContain('はじめて出された内容です')
    const approved = await press(nishida, path, 'approval')
    expect(where(approved)).toBe(`${path}?done=approved`)
    await settle(house)
    expect(await stateOf(path)).toBe('approved')
    house.setNow('2026-12-02T13:00:00+09:00')
    await settle(house)
    expect(await stateOf(path)).toBe('done')
  })

  test('自分で出したものは、承認の権限があっても承認できない。データベースも断る', async () => {
    const path = await draft({}, nishida)
    await press(nishida, path, 'submission')
    expect(await text(nishida.get(path))).toContain('書いた人や出した人は承認できません')
    const staff = await staffActor(house, '西田京子')
    await expect(
      write(
        sql`update messaging.campaigns set state = 'approved', approved_by = ${staff.staffId}, approved_at = now() where id = ${idOf(path)}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('ほかの人の下書きに手を入れた人も、承認できない', async () => {
    const path = await draft()
    await edit(nishida, path, { 'ja-body': '12月6日に駅前で集まります。' })
    await press(matsuo, path, 'submission')
    expect(await text(nishida.get(path))).toContain('書いた人や出した人は承認できません')
    const staff = await staffActor(house, '西田京子')
    await expect(
      write(
        sql`update messaging.campaigns set state = 'approved', approved_by = ${staff.staffId}, approved_at = now() where id = ${idOf(path)}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('出したあとは内容を変えられない。データベースも断る', async () => {
    const path = await submitted()
    const again = await edit(matsuo, path, { title: 'すり替え' })
    expect(again.status).toBe(422)
    expect(await text(again)).toContain('ほかの人が先に進めました')
    await expect(
      write(sql`update messaging.campaigns set link = 'https://example.jp/' where id = ${idOf(path)}`),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('見ている間に内容が変わると、承認にならず、変わったところを1行ずつ見せる', async () => {
    const path = await submitted()
    const seen = /name="fingerprint" value="([^"]+)"/.exec(await text(nishida.get(path)))?.[1] ?? ''
    await press(matsuo, path, 'return')
    await edit(matsuo, path, { 'ja-body': '12月6日に公園で集まります。\n毛布の備えを話します。' })
    await press(matsuo, path, 'submission')
    const answer = await press(nishida, path, 'approval', { fingerprint: seen })
    expect(answer.status).toBe(422)
    const page = await text(answer)
    expect(page).toContain('見ている間に内容が変わりました')
    expect(page).toMatch(/<del>.*水と食べ物の備えを話します。<\/del>/s)
    expect(page).toMatch(/<ins>.*毛布の備えを話します。<\/ins>/s)
    expect(await stateOf(path)).toBe('submitted')
    expect(where(await press(nishida, path, 'approval'))).toContain('done=approved')
  })

  test('人数は、承認できる人にだけ見せる', async () => {
    const path = await submitted()
    expect(await text(nishida.get(path))).toContain('分野を選んだ人')
    expect(await text(matsuo.get(path))).not.toContain('分野を選んだ人')
  })

  test('ほかの課の人には、あることも分からない', async () => {
    const path = await submitted()
    const kato = browse(app, await staffSignInAs(house, '加藤誠'))
    expect((await kato.get(path)).status).toBe(404)
    expect(await text(kato.get(list))).not.toContain(path)
    expect((await browse(app, await staffSignInAs(house, '平野ゆい')).get(list)).status).toBe(403)
  })
})

describe('出す前の確かめ', () => {
  test('足りないところは欄のところで知らせ、書いたものは消えない', async () => {
    const wrong = await matsuo.submit(
      `${list}/new`,
      {
        ...ordinary,
        topic: '',
        'ja-body': '',
        link: 'http://example.jp/',
        expires_on: '2026-12-01',
        'en-subject': 'Come',
      },
      list,
    )
    expect(wrong.status).toBe(422)
    const page = await text(wrong)
    for (const field of ['topic', 'ja-body', 'link', 'expires_on', 'en-body'])
      expect(page).toContain(`#field-${field}"`)
    expect(page).toContain('地域の集まりに来てください')
  })

  test('過ぎた日や消し忘れの言葉があると、承認する人にも見える', async () => {
    const path = await submitted({ 'ja-body': 'これはテストです。11月20日に集まります。2024年の計画です。' })
    const page = await text(nishida.get(path))
    expect(page).toContain('「テスト」という言葉が残っています')
    expect(page).toContain('「11月20日」は、もう過ぎた日です')
    expect(page).toContain('「2024」は、今年ではありません')
  })

  test('ロック画面には、静かな分野では見出しを出さない', async () => {
    const looks = async (topic: string) =>
      /ロック画面<\/figcaption>(.*?)<\/figure>/s.exec(await text(matsuo.get(await draft({ topic }))))?.[1]
    expect(await looks('disaster')).toContain('地域の集まりに来てください')
    expect(await looks('checkups')).toContain('区役所からのお知らせ')
    expect(await looks('checkups')).not.toContain('地域の集まりに来てください')
  })

  test('夜に送る日時なら、朝になってから出ていくと見せる', async () => {
    const path = await draft({ send_time: '22時' })
    const page = await text(matsuo.get(path))
    expect(page).toContain('朝になってから送ります')
    expect(page).toContain('12月3日(木)8時〜12月3日(木)21時')
  })

  test('古くなった情報は承認できず、承認のあとに古くなれば出ていかない', async () => {
    const source = {
      source_on: '2026-12-02',
      source_time: '11:40',
      urgency: 'emergency',
      override_reason: '大雨のため',
      send_time: '12:05',
    }
    const late = await submitted(source)
    house.setNow('2026-12-02T12:11:00+09:00')
    const refused = await press(nishida, late, 'approval', { night: 'yes' })
    expect(await text(refused)).toContain('もとの情報が古くなりました')

    house.setNow(noon)
    const path = await submitted({ ...source, send_time: '12:20' })
    expect(where(await press(nishida, path, 'approval', { night: 'yes' }))).toContain('approved')
    await expect(
      write(
        sql`update messaging.campaigns set state = 'sending', materialised_at = '2026-12-02T12:20:00+09:00' where id = ${idOf(path)}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
    house.setNow('2026-12-02T12:20:00+09:00')
    await settle(house)
    expect(await stateOf(path)).toBe('expired')
  })
})

describe('緊急', () => {
  const emergency = `${list}/emergency?text=evacuation`

  test('用意した文を選び、2回押すだけで承認待ちになり、承認のあとすぐに出ていく', async () => {
    house.setNow('2026-12-02T23:50:00+09:00')
    expect(await text(matsuo.get(`${list}/emergency`))).toContain('避難指示・高齢者等避難')
    const raised = await matsuo.submit(emergency, { ...(await textsIn(emergency)), night: 'yes' })
    expect(raised.status, /<div class="errors".*?<\/div>/s.exec(await raised.clone().text())?.[0]).toBe(303)
    const path = where(raised).split('?')[0] ?? ''
    expect(await stateOf(path)).toBe('submitted')
    const unticked = await press(nishida, path, 'approval')
    expect(unticked.status).toBe(422)
    expect(await text(unticked)).toContain('夜でも届くことを確かめて')
    expect(where(await press(nishida, path, 'approval', { night: 'yes' }))).toContain('done=approved')
    await settle(house)
    expect(await stateOf(path)).toBe('done')
  })

  test('夜でも届くことを確かめていないと、出せない', async () => {
    const wrong = await matsuo.submit(emergency, await textsIn(emergency))
    expect(wrong.status).toBe(422)
    expect(await text(wrong)).toContain('#field-night"')
  })

  test('10分に3件を超えると、1件ごとに2人の承認が要る', async () => {
    const nomura = browse(app, await staffSignInAs(house, '野村俊介'))
    const at = '2026-12-09T10:00:00+09:00'
    house.setNow(at)
    for (let count = 0; count < 3; count += 1) {
      const one =
        where(await matsuo.submit(emergency, { ...(await textsIn(emergency)), night: 'yes' })).split('?')[0] ?? ''
      expect(where(await press(nishida, one, 'approval', { night: 'yes' }))).toContain('done=approved')
    }
    const fourth =
      where(await matsuo.submit(emergency, { ...(await textsIn(emergency)), night: 'yes' })).split('?')[0] ?? ''
    expect(await text(nishida.get(fourth))).toContain('2人の承認が必要です')
    expect(where(await press(nishida, fourth, 'approval', { night: 'yes' }))).toContain('done=another')
    expect(await stateOf(fourth)).toBe('submitted')
    expect(await text(nishida.get(fourth))).toContain('あなたはもう承認しました')
    expect(where(await press(nomura, fourth, 'approval', { night: 'yes' }))).toContain('done=approved')
    expect(await stateOf(fourth)).toBe('approved')
  })

  async function textsIn(path: string): Promise<Record<string, string>> {
    const page = await text(matsuo.get(path))
    const areas = [...page.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n([^<]*)<\/textarea>/g)]
    return Object.fromEntries(areas.map(([, name = '', value = '']) => [name, value]))
  }
})

describe('止める・訂正する', () => {
  async function sending(): Promise<string> {
    const path = await submitted({ send_time: '12:00' })
    await press(nishida, path, 'approval')
    await house.db.transact((tx) => startCampaign(tx, house, idOf(path) as never))
    expect(await stateOf(path)).toBe('sending')
    return path
  }

  test('送っている途中で、ひと押しで止まり、再開すると続きが出ていく', async () => {
    const path = await sending()
    expect(where(await press(matsuo, path, 'brake'))).toBe(`${path}?done=braked`)
    await settle(house)
    expect(await stateOf(path)).toBe('braked')
    expect(await text(matsuo.get(`${path}/progress`))).toContain('出た分は取り消せません')
    await press(matsuo, path, 'release')
    await settle(house)
    expect(await stateOf(path)).toBe('done')
  })

  test('残りを取り下げると、まだの分は出ていかない', async () => {
    const path = await sending()
    await press(matsuo, path, 'withdrawal')
    await settle(house)
    expect(await stateOf(path)).toBe('withdrawn')
    const { rows } = await house.db.read((tx) =>
      sql<{ state: string }>`select distinct state from messaging.chunks where cause = ${idOf(path)}`.execute(tx),
    )
    expect(rows).toEqual([{ state: 'cancelled' }])
    expect(await text(matsuo.get(`${path}/results`))).toContain('取り下げなど')
  })

  test('訂正はひと押しで下書きになり、送っている途中なら止め、同じ人に同じ方法で届く。一つだけ作れる', async () => {
    const path = await sending()
    const made = await press(matsuo, path, 'correction')
    const correction = where(made).split('?')[0] ?? ''
    expect(await stateOf(path)).toBe('braked')
    expect(where(await press(nishida, path, 'correction').catch(() => made))).toContain(correction)
    const form = await text(matsuo.get(`${correction}/edit`))
    expect(form).toContain('【訂正】')
    expect(form).not.toContain('name="channels"')
    await edit(matsuo, correction, {
      send_time: '12:00',
      'ja-body': '12月7日に公園で集まります。',
      urgency: 'ordinary',
    })
    await press(matsuo, correction, 'submission')
    const page = await text(nishida.get(correction))
    expect(page).toContain('訂正する配信との違い')
    expect(page).toContain('訂正する配信の宛先')
    await press(nishida, correction, 'approval')
    await settle(house)
    expect(await stateOf(correction)).toBe('done')
    const told = async (one: string) =>
      (
        await house.db.read((tx) =>
          sql<{ channel: string; person: string }>`
            select channel, person_id as person from messaging.intents where cause = ${idOf(one)} order by 1, 2`.execute(
            tx,
          ),
        )
      ).rows
    expect((await told(path)).length).toBeGreaterThan(3)
    expect(await told(correction)).toEqual(await told(path))
  })

  test('緊急の訂正は、どの課の承認者もすぐに承認できる。通常の訂正はできない', async () => {
    const shimizu = browse(app, await staffSignInAs(house, '清水隆'))
    house.setNow('2026-12-10T12:00:00+09:00')
    const days = { send_on: '2026-12-10', expires_on: '2026-12-11', send_time: '12:00' }
    const path = await submitted({ ...days, urgency: 'emergency', override_reason: '大雨のため' })
    expect((await shimizu.get(path)).status).toBe(404)
    await press(nishida, path, 'approval', { night: 'yes' })
    await settle(house)
    const correction = where(await press(matsuo, path, 'correction')).split('?')[0] ?? ''
    await press(matsuo, correction, 'submission')
    expect(await text(shimizu.get(list))).toContain(correction)
    expect(where(await press(shimizu, correction, 'approval', { night: 'yes' }))).toContain('done=approved')
  })

  test('届いたか分からない束は、承認の権限がある人が決めるまで何も起きない', async () => {
    const path = await sending()
    await write(sql`
      update messaging.chunks set state = 'unknown', settled_at = now(), body = '{}', retry_key = gen_random_uuid(),
        recipients = (select array_agg(person_id) from messaging.intents i where i.cause = chunks.cause and i.channel = chunks.channel),
        addresses = '{}', left_out = '{}', first_attempt_at = now()
      where cause = ${idOf(path)}`)
    const chunks = async () =>
      (
        await house.db.read((tx) =>
          sql<{ id: string; state: string; key: string; body: string; splitFrom: string | null; recipients: string[] }>`
            select id, state, retry_key as key, body, split_from as "splitFrom", recipients from messaging.chunks
            where cause = ${idOf(path)} order by id`.execute(tx),
        )
      ).rows
    const [first, second] = await chunks()
    if (!first || !second) throw new Error('no chunks')
    expect((await chunks()).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
    expect(await text(matsuo.get(`${path}/progress`))).not.toContain('もう一度送る')
    const progress = `${path}/progress`
    const decide = (id: string, as: string) => nishida.submit(progress, { as }, `${path}/chunks/${id}`)
    expect(where(await decide(first.id, 'sent'))).toContain('done=decided')
    expect(where(await decide(second.id, 'again'))).toContain('done=decided')
    const after = await chunks()
    expect(after.find(({ id }) => id === first.id)?.state).toBe('sent')
    expect(after.find(({ id }) => id === second.id)?.state).toBe('split')
    const fresh = after.find(({ splitFrom }) => splitFrom === second.id)
    expect(fresh).toMatchObject({ state: 'created', body: second.body, recipients: second.recipients })
    expect(fresh?.key).not.toBe(second.key)
  })
})

describe('結果', () => {
  test('10人に満たない数は、ページにもCSVにも出ない', async () => {
    const path = await submitted({ send_time: '12:00' })
    await press(nishida, path, 'approval')
    // The chunks that were written by hand above cannot be sent.
    await settle(house, { tolerant: true })
    const page = await text(matsuo.get(`${path}/results`))
    expect(page).toContain('表示しません')
    const file = await matsuo.get(`${path}/results/file?format=csv`)
    const csv = await file.text()
    expect(csv).toContain('表示しません')
    expect(csv).not.toMatch(/,[1-9](,|\r|$)/m)
    expect((await matsuo.get(`${list}/results`)).status).toBe(200)
    const month = await text(matsuo.get(`${list}/results/file?month=2026-12&format=csv`))
    expect(month).toContain('分野「防災・気象」を選んだ人')
  })
})
