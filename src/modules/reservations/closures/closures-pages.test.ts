import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { satoHanako, satoKen } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { confirmReservation } from '../booking/actions/confirm.ts'
import { holdPlace } from '../booking/actions/hold.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { findReservation } from '../booking/store/reservations.ts'
import { reservations } from '../index.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { type ActingRegistrant, registrantsOf } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let hanako: ActingRegistrant
let ken: ActingRegistrant
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, messaging, reservations] })
  app = testApp(house)
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db, { weather: true })
  await sql`
    update reservations.facilities set office_id = (select id from people.offices where key = 'sports' limit 1)
    where slug = 'small-hall'`.execute(house.db.kysely)
  hanako = await registered(satoHanako.personId)
  ken = await registered(satoKen.personId)
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

async function registered(personId: PersonId): Promise<ActingRegistrant> {
  const resident = residentActor(personId)
  await house.db.transact((tx) => registerPerson(tx, house, resident))
  const [held] = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  if (!held) throw new Error('not registered')
  return { resident, ...held }
}

async function reserved(acting: ActingRegistrant, spaceId: number, on: string, no: number): Promise<ReservationId> {
  const day = Temporal.PlainDate.from(on)
  const asked = { spaceId, day, choice: { blocks: [no] }, activity: 'meeting', attendees: 12 }
  const made = await house.db.transact((tx) => holdPlace(tx, house, acting, asked))
  if (!made.ok) throw new Error(JSON.stringify(made.why))
  await house.db.transact((tx) => confirmReservation(tx, house, acting.resident, made.id))
  return made.id
}
const stateOf = async (id: ReservationId) => (await house.db.read((tx) => findReservation(tx, id)))?.state
const desk = async (name = '柏木裕子') => browse(app, await staffSignInAs(house, name))
const visit = async (name: string) => browse(app, await signInAs(house, name))
const plain = (html: string) => html.replaceAll(/<rt>[^<]*<\/rt>|<rp>[^<]*<\/rp>|<[^>]+>/g, '')
const page = async (who: Awaited<ReturnType<typeof desk>>, path: string) => {
  const answer = await who.get(path)
  return { status: answer.status, text: plain(await answer.text()) }
}
// No post office stands here: a letter stays queued.
const worked = () => settle(house, { tolerant: true })
const closing = (spaceId: number, first: string) => ({
  facility: 'small-hall',
  spaces: [String(spaceId)],
  weekdays: ['1', '2', '3', '4', '5', '6', '7'],
  first,
  last: '',
  starts: '',
  ends: '',
})
const query = (fields: Record<string, string | string[]>) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString()

test('職員は影響を受ける人を先に見てから閉め、案内を受けた人はJavaScriptなしで移ることができる', async () => {
  const id = await reserved(hanako, hall.music, '2026-12-20', 1)
  const staff = await desk()
  const fields = closing(hall.music, '2026-12-20')
  const looked = `/staff/closures/new?${query({ ...fields, look: 'yes' })}`
  const before = await page(staff, looked)
  expect(before.text).toContain('影響を受ける予約 1件')
  expect(before.text).toContain('佐藤花子')
  expect(before.text).toContain('案内：小さなホール 和室')
  expect(await stateOf(id)).toBe('confirmed')
  const given = { ...fields, kind: 'works', reason: '床の修理のため', answer: '2026-12-10' }
  const made = await staff.submit(looked, given, '/staff/closures')
  expect(made.status).toBe(303)
  await worked()
  const closure = made.headers.get('location') ?? ''
  expect((await page(staff, closure)).text).toContain('返事待ち 小さなホール 和室')
  const shut = await page(staff, `/vacancies/${hall.music}/2026-12-20`)
  expect(shut.text).toContain('13:00–16:00 工事で休み')
  // A place that is held for who has to move is not closed.
  const heldThere = await page(staff, `/vacancies/${hall.tatami}/2026-12-20`)
  expect(heldThere.text).toContain('9:00–12:00 予約あり')

  const resident = await visit('佐藤花子')
  expect((await page(resident, `/reservations/${id}`)).text).toContain('予約した場所が使えなくなりました')
  const offer = await page(resident, `/reservations/${id}/offer`)
  expect(offer.text).toContain('床の修理のため')
  expect((await resident.submit(`/reservations/${id}/offer`, {})).status).toBe(422)
  expect((await resident.submit(`/reservations/${id}/offer`, { answer: 'accept' })).status).toBe(303)
  expect(await house.db.read((tx) => findReservation(tx, id))).toMatchObject({ spaceId: hall.tatami })
  const table = '/vacancies?view=table&facility=small-hall&from=2026-12-20'
  expect((await page(staff, table)).text).toContain('休工事で休み')
  expect((await page(resident, `/reservations/${id}/offer`)).text).toContain('この案内は終わりました')
  expect((await page(await visit('佐藤健'), `/reservations/${id}/offer`)).status).toBe(404)
})

