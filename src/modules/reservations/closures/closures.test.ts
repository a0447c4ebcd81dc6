import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { messaging } from '#modules/messaging/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { moriDaichi } from '#demo/staff.ts'
import { cancelReservation } from '../booking/actions/cancel.ts'
import { changeReservation } from '../booking/actions/change.ts'
import { confirmReservation } from '../booking/actions/confirm.ts'
import { holdPlace, type PlaceAsked } from '../booking/actions/hold.ts'
import type { ReservationId } from '../booking/domain/wish.ts'
import { findReservation } from '../booking/store/reservations.ts'
import { reservations } from '../index.ts'
import { registerPerson } from '../registrants/actions/register-person.ts'
import { type ActingRegistrant, registrantsOf } from '../registrants/index.ts'
import { residentActor } from '../registrants/testing.ts'
import type { FacilityId } from '../places/domain/space.ts'
import { buildSmallHall, layDownRules } from '../testing/small-hall.ts'
import { answerOffer } from './actions/answer.ts'
import { endClosure } from './actions/end.ts'
import { makeClosure } from './actions/make.ts'
import { revokeApproval } from './actions/revoke.ts'
import { settleClosure, settleClosures } from './actions/settle.ts'
import type { ClosureId, ClosureKind } from './domain/closure.ts'
import { closurePermissions } from './permissions.ts'
import { countHits } from './store/hits.ts'

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let facilityId: FacilityId
let staff: Staff
let hanako: ActingRegistrant
let ken: ActingRegistrant
let yoshiro: ActingRegistrant
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, messaging, reservations] })
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db, {
    quotas: [{ key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 20 }],
  })
  const { rows } = await sql<{ id: FacilityId; office: OfficeId }>`
    select id, office_id as office from reservations.facilities where slug = 'small-hall'`.execute(house.db.kysely)
  facilityId = rows[0]?.id as FacilityId
  staff = memberOf(rows[0]?.office as OfficeId)
  ;[hanako, ken, yoshiro] = [
    await registered(satoHanako.personId),
    await registered(satoKen.personId),
    await registered(takasakiYoshiro.personId),
  ]
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const memberOf = (officeId: OfficeId): Staff => ({
  kind: 'staff',
  accountId: moriDaichi.staffId as string as AccountId,
  staffId: moriDaichi.staffId as StaffId,
  displayName: moriDaichi.name,
  officeName: '',
  employment: 'regular',
  posts: [{ officeId, role: 'checker', rank: 'chief' }],
  oversees: [],
  organs: ['head'],
  permissions: new Set(Object.values(closurePermissions)),
})

async function registered(personId: PersonId): Promise<ActingRegistrant> {
  const resident = residentActor(personId)
  await house.db.transact((tx) => registerPerson(tx, house, resident))
  const [held] = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  if (!held) throw new Error('not registered')
  return { resident, ...held }
}

const date = (text: string) => Temporal.PlainDate.from(text)
const asking = (spaceId: number, on: string, blocks: number[], more: Partial<PlaceAsked> = {}): PlaceAsked => ({
  spaceId,
  day: date(on),
  choice: { blocks },
  activity: 'meeting',
  attendees: 12,
  ...more,
})

async function reserved(acting: ActingRegistrant, asked: PlaceAsked): Promise<ReservationId> {
  const made = await house.db.transact((tx) => holdPlace(tx, house, acting, asked))
  if (!made.ok) throw new Error(JSON.stringify(made.why))
  await house.db.transact((tx) => confirmReservation(tx, house, acting.resident, made.id))
  return made.id
}
const trying = (acting: ActingRegistrant, asked: PlaceAsked) =>
  house.db.transact((tx) => holdPlace(tx, house, acting, asked))

type Made = { spaces: number[]; on: string; kind?: ClosureKind; answer?: string; starts?: string; ends?: string }
const closing = ({ spaces, on, kind = 'works', answer, starts, ends }: Made): Promise<ClosureId> =>
  house.db.transact((tx) =>
    makeClosure(tx, house, staff, {
      facilityId,
      spaces,
      first: date(on),
      last: date(on),
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      kind,
      reason: '照明の交換のため',
      ...(answer && { answerUntil: date(answer) }),
      ...(starts && ends && { starts: Temporal.PlainTime.from(starts), ends: Temporal.PlainTime.from(ends) }),
      hits: 1,
    }),
  )
