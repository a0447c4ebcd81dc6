import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { settle } from '#platform/jobs/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, signInAs, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { type FakePost, startFakePost } from '../delivery/fixtures/fake-post.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { forgetRecipient } from '../campaigns/engine/store/forget.ts'
import { approvedCampaign } from '../campaigns/engine/fixtures/campaigns.ts'
import { messaging } from '../index.ts'
import { readNumber, sayNumber } from './domain/notice-letter.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let carrier: FakePost
let tadashi: ReturnType<typeof browse>
let makoto: ReturnType<typeof browse>
beforeAll(async () => {
  carrier = await startFakePost()
  house = await testHouse({ modules: [people, messaging, noticesOfTests], settings: { POST_BASE_URL: carrier.url } })
  app = testApp(house)
  tadashi = browse(app, await signInAs(house, '伊藤正'))
  makoto = browse(app, await staffSignInAs(house, '高橋真'))
})
afterAll(async () => {
  await house?.close()
  await carrier?.close()
})
beforeEach(async () => {
  carrier.letters.clear()
  for (const table of ['deliveries', 'reprints', 'letter_wishes'])
    await sql
      .raw(`delete from messaging.${table}`)
      .execute(house.db.kysely)
      .catch(() => undefined)
})

let turn = 0
const tell = async (person = itoTadashi): Promise<void> => {
  turn += 1
  const notice = { kind: 'test.issued', personId: person.personId, key: `post-${turn}`, data: { number: turn } }
  await house.db.transact((tx) => notify(tx, notice))
  await settle(house)
}
const wish = (...wishes: string[]) => tadashi.submit('/messages/letters', { wishes })
const states = async () =>
  (await sql`select state, reason from messaging.deliveries order by id`.execute(house.db.kysely)).rows
const newestNumber = async (): Promise<string> => {
  const { rows } = await sql<{ number: number }>`
    select max(number)::int as number from messaging.notice_letters`.execute(house.db.kysely)
  return sayNumber(rows[0]?.number ?? 0)
}
const printed = async (): Promise<string> =>
  (await makoto.submit('/staff/letters/print')).headers.get('location') ?? 'nothing waited'

describe('手紙の受け取り方', () => {
  test('大きな文字を選ぶと、次の手紙から字が大きくなり、番号が付く', async () => {
    await tell()
    const usual = Buffer.from([...carrier.letters.values()][0]?.pdf ?? '', 'base64')
    expect((await wish('largePrint')).headers.get('location')).toBe('/messages/letters?done=saved')
    carrier.letters.clear()
    await tell()
    const large = Buffer.from([...carrier.letters.values()][0]?.pdf ?? '', 'base64')
    expect(readPdf(large).text.replaceAll(/\s/g, '')).toContain((await newestNumber()).replace(' ', ''))
    // The body is of 11 points, and of 18.
    expect([readPdf(usual).sizes.has(11), readPdf(usual).sizes.has(18)]).toEqual([true, false])
    expect(readPdf(large).sizes.has(18)).toBe(true)
  })

  test('選んだ形は次に開いたときも出て、ほかの人の形は変わらない', async () => {
    await wish('braille')
    expect(await (await tadashi.get('/messages/letters')).text()).toMatch(/value="braille"[^>]*checked/)
    const ren = browse(app, await signInAs(house, '山本蓮'))
    expect(await (await ren.get('/messages/letters')).text()).not.toMatch(/value="braille"[^>]*checked/)
  })
})

describe('職員が印刷する手紙', () => {
  test('点字の希望がある手紙は印刷を待ち、一つのPDFと表になり、渡したときに「送った」になる', async () => {
    await wish('braille', 'largePrint')
    await tell()
    expect(carrier.letters.size).toBe(0)
    expect(await states()).toEqual([{ state: 'created', reason: null }])
    expect(await (await makoto.get('/staff/letters/print')).text()).toContain('点字')
    const path = await printed()
    const pdf = readPdf(Buffer.from(await (await makoto.get(`${path}/letters.pdf`)).arrayBuffer()))
    const text = pdf.text.replaceAll(/\s/g, '')
    expect(text).toMatch(/お知らせの手紙一覧.*点字.*伊藤正/s)
    expect(await (await makoto.get(`${path}/letters.csv`)).text()).toMatch(/"177-0042".*"伊藤正","要","要",""/)
    expect(await states()).toEqual([{ state: 'created', reason: null }])
    await makoto.submit(path, {}, `${path}/posting`)
    expect(await states()).toEqual([{ state: 'sent', reason: null }])
    const { rows } = await sql<{ action: string }>`
      select action from platform.audit where person_id = ${itoTadashi.personId} and action like 'messaging.print%'`.execute(
      house.db.kysely,
    )
    expect(rows.map(({ action }) => action)).toEqual(['messaging.print_batch.read', 'messaging.print_batch.read'])
  })

  test('一通は一度だけ。渡したあとは、理由を書いた刷り直しだけが読める', async () => {
    await wish('voiceCode')
    await tell()
    const path = await printed()
    expect(await (await makoto.get('/staff/letters/print')).text()).toContain('印刷を待っている手紙は、ありません')
    await makoto.submit(path, {}, `${path}/posting`)
    expect((await makoto.get(`${path}/letters.pdf`)).status).toBe(409)
    expect((await makoto.submit(path, { reason: '' }, `${path}/reprints`)).status).toBe(422)
    await makoto.submit(path, { reason: '紙づまり' }, `${path}/reprints`)
    const again = /\/staff\/letters\/print\/[0-9a-f-]+\/reprints\/[0-9a-f-]+\/letters\.pdf/.exec(
      await (await makoto.get(path)).text(),
    )
    const pdf = readPdf(Buffer.from(await (await makoto.get(again?.[0] ?? '')).arrayBuffer()))
    expect(pdf.text.replaceAll(/\s/g, '')).toContain('刷り直し')
  })

  test('何日待っても、印刷を待つ手紙はあきらめず、二度は数えない', async () => {
    await wish('braille')
    await tell()
    await sql`update messaging.deliveries set next_attempt_at = now() - interval '1 day'`.execute(house.db.kysely)
    await settle(house)
    await settle(house)
    expect(await states()).toEqual([{ state: 'created', reason: null }])
    expect(carrier.letters.size).toBe(0)
  })

  test('決まった課の人だけが、印刷と返戻の画面を開ける', async () => {
    const other = browse(app, await staffSignInAs(house, '藤原賢'))
    for (const path of ['/staff/letters/print', '/staff/letters/returned'])
      expect([403, 404]).toContain((await other.get(path)).status)
  })
})