test('入力に誤りがあれば何も閉めず、入力したものを残して直し方を言う', async () => {
  const staff = await desk()
  const past = await page(staff, `/staff/closures/new?${query({ ...closing(hall.music, '2026-12-01'), look: 'yes' })}`)
  expect(past.text).toContain('今日以降の日を入力してください')
  const fields = closing(hall.music, '2026-12-21')
  const looked = `/staff/closures/new?${query({ ...fields, look: 'yes' })}`
  const refused = await staff.submit(looked, { ...fields, kind: 'works', reason: '' }, '/staff/closures')
  expect(refused.status).toBe(422)
  const { rows } = await sql`select 1 from reservations.closures where first_day = '2026-12-21'`.execute(
    house.db.kysely,
  )
  expect(rows).toEqual([])
})

test('天候の中止は、施設の行から二度押すだけで、きょうの残りの予約に知らせが届く', async () => {
  house.setNow('2026-12-05T12:30:00+09:00')
  const morning = await reserved(hanako, hall.music, '2026-12-05', 2)
  const staff = await desk()
  expect((await page(staff, '/staff/closures')).text).toContain('天候で中止')
  const path = '/staff/closures/weather?facility=small-hall'
  const html = await (await staff.get(path)).text()
  expect(html).toContain('<option value="13:00" selected')
  const fields = {
    facility: 'small-hall',
    day: '2026-12-05',
    spaces: [String(hall.music)],
    starts: '13:00',
    ends: '21:30',
    reason: '雷のため',
  }
  expect((await staff.submit(path, fields, '/staff/closures/weather')).status).toBe(303)
  await worked()
  expect(await stateOf(morning)).toBe('called_off')
  expect((await page(await visit('佐藤花子'), `/reservations/${morning}`)).text).toContain('雷のため')
})

test('公用は空きを確かめてから入れ、予約があれば先に見せ、やめれば場所が空く', async () => {
  await reserved(ken, hall.halfA, '2026-12-22', 1)
  const staff = await desk()
  const at = (starts: string, ends: string) => ({
    facility: 'small-hall',
    space: String(hall.halfA),
    day: '2026-12-22',
    starts,
    ends,
  })
  const busy = await page(staff, `/staff/closures/official?${query({ ...at('9:00', '17:00'), look: 'yes' })}`)
  expect(busy.text).toContain('同じ時間に1件あります')
  expect(busy.text).toContain('佐藤健')
  const free = `/staff/closures/official?${query({ ...at('13:00', '17:00'), look: 'yes' })}`
  const given = { ...at('13:00', '17:00'), purpose: '期日前投票所の準備' }
  const made = await staff.submit(free, given, '/staff/closures/official')
  expect(made.status).toBe(303)
  const where = made.headers.get('location') ?? ''
  expect((await page(staff, where)).text).toContain('期日前投票所の準備')
  await expect(reserved(ken, hall.halfA, '2026-12-22', 2)).rejects.toThrow('taken')
  expect((await staff.submit(where, {}, `${where}/official-end`)).status).toBe(303)
  await reserved(ken, hall.halfA, '2026-12-22', 2)
})

test('毎週の公用は一度の登録で、空き状況に予約ではなく公用と出て、ある日から先だけ終えられる', async () => {
  const staff = await desk()
  const fields = {
    ...closing(hall.tatami, '2027-01-05'),
    weekdays: ['2'],
    last: '2027-03-30',
    starts: '13:00',
    ends: '15:00',
  }
  const looked = `/staff/closures/new?${query({ ...fields, kind: 'official', look: 'yes' })}`
  expect(await (await staff.get(looked)).text()).toMatch(/value="official"[^>]* checked/)
  const made = await staff.submit(looked, { ...fields, kind: 'official', reason: '介護予防教室' }, '/staff/closures')
  expect(made.status).toBe(303)
  const series = made.headers.get('location') ?? ''
  expect((await page(staff, series)).text).toContain('毎週火曜日 13時〜15時')
  expect((await page(staff, `/vacancies/${hall.tatami}/2027-01-12`)).text).toContain('13:00–16:00 区役所が使用')

  const wrong = await staff.submit(series, { from: '2026-11-30' }, `${series}/end`)
  expect(plain(await wrong.text())).toContain('今日以降の日を')
  expect((await staff.submit(series, { from: '2027-02-01' }, `${series}/end`)).status).toBe(303)
  expect((await page(staff, series)).text).toContain('令和9年1月5日〜令和9年1月31日 毎週火曜日')
  expect((await page(staff, `/vacancies/${hall.tatami}/2027-02-02`)).text).not.toContain('が使用')
  expect((await page(staff, `/vacancies/${hall.tatami}/2027-01-26`)).text).toContain('が使用')
})