const answering = ({ resident }: ActingRegistrant, id: ReservationId, answer: 'accept' | 'decline') =>
  house.db.transact((tx) => answerOffer(tx, house, resident, { id, answer }))
const find = (id: ReservationId) => house.db.read((tx) => findReservation(tx, id))
const counts = async (id: ClosureId) => Object.fromEntries(await house.db.read((tx) => countHits(tx, id)))
const noticesOf = async (kind: string, id: ReservationId) =>
  (
    await sql`select 1 from platform.notices where kind = ${`reservations.closure-${kind}`}
    and data ->> 'reservationId' = ${id}`.execute(house.db.kysely)
  ).rows.length
const eventsOf = async (id: ReservationId) =>
  (
    await sql<{ type: string; why: string | null }>`
      select type, data ->> 'why' as why from platform.events where subject_id = ${id} order by id`.execute(
      house.db.kysely,
    )
  ).rows
const heldBy = async (id: ReservationId | ClosureId) =>
  (
    await sql<{ atom: number }>`
      select atom_id as atom from reservations.occupancies
      where reservation_id = ${id} or closure_id = ${id} order by day, atom_id`.execute(house.db.kysely)
  ).rows.length
const usedBy = async ({ registrant }: ActingRegistrant) =>
  (
    await sql<{ used: number; counted: number }>`
      select coalesce(sum(used), 0)::int as used, (
        select coalesce(sum(weight), 0)::int from reservations.counted where entity = ${registrant.id}) as counted
      from reservations.usages where entity = ${registrant.id}`.execute(house.db.kysely)
  ).rows[0]

