import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { satoHanako, satoKen } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import { signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { type ApiCaller, type Call, openApiOf } from '#platform/testing/api-caller.ts'
import { reservations } from '../index.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { registrantsOf } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'

type Caller = { token: string; registration: string }

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let api: ApiCaller
let hanako: Caller
let ken: Caller
beforeAll(async () => {
  house = await testHouse({ modules: [people, reservations] })
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  api = await openApiOf({ house, app: testApp(house) })
  hanako = await callerOf(satoHanako)
  ken = await callerOf(satoKen)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await sql`delete from platform.rate_limits`.execute(house.db.kysely)
})

async function callerOf({ name, personId }: { name: string; personId: PersonId }): Promise<Caller> {
  await signInAs(house, name)
  await house.db.transact((tx) => registerPerson(tx, house, residentActor(personId)))
  const held = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  return { token: await tokenOf(name), registration: held[0]?.registrant.id ?? '' }
}

async function tokenOf(name: string, scopes = ['*']): Promise<string> {
  const { rows } = await sql<{ id: AccountId }>`
    select id from auth.accounts where display_name = ${name} limit 1`.execute(house.db.kysely)
  const [account] = rows
  if (!account) throw new Error(`no account of ${name}`)
  return api.tokenOf(account.id, scopes)
}

const wish = (by: Caller, day: string, more: Record<string, unknown> = {}): Call => ({
  token: by.token,
  body: { registration: by.registration, space: hall.music, day, blocks: [1], attendees: 5, ...more },
})
const hold = async (by: Caller, day: string, more: Record<string, unknown> = {}): Promise<string> =>
  (await api.call('holdPlace', 201, '/reservations', wish(by, day, more))).id ?? ''
const refused = (by: Caller, day: string, more: Record<string, unknown>, status = 409) =>
  api.call('holdPlace', status, '/reservations', wish(by, day, more))

const vacancyPage = z.object({
  vacancies: z.array(z.object({ space: z.number(), day: z.string() })),
  next: z.string().nullable(),
})

describe('施設と空き', () => {
  test('施設、室場、一日の空きは、だれでも説明書のとおりに読める', async () => {
    const { facilities, next } = await api.call('listFacilities', 200, '/facilities')
    expect(facilities).toHaveLength(50)
    const more = await api.call('listFacilities', 200, `/facilities?after=${next}`)
    expect(JSON.stringify(more)).toContain('small-hall')
    const facility = await api.call('readFacility', 200, '/facilities/small-hall')
    expect(facility).toMatchObject({ name: '小さなホール', spaces: expect.arrayContaining([]) })
    await api.call('readFacility', 404, '/facilities/nowhere')
    await api.call('listSpaces', 200, '/spaces?facility=small-hall&people=40')
    expect(await api.call('readSpace', 200, `/spaces/${hall.music}`)).toMatchObject({ capacity: 20 })
    await api.call('readSpace', 404, '/spaces/999999')
    const day = await api.call('readSpaceDay', 200, `/spaces/${hall.music}/days/2026-12-10`)
    expect(day).toMatchObject({ reception: { state: 'open' }, times: { length: 4 } })
    await api.call('readSpaceDay', 404, `/spaces/${hall.music}/days/2026-13-10`)
  })

  test('空きは日と室場の順に50件ずつで、続きは重ならず、抜けもない', async () => {
    const seen: string[] = []
    let next = ''
    for (let page = 0; page < 10; page += 1) {
      const query = `facility=small-hall&from=2026-12-02${next && `&after=${next}`}`
      const answer = vacancyPage.parse(await api.call('searchVacancies', 200, `/vacancies?${query}`))
      expect(answer.vacancies.length).toBeLessThanOrEqual(50)
      seen.push(...answer.vacancies.map(({ space, day }) => `${day} ${space}`))
      if (!answer.next) break
      next = answer.next
    }
    // Five spaces on fourteen days, of which the first begins at ten.
    expect(seen).toHaveLength(70)
    expect(new Set(seen).size).toBe(70)
    expect(seen.map((one) => one.slice(0, 10)).toSorted()).toEqual(seen.map((one) => one.slice(0, 10)))
  })

  test('取られた時間は空きでなくなり、だれが取ったかはどの答えにも出ない', async () => {
    const id = await hold(hanako, '2026-12-11', { purpose: '発表会の練習' })
    const day = await api.send('GET', `/spaces/${hall.music}/days/2026-12-11`, { token: ken.token })
    const text = await day.text()
    expect(JSON.parse(text).times[0]).toMatchObject({ block: 1, free: false })
    expect(text).not.toContain(id)
    expect(text).not.toMatch(/佐藤|練習/)
  })
})

describe('予約', () => {
  test('押さえて、使い方を書き、予約し、変え、取り消すまで、どの答えも説明書のとおり', async () => {
    const { registrations } = await api.call('listRegistrations', 200, '/registrations', { token: hanako.token })
    expect(registrations).toMatchObject([{ id: hanako.registration, standing: 'active' }])
    await api.call('readRegistration', 200, `/registrations/${hanako.registration}`, { token: hanako.token })
    await api.call('readRegistration', 404, `/registrations/${hanako.registration}`, { token: ken.token })
    const id = await hold(hanako, '2026-12-20', { attendees: undefined })
    const path = `/reservations/${id}`
    const own = { token: hanako.token }
    const confirm = () => api.send('POST', `${path}/confirmation`, { ...own, body: {} })
    expect(await (await confirm()).json()).toMatchObject({ status: 409, code: 'attendees_missing' })
    const written = await api.call('writeReservationDetails', 200, `${path}/details`, {
      ...own,
      body: { attendees: 12, activity: 'band', equipment: [{ id: hall.projector, pieces: 1 }] },
    })
    expect(written).toMatchObject({ attendees: 12, equipment: [{ pieces: 1 }], amount: 1500 })
    expect(await api.call('confirmReservation', 200, `${path}/confirmation`, { ...own, body: {} })).toMatchObject({
      state: 'confirmed',
    })
    const moved = { ...own, body: { day: '2026-12-21', blocks: [2, 3] } }
    expect(await api.call('changeReservation', 200, `${path}/change`, moved)).toMatchObject({
      day: '2026-12-21',
      starts: '13:00',
      ends: '18:00',
    })
    expect(await api.call('readCancellation', 200, `${path}/cancellation`, own)).toMatchObject({ possible: true })
    await api.call('readReservation', 404, path, { token: ken.token })
    await api.call('cancelReservation', 200, `${path}/cancellation`, { ...own, body: {} })
    expect(await api.call('readReservation', 200, path, own)).toMatchObject({ state: 'cancelled' })
    const { reservations: listed } = await api.call('listReservations', 200, '/reservations', own)
    expect(JSON.stringify(listed)).toContain(id)
    const kens = await api.call('listReservations', 200, '/reservations', { token: ken.token })
    expect(JSON.stringify(kens)).not.toContain(id)
  })

  test('同じIdempotency-Keyで繰り返しても場所は一つで、違う本文なら422になる', async () => {
    const key = randomUUID()
    const asked = { ...wish(hanako, '2026-12-22'), key }
    const first = await api.call('holdPlace', 201, '/reservations', asked)
    expect(await api.call('holdPlace', 201, '/reservations', asked)).toEqual(first)
    expect(await api.call('holdPlace', 422, '/reservations', { ...wish(hanako, '2026-12-23'), key })).toMatchObject({
      code: 'idempotency_key_reused',
    })
  })

  test('断られた人が続いても、勝った人の繰り返しには最初の答えを返し、取り消されればすぐ次の人のものになる', async () => {
    const won = { ...wish(hanako, '2026-12-26'), key: randomUUID() }
    const first = await api.call('holdPlace', 201, '/reservations', won)
    for (let time = 0; time < 3; time += 1)
      expect(await refused(ken, '2026-12-26', {})).toMatchObject({ code: 'taken' })
    expect(await api.call('holdPlace', 201, '/reservations', won)).toEqual(first)
    expect(await refused(ken, '2026-12-26', { blocks: [1, 2] })).toMatchObject({ code: 'taken' })
    await api.call('cancelReservation', 200, `/reservations/${first.id}/cancellation`, {
      token: hanako.token,
      body: {},
    })
    await hold(ken, '2026-12-26')
  })

  test('断る理由はそれぞれの符号で、数や時刻を添え、日本語か英語で答える', async () => {
    await hold(hanako, '2027-01-12', { activity: 'band' })
    const codes = async (more: Record<string, unknown>, status?: number, day = '2027-01-12') =>
      (await refused(ken, day, more, status)).code
    expect(await codes({})).toBe('taken')
    expect(await codes({ space: hall.tatami, activity: 'tea' })).toBe('noise')
    expect(await codes({ blocks: [1, 4] }, 422)).toBe('times_unusable')
    expect(await codes({ blocks: undefined, starts: '09:00', ends: '10:00' }, 422)).toBe('times_unusable')
    expect(await codes({ blocks: undefined }, 422)).toBe('invalid_fields')
    expect(await codes({ blocks: [2], attendees: 21 }, 422)).toBe('too_many_people')
    expect(await codes({ blocks: [2], activity: 'tea' }, 422)).toBe('activity_elsewhere')
    expect(await codes({ blocks: [2], equipment: [{ id: hall.projector, pieces: 3 }] }, 422)).toBe('equipment_unknown')
    expect(await refused(ken, '2027-04-01', {})).toMatchObject({
      code: 'reception_not_open',
      about: { opens: '2027-01-01T00:00:00Z' },
      detail: expect.stringMatching(/1月1日.*に始まります/),
    })
    await hold(ken, '2027-01-13', { blocks: [1, 2, 3, 4] })
    const full = wish(ken, '2027-01-14')
    expect(await api.call('holdPlace', 409, '/reservations', { ...full, lang: 'en' })).toMatchObject({
      code: 'quota',
      about: { limit: 4, used: 4 },
      detail: expect.stringContaining('limit (4)'),
    })
    expect(
      await api.call('holdPlace', 404, '/reservations', wish(ken, '2027-01-14', { space: 999_999 })),
    ).toMatchObject({
      code: 'not_found',
    })
  })

  test('読むだけのトークンでは押さえられず、ほかの人の利用者登録の名では予約できない', async () => {
    const token = await tokenOf(satoHanako.name, ['reservations.read'])
    await api.call('listReservations', 200, '/reservations', { token })
    const asked = wish({ ...hanako, token }, '2026-12-24')
    expect(await (await api.send('POST', '/reservations', asked)).json()).toMatchObject({ code: 'scope_missing' })
    const foreign = { token: hanako.token, registration: ken.registration }
    expect(await refused(foreign, '2026-12-24', {}, 404)).toMatchObject({ code: 'not_found' })
  })
})
