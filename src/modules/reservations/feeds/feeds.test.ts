import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, satoHanako, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { cancelReservation } from '../booking/actions/cancel.ts'
import { reservations } from '../index.ts'
import { endOwnRegistration } from '../registrants/actions/represent.ts'
import { leaveGroup } from '../registrants/actions/members.ts'
import type { ActingRegistrant } from '../registrants/index.ts'
import { activeGroup, actingIn, booked, moved, registered } from '../testing/booked.ts'
import { forgetFeeds } from './actions/forget-feeds.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let hanako: ActingRegistrant
beforeAll(async () => {
  house = await testHouse({ modules: [people, reservations] })
  app = testApp(house)
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  hanako = await registered(house, satoHanako.personId)
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const asking = (day: string, blocks: number[], spaceId = hall.music) => ({
  spaceId,
  day: Temporal.PlainDate.from(day),
  choice: { blocks },
})
const visit = async (name: string) => browse(app, await signInAs(house, name))
const paths = (html: string) =>
  [...html.matchAll(/http[^"]*(\/calendar\/feeds\/[\w-]{43}\.ics)"/g)].map((m) => m[1] ?? '')
const fetched = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

async function addressOf(name: string, of = 'all'): Promise<string> {
  const visitor = await visit(name)
  await visitor.submit('/calendar', { of })
  const page = await (await visitor.get('/calendar')).text()
  const at = of === 'all' ? page : page.slice(page.indexOf(`id="${of}"`))
  const [path] = paths(at)
  if (!path) throw new Error('no address')
  return path
}

describe('予約のカレンダー', () => {
  test('承認された予約の場所と時刻が日本の時間で読め、人の名前は出ない', async () => {
    const id = await booked(house, hanako, asking('2026-12-20', [1]))
    const answer = await fetched(await addressOf('佐藤花子'))
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const [event] = events(text).filter(({ uid }) => uid.startsWith(id))
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-12-20T00:00:00.000Z')
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-12-20T03:00:00.000Z')
    expect(event?.startDate.zone?.tzid).toBe('Asia/Tokyo')
    expect(event?.summary).toBe('小さなホール 音楽室')
    expect(event?.location).toBe('小さなホール (豊玉北1-1-1)')
    const [other] = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT')
    expect(other).toMatchObject({ uid: event?.uid, status: 'CONFIRMED' })
    expect(other?.type === 'VEVENT' && other.start.toISOString()).toBe('2026-12-20T00:00:00.000Z')
    expect(text).not.toMatch(/佐藤|花子|さとう/)
  })

  test('変更と取消しで SEQUENCE が上がり、UID は変わらず、取り消したものは60日のあいだ取消しと分かる', async () => {
    const address = await addressOf('佐藤花子')
    const id = await booked(house, hanako, asking('2026-12-21', [1]))
    const read = async () =>
      events(await (await fetched(address)).text()).filter(({ uid }) => uid === `${id}@reservations.madoguchi`)
    const [before] = await read()
    await moved(house, hanako, id, asking('2026-12-21', [2], hall.tatami))
    const [after] = await read()
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.NaN)
    expect(after?.startDate.toJSDate().toISOString()).toBe('2026-12-21T04:00:00.000Z')
    expect(after?.summary).toBe('小さなホール 和室')
    await house.db.transact((tx) => cancelReservation(tx, house, hanako.resident, id))
    const [gone] = await read()
    expect(gone?.sequence).toBeGreaterThan(after?.sequence ?? Number.NaN)
    expect(gone?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(gone?.summary).toBe('【取消し】小さなホール 和室')
    await house.setNow('2027-01-30T10:00:00+09:00')
    expect(await read()).toHaveLength(1)
    await house.setNow('2027-02-01T10:00:00+09:00')
    expect(await read()).toHaveLength(0)
  })

  test('変わっていなければ 304 で中身を送らず、変わると新しい中身を送る', async () => {
    const address = await addressOf('佐藤花子')
    const tag = (await fetched(address)).headers.get('etag') ?? ''
    const again = await fetched(address, { 'if-none-match': `"other", ${tag}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    await booked(house, hanako, asking('2026-12-22', [1]))
    expect((await fetched(address, { 'if-none-match': tag })).status).toBe(200)
  })

  test('替えると前のアドレスは使えず、止めると何も読めない。データベースにアドレスはない', async () => {
    const first = await addressOf('佐藤花子')
    const second = await addressOf('佐藤花子')
    expect(second).not.toBe(first)
    expect((await fetched(first)).status).toBe(404)
    expect((await fetched(second)).status).toBe(200)
    const token = second.slice('/calendar/feeds/'.length, -'.ics'.length)
    const { rows } = await sql<{ all: string }>`
      select string_agg(f::text, ' ') as all from reservations.calendar_feeds f`.execute(house.db.kysely)
    expect(rows[0]?.all).not.toContain(token)
    const visitor = await visit('佐藤花子')
    await visitor.submit('/calendar', { of: 'all' }, '/calendar/removal')
    expect((await fetched(second)).status).toBe(404)
    expect((await fetched(`/calendar/feeds/${'A'.repeat(43)}.ics`)).status).toBe(404)
  })

  test('団体のアドレスは団体の予約だけを出し、抜けた人には、自分のアドレスでも何も出ない', async () => {
    const id = await activeGroup(
      house,
      'みほんの会',
      [takasakiYoshiro, satoKen, itoTadashi].map((one) => one.personId),
    )
    const ken = await actingIn(house, satoKen.personId, id)
    await booked(house, ken, asking('2026-12-23', [1]))
    const ofGroup = await addressOf('佐藤健', id)
    const ofAll = await addressOf('佐藤健')
    const count = async (path: string) => events(await (await fetched(path)).text()).length
    expect([await count(ofGroup), await count(ofAll)]).toEqual([1, 1])
    expect(await (await fetched(ofGroup)).text()).not.toContain('みほんの会')
    const stranger = await visit('佐藤花子')
    expect((await stranger.submit('/calendar', { of: id }, '/calendar')).status).toBe(404)
    await house.db.transact((tx) => leaveGroup(tx, house, ken.resident, id))
    expect((await fetched(ofGroup)).status).toBe(404)
    expect(await count(ofAll)).toBe(0)
  })

  test('登録が終わるとアドレスは止まり、1年後には何も残らない。ほかの登録がある人のアドレスはそのまま', async () => {
    const ken = await registered(house, satoKen.personId)
    const own = await addressOf('佐藤健')
    const others = await addressOf('佐藤花子')
    await house.db.transact((tx) => endOwnRegistration(tx, house, ken.resident, ken.registrant.id))
    await forgetFeeds(house)
    expect((await fetched(own)).status).toBe(404)
    expect((await fetched(others)).status).toBe(200)
    const kept = async () =>
      (
        await sql`select 1 from reservations.calendar_feeds where person_id = ${satoKen.personId}`.execute(
          house.db.kysely,
        )
      ).rows.length
    const before = await kept()
    house.setNow('2027-12-02T09:59:59+09:00')
    await forgetFeeds(house)
    expect(await kept()).toBe(before)
    house.setNow('2027-12-03T10:00:01+09:00')
    await forgetFeeds(house)
    await forgetFeeds(house)
    expect(await kept()).toBe(0)
    expect((await fetched(others)).status).toBe(200)
  })

  test('一件の予約はファイルで受け取れ、ほかの人には予約がない', async () => {
    const id = await booked(house, hanako, asking('2026-12-24', [4]))
    const mine = await (await visit('佐藤花子')).get(`/reservations/${id}/calendar`)
    expect(mine.headers.get('content-disposition')).toBe('attachment; filename="reservation.ics"')
    const [event] = events(await mine.text())
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-12-24T12:30:00.000Z')
    expect((await (await visit('伊藤正')).get(`/reservations/${id}/calendar`)).status).toBe(404)
  })

  test('同じアドレスを1分に20回を超えて読むと、待つように言う', async () => {
    const address = await addressOf('佐藤花子')
    const statuses: number[] = []
    // The minute may turn once on the way.
    while (statuses.at(-1) !== 429 && statuses.length < 42) statuses.push((await fetched(address)).status)
    expect(statuses.slice(0, 20).every((status) => status === 200)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })
})