describe('休館', () => {
  test('空いている場所はすぐ閉まり、予約のある人には同じ時間の同じ広さの場所を押さえて案内し、移ればそこが予約になる', async () => {
    const id = await reserved(hanako, asking(hall.halfA, '2026-12-20', [1], { attendees: 40 }))
    const closure = await closing({ spaces: [hall.halfA], on: '2026-12-20', answer: '2026-12-10' })
    await settleClosure(house, closure)
    expect(await counts(closure)).toEqual({ offered: 1 })
    expect(await noticesOf('offer', id)).toBe(1)
    expect(await trying(ken, asking(hall.halfA, '2026-12-20', [2]))).toEqual({ ok: false, why: { refused: 'taken' } })
    expect(await trying(ken, asking(hall.halfB, '2026-12-20', [1]))).toEqual({ ok: false, why: { refused: 'taken' } })
    expect(await find(id)).toMatchObject({ state: 'confirmed', spaceId: hall.halfA })
    expect(await answering(hanako, id, 'accept')).toEqual({ ok: true })
    expect(await find(id)).toMatchObject({ state: 'confirmed', spaceId: hall.halfB, blocks: [1], amount: 1000 })
    expect(await trying(ken, asking(hall.halfA, '2026-12-20', [1]))).toEqual({ ok: false, why: { refused: 'taken' } })
    expect(await answering(hanako, id, 'accept')).toEqual({ ok: false, why: 'over' })
  })

  test('断れば、または期限までに返事がなければ中止になり、全額を返す知らせが出て、押さえた場所は空く', async () => {
    const declined = await reserved(hanako, asking(hall.halfA, '2026-12-21', [1], { attendees: 40 }))
    const silent = await reserved(ken, asking(hall.halfA, '2026-12-21', [4], { attendees: 40 }))
    const closure = await closing({ spaces: [hall.halfA], on: '2026-12-21', answer: '2026-12-10' })
    await settleClosure(house, closure)
    expect(await answering(hanako, declined, 'decline')).toEqual({ ok: true })
    house.setNow('2026-12-10T23:59:00+09:00')
    await settleClosures(house)
    expect((await find(silent))?.state).toBe('confirmed')
    house.setNow('2026-12-11T00:00:00+09:00')
    await settleClosures(house)
    await settleClosures(house)
    for (const id of [declined, silent]) {
      expect((await find(id))?.state).toBe('called_off')
      expect((await eventsOf(id)).at(-1)).toEqual({ type: 'reservations.called_off', why: 'closure' })
      expect(await noticesOf('called-off', id)).toBe(1)
    }
    expect((await trying(yoshiro, asking(hall.halfB, '2026-12-21', [4]))).ok).toBe(true)
  })

  test('同じ広さの空きがなければ中止になり、閉めた時間の外の予約はそのまま残る', async () => {
    const whole = await reserved(hanako, asking(hall.whole, '2026-12-22', [1], { attendees: 80 }))
    const evening = await reserved(ken, asking(hall.whole, '2026-12-22', [4], { attendees: 80 }))
    const hours = { starts: '08:00', ends: '12:00' }
    const closure = await closing({ spaces: [hall.halfA], on: '2026-12-22', answer: '2026-12-10', ...hours })
    await settleClosure(house, closure)
    expect([(await find(whole))?.state, (await find(evening))?.state]).toEqual(['called_off', 'confirmed'])
    expect((await trying(yoshiro, asking(hall.halfB, '2026-12-22', [1]))).ok).toBe(true)
  })

  test('案内を待つあいだに本人が取り消すか別の日に移すと、空いた場所は誰にも取られずに休館のものになる', async () => {
    const cancelled = await reserved(hanako, asking(hall.halfA, '2026-12-23', [1], { attendees: 40 }))
    const moved = await reserved(ken, asking(hall.halfA, '2026-12-23', [2], { attendees: 40 }))
    const closure = await closing({ spaces: [hall.halfA], on: '2026-12-23', answer: '2026-12-10' })
    await settleClosure(house, closure)
    await house.db.transact((tx) => cancelReservation(tx, house, hanako.resident, cancelled))
    const change = (on: string) =>
      house.db.transact((tx) =>
        changeReservation(tx, house, ken.resident, moved, asking(hall.halfA, on, [2], { attendees: 41 })),
      )
    expect(await change('2026-12-23')).toEqual({ ok: false, why: { refused: 'taken' } })
    expect(await change('2026-12-25')).toEqual({ ok: true })
    expect(await counts(closure)).toEqual({ left: 2 })
    for (const block of [1, 2]) {
      const answer = await trying(yoshiro, asking(hall.halfA, '2026-12-23', [block]))
      expect(answer).toEqual({ ok: false, why: { refused: 'taken' } })
      expect((await trying(yoshiro, asking(hall.halfB, '2026-12-23', [block]))).ok).toBe(true)
    }
  })

  test('早く終えれば場所は空き、返事を待っていた人はもとの場所のままで、押さえも残らない', async () => {
    const id = await reserved(hanako, asking(hall.halfA, '2026-12-24', [1], { attendees: 40 }))
    const closure = await closing({ spaces: [hall.halfA], on: '2026-12-24', answer: '2026-12-10' })
    await settleClosure(house, closure)
    const end = () => house.db.transact((tx) => endClosure(tx, house, staff, closure))
    await end()
    await end()
    await settleClosures(house)
    expect(await find(id)).toMatchObject({ state: 'confirmed', spaceId: hall.halfA })
    expect([await noticesOf('kept', id), await heldBy(closure)]).toEqual([1, 0])
    expect(await answering(hanako, id, 'accept')).toEqual({ ok: false, why: 'over' })
    expect((await trying(ken, asking(hall.halfA, '2026-12-24', [2]))).ok).toBe(true)
    expect((await trying(ken, asking(hall.halfB, '2026-12-24', [1]))).ok).toBe(true)
  })

  test('途中で止まっても、二つが同時に進めても、一人に一度だけ決まる', async () => {
    const ids = [
      await reserved(hanako, asking(hall.music, '2026-12-26', [1])),
      await reserved(ken, asking(hall.music, '2026-12-26', [2])),
      await reserved(yoshiro, asking(hall.music, '2026-12-26', [4])),
    ]
    const closure = await closing({ spaces: [hall.music], on: '2026-12-26' })
    await Promise.all([settleClosure(house, closure), settleClosure(house, closure), settleClosures(house)])
    expect(await counts(closure)).toEqual({ called_off: 3 })
    for (const id of ids) {
      expect(await noticesOf('called-off', id)).toBe(1)
      const { length } = (await eventsOf(id)).filter(({ type }) => type === 'reservations.called_off')
      expect([length, await heldBy(id)]).toEqual([1, 0])
    }
  })

  test('毎週の公用は、登録したときに全部の日が閉まり、予約のある人には休館と同じ扱いが及び、終えた日から先の人は残る', async () => {
    const hit = await reserved(ken, asking(hall.music, '2027-01-12', [2]))
    const later = await reserved(hanako, asking(hall.music, '2027-01-26', [2]))
    const series = await house.db.transact((tx) =>
      makeClosure(tx, house, staff, {
        facilityId,
        spaces: [hall.music],
        first: date('2027-01-05'),
        last: date('2027-03-30'),
        weekdays: [2],
        kind: 'official',
        reason: '介護予防教室',
        starts: Temporal.PlainTime.from('13:00'),
        ends: Temporal.PlainTime.from('15:00'),
        hits: 2,
      }),
    )
    // Thirteen Tuesdays; two hours of two of them are still those who reserved.
    expect(await heldBy(series)).toBe(11)
    const at = (on: string, block: number) => trying(yoshiro, asking(hall.music, on, [block]))
    expect(await at('2027-01-05', 2)).toEqual({ ok: false, why: { refused: 'taken' } })
    await reserved(yoshiro, asking(hall.music, '2027-01-05', [1]))
    await reserved(yoshiro, asking(hall.music, '2027-01-06', [2]))
    await house.db.transact((tx) => endClosure(tx, house, staff, series, date('2027-01-20')))
    await settleClosure(house, series)
    expect([(await find(hit))?.state, (await find(later))?.state]).toEqual(['called_off', 'confirmed'])
    expect(await counts(series)).toEqual({ called_off: 1, kept: 1 })
    expect(await heldBy(series)).toBe(3)
    expect(await at('2027-01-19', 2)).toEqual({ ok: false, why: { refused: 'taken' } })
    await reserved(yoshiro, asking(hall.music, '2027-02-02', [2]))
  })

  test('天候による中止は、天候を理由とする還付になる', async () => {
    const id = await reserved(hanako, asking(hall.music, '2026-12-27', [1]))
    await settleClosure(house, await closing({ spaces: [hall.music], on: '2026-12-27', kind: 'weather' }))
    expect((await eventsOf(id)).at(-1)).toEqual({ type: 'reservations.called_off', why: 'weather' })
  })

  test('終わった休館のあとも、枠の数えと帳簿は予約と合う', async () => {
    for (const acting of [hanako, ken, yoshiro]) {
      const used = await usedBy(acting)
      expect(used?.used).toBe(used?.counted)
    }
    const { rows } = await sql`
      select 1 from reservations.occupancies o left join reservations.reservations r on r.id = o.reservation_id
      where o.reservation_id is not null and r.state not in ('held', 'confirmed', 'in_use')`.execute(house.db.kysely)
    expect(rows).toEqual([])
  })

  test('ほかの課の施設は閉められない', async () => {
    const stranger = { ...staff, posts: [], oversees: [] }
    const made = house.db.transact((tx) =>
      makeClosure(tx, house, stranger, {
        facilityId,
        spaces: [hall.music],
        first: date('2026-12-28'),
        last: date('2026-12-28'),
        weekdays: [1],
        kind: 'closed',
        reason: '点検',
        hits: 0,
      }),
    )
    await expect(made).rejects.toThrow('not_found')
  })
})

test('決定の権限のない職員は、利用承認を取り消せない', async () => {
  const id = await reserved(ken, asking(hall.music, '2027-01-20', [1]))
  const { decide: _, ...others } = closurePermissions
  const clerk = { ...staff, permissions: new Set<string>(Object.values(others)) }
  const revoking = house.db.transact((tx) =>
    revokeApproval(tx, house, clerk, { id, ground: 'purpose', reason: '目的外', heard: 'oral', decidedAs: 'head' }),
  )
  await expect(revoking).rejects.toThrow('permission_missing')
  expect((await find(id))?.state).toBe('confirmed')
})