describe('一斉配信の手紙', () => {
  const write = async () => {
    await sql`
      insert into messaging.topic_choices (person_id, topic, chosen_at) values (${itoTadashi.personId}, 'waste', now())
      on conflict do nothing`.execute(house.db.kysely)
    await sql`delete from messaging.contacts where person_id = ${itoTadashi.personId}`.execute(house.db.kysely)
    await sql`delete from messaging.topic_choices where person_id <> ${itoTadashi.personId}`.execute(house.db.kysely)
    await approvedCampaign(house, { channels: ['letter'], isStatutory: true })
    await settle(house)
  }

  test('点字の希望がある人の分は職員が印刷し、番号と希望が付く。ほかの人の分は郵便局へ行く', async () => {
    await write()
    expect([...carrier.letters.values()].map(({ to }) => to.name)).toEqual(['伊藤正'])
    const sheet = readPdf(Buffer.from([...carrier.letters.values()][0]?.pdf ?? '', 'base64'))
    expect(sheet.text.replaceAll(/\s/g, '')).toContain((await newestNumber()).replace(' ', ''))

    carrier.letters.clear()
    await wish('braille', 'largePrint')
    await write()
    expect(carrier.letters.size).toBe(0)
    const path = await printed()
    expect(await (await makoto.get(`${path}/letters.csv`)).text()).toMatch(
      new RegExp(`"${await newestNumber()}","177-0042".*"伊藤正","要","要",""`),
    )
    const pdf = readPdf(Buffer.from(await (await makoto.get(`${path}/letters.pdf`)).arrayBuffer()))
    expect(pdf.text.replaceAll(/\s/g, '')).toContain('年末の収集日のお知らせです')
    expect(pdf.sizes.has(18)).toBe(true)
  })

  test('戻ってきたら、確かめるまで、次の配信の手紙も出さない', async () => {
    await wish()
    await write()
    await makoto.submit('/staff/letters/returned', { number: await newestNumber(), reason: 'unknown' })
    carrier.letters.clear()
    await write()
    expect(carrier.letters.size).toBe(0)
    const { rows } = await sql<{ reasons: object }>`
      select left_out as reasons from messaging.chunks order by id desc limit 1`.execute(house.db.kysely)
    expect(rows).toEqual([{ reasons: { [itoTadashi.personId]: 'address-returned' } }])
    await sql`update messaging.notice_letters set checked_by = gen_random_uuid(), checked_at = now()
      where returned_on is not null and checked_at is null`.execute(house.db.kysely)
  })

  test('記録を残さない人の手紙は、番号も宛先も残らない', async () => {
    await wish()
    await write()
    const kept = async () =>
      (
        await sql`select from messaging.notice_letters where person_id = ${itoTadashi.personId}
          and campaign_id is not null`.execute(house.db.kysely)
      ).rows.length
    expect(await kept()).toBeGreaterThan(0)
    await house.db.transact((tx) => forgetRecipient(tx, itoTadashi.personId))
    expect(await kept()).toBe(0)
  })
})

describe('戻ってきた手紙', () => {
  const enter = (number: string, reason = 'unknown') => makoto.submit('/staff/letters/returned', { number, reason })

  test('番号と理由を記録すると、住所が変わるか確かめるまで、そこへは出さない。ほかの人には出す', async () => {
    await tell()
    expect(carrier.letters.size).toBe(1)
    const number = await newestNumber()
    expect((await enter(number)).headers.get('location')).toContain('done=entered')
    expect((await enter(number)).status).toBe(422)
    carrier.letters.clear()
    await tell()
    expect(carrier.letters.size).toBe(0)
    expect((await states()).at(-1)).toEqual({ state: 'cancelled', reason: 'address-returned' })
    expect(await (await tadashi.get('/messages/letters')).text()).toContain('warning')

    const page = await (await makoto.get('/staff/letters/returned')).text()
    expect(page).toContain('伊藤')
    const action = /\/staff\/letters\/returned\/[0-9a-f-]{36}/.exec(page)?.[0] ?? ''
    await makoto.submit('/staff/letters/returned', {}, action)
    await tell()
    expect(carrier.letters.size).toBe(1)
  })

  test('住所が変わっていれば、確かめなくても新しい住所へ出す', async () => {
    await tell()
    await enter(await newestNumber(), 'expired')
    await sql`update messaging.notice_letters set address = 'まえの住所' where returned_on is not null`.execute(
      house.db.kysely,
    )
    carrier.letters.clear()
    await tell()
    expect(carrier.letters.size).toBe(1)
  })

  test('出していない番号は、次にすることとともに断る', async () => {
    const answer = await enter('999999')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('番号を確かめて')
    expect(readNumber('お知らせ　０００１２３')).toBe(123)
    expect(readNumber('N8-2041-7765-3')).toBeUndefined()
  })
})