test('全部の室場を閉めた日は、月の表でも予約ではなく休みになる', async () => {
  const staff = await desk()
  const { projector: _, ...spaces } = hall
  const fields = { ...closing(hall.whole, '2026-12-28'), spaces: Object.values(spaces).map(String) }
  const looked = `/staff/closures/new?${query({ ...fields, look: 'yes' })}`
  const month = '/vacancies?view=month&facility=small-hall&from=2026-12-28'
  const closedDays = async () => ((await page(staff, month)).text.match(/休この日は使えません/g) ?? []).length
  const before = await closedDays()
  const made = await staff.submit(looked, { ...fields, kind: 'closed', reason: '点検のため' }, '/staff/closures')
  expect(made.status).toBe(303)
  expect(await closedDays()).toBe(before + 1)
})

test('利用承認の取消しは、決定の権限のある職員が根拠・理由・弁明を書いて決め、教示のある通知書が代表者に出る', async () => {
  const id = await reserved(ken, hall.halfB, '2026-12-23', 1)
  const path = `/staff/closures/reservations/${id}`
  const given = { ground: 'purpose', reason: '集会として承認を受けたが、物品の販売会を告知したため', heard: 'oral' }
  const clerk = await desk('三宅亮太')
  expect((await page(clerk, path)).text).toContain('取消しは、決定の権限のある職員が決めます')
  const chief = await desk()
  expect((await chief.submit(path, { ...given, reason: '' }, `${path}/revocation`)).status).toBe(422)
  expect((await chief.submit(path, { ...given, decidedAs: 'operator' }, `${path}/revocation`)).status).toBe(404)
  expect(await stateOf(id)).toBe('confirmed')
  expect((await chief.submit(path, given, `${path}/revocation`)).status).toBe(303)
  await worked()
  await worked()
  expect(await stateOf(id)).toBe('revoked')
  const { rows } = await sql<{ person: string }>`select person_id as person from messaging.letters
    where reference like 'reservation-revocation:%'`.execute(house.db.kysely)
  expect(rows.map(({ person }) => person)).toEqual([satoKen.personId])
  const letter = await chief.get(`${path}/letter`)
  expect(letter.headers.get('content-type')).toBe('application/pdf')
  const { rows: events } = await sql`
    select type, data ->> 'why' as why from platform.events where subject_id = ${id} order by id desc limit 1`.execute(
    house.db.kysely,
  )
  expect(events).toEqual([{ type: 'reservations.revoked', why: 'revoked' }])
  await reserved(hanako, hall.halfB, '2026-12-23', 1)
})

test('利用停止になった人の予約は黙って消えず、施設の職員に一覧で知らされる', async () => {
  const id = await reserved(ken, hall.halfB, '2026-12-24', 1)
  await sql`update reservations.registrants set state = 'suspended' where id = ${ken.registrant.id}`.execute(
    house.db.kysely,
  )
  const home = await page(await desk(), '/staff/closures')
  await sql`update reservations.registrants set state = 'active' where id = ${ken.registrant.id}`.execute(
    house.db.kysely,
  )
  expect(home.text).toContain('利用停止中の登録者のこれからの予約')
  expect(home.text).toContain('佐藤健')
  expect(await stateOf(id)).toBe('confirmed')
})

test('ほかの課の施設の予約と休館は、番号を知っていても見えず、見た人は記録に残る', async () => {
  const id = await reserved(hanako, hall.halfB, '2026-12-25', 1)
  const stranger = await desk('白井千夏')
  expect((await page(stranger, `/staff/closures/reservations/${id}`)).status).toBe(404)
  expect((await page(stranger, '/staff/closures/new?facility=small-hall')).status).toBe(404)
  expect((await page(stranger, '/staff/closures/weather?facility=small-hall')).status).toBe(404)
  const before = await sightings()
  await (await desk()).get(`/staff/closures/reservations/${id}`)
  expect((await sightings()) - before).toBe(1)
})

const sightings = async () =>
  (
    await sql`select 1 from platform.audit where action = 'reservations.reservation.list'
    and person_id = ${satoHanako.personId}`.execute(house.db.kysely)
  ).rows.length
