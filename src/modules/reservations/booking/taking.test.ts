import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { yen } from '#platform/money/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { organisations } from '../../organisations/index.ts'
import { reservations } from '../index.ts'
import { buildSmallHall, foundGroups } from '../testing/small-hall.ts'
import type { RegistrantId } from '../registrants/index.ts'
import type { PlaceWish, ReservationId, ReservationWish } from './domain/wish.ts'
import { areTaken, giveBack, moveTo, take, takeAll } from './store/take.ts'

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let groups: RegistrantId[]
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  hall = await buildSmallHall(house.db)
  groups = await foundGroups(house.db, 40)
})
afterAll(() => house.close())

const blocks = { 1: ['09:00', '12:00'], 2: ['13:00', '16:00'], 4: ['18:30', '21:30'] } as const

function wish(spaceId: number, day: string, block: keyof typeof blocks, more: Partial<ReservationWish> = {}) {
  const [starts, ends] = blocks[block]
  return {
    spaceId,
    day: Temporal.PlainDate.from(day),
    starts: Temporal.PlainTime.from(starts),
    ends: Temporal.PlainTime.from(ends),
    noise: 'ordinary',
    equipment: [],
    quotas: [],
    registrantId: groups[0] as RegistrantId,
    by: undefined,
    channel: 'web',
    blocks: [block],
    weight: 1,
    activity: 'meeting',
    price: [],
    amount: yen(0),
    pays: 'nothing',
    at: house.clock.now(),
    ...more,
  } satisfies ReservationWish
}
const taking = (wanted: ReservationWish) => house.db.transact((tx) => take(tx, wanted))
const idOf = (taken: Awaited<ReturnType<typeof taking>>): ReservationId => {
  if ('refused' in taken) throw new Error(`refused: ${taken.refused}`)
  return taken.id
}
const givingBack = (id: ReservationId) => house.db.transact((tx) => giveBack(tx, id))

const upTo = (limit: number, weight = 1, rule = 'month'): PlaceWish['quotas'][number] => ({
  entity: groups[0] as RegistrantId,
  rule,
  period: Temporal.PlainDate.from('2026-12-01'),
  weight,
  limit,
})

describe('一度に尋ねる', () => {
  test('取られた場所だけが、尋ねた順に取られたと分かり、場所が変わったあとの問いには答えない', async () => {
    const version = await placesVersion()
    idOf(await taking(wish(hall.music, '2027-01-09', 1)))
    const asked = [
      { ...wish(hall.tatami, '2027-01-09', 1), version },
      { ...wish(hall.music, '2027-01-09', 1), version },
      { ...wish(hall.music, '2027-01-09', 2), version },
      { ...wish(hall.music, '2027-01-10', 1), version },
      { ...wish(hall.music, '2027-01-09', 1), version: '0' },
      { ...wish(hall.music, '2027-01-09', 1), version },
    ].map((one) => ({ ...one, call: undefined }))
    const taken = await house.db.look((tx) => areTaken(tx, asked))
    expect(taken).toEqual([false, true, false, false, false, true])
  })
})

describe('一つの場所', () => {
  test('40団体が同時に全面と半面を申し込んでも、重なる予約は一つもなく、外れた人の跡は残らない', async () => {
    const day = '2026-12-05'
    const spaces = [hall.whole, hall.halfA, hall.halfB]
    const before = await countRows()
    const answers = await Promise.all(
      groups.map((registrantId, n) =>
        taking(wish(spaces[n % 3] ?? 0, day, 1, { registrantId, quotas: [{ ...upTo(4), entity: registrantId }] })),
      ),
    )
    const winners = answers.filter((answer) => 'id' in answer)
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'taken')).toHaveLength(
      40 - winners.length,
    )
    const { rows } = await sql<{ space: number }>`
      select space_id as space from reservations.reservations where day = ${day}`.execute(house.db.kysely)
    const won = rows.map(({ space }) => space).toSorted((a, b) => a - b)
    expect([[hall.whole], [hall.halfA, hall.halfB]]).toContainEqual(won)
    const after = await countRows()
    expect(after.usages - before.usages).toBe(winners.length)
    expect(after.counted - before.counted).toBe(winners.length)
  })

  test('A面が取り消されても、B面があるうちは全面は取れない', async () => {
    const day = '2026-12-06'
    const a = idOf(await taking(wish(hall.halfA, day, 2)))
    const b = idOf(await taking(wish(hall.halfB, day, 2)))
    expect(await taking(wish(hall.whole, day, 2))).toEqual({ refused: 'taken' })
    await givingBack(a)
    expect(await taking(wish(hall.whole, day, 2))).toEqual({ refused: 'taken' })
    await givingBack(b)
    expect(await taking(wish(hall.whole, day, 2))).toHaveProperty('id')
    expect(await taking(wish(hall.whole, day, 4))).toHaveProperty('id')
  })

  test('ちょうどその場所が取り込まれている最中の申込みは、取込みのあとで「取られた」と答える', async () => {
    const day = '2026-12-13'
    let asked: Promise<unknown> = Promise.resolve()
    await house.db.transact(async (tx) => {
      expect(await takeAll(tx, [wish(hall.whole, day, 1, { channel: 'import' })])).toMatchObject([{ refused: null }])
      asked = taking(wish(hall.halfA, day, 1))
      await expect.poll(waitingForAnother, { interval: 5 }).toBe(true)
    })
    expect(await asked).toEqual({ refused: 'taken' })
  })

  test('関数を通らずに書いても、同じ場所の同じ時間はデータベースが受け付けない', async () => {
    const day = '2026-12-07'
    idOf(await taking(wish(hall.whole, day, 1)))
    const other = idOf(await taking(wish(hall.music, day, 1)))
    const written = sql`
      insert into reservations.occupancies (atom_id, day, during, reservation_id)
      select atom_id, ${day}::date, tsrange(${day}::date + time '11:30', ${day}::date + time '12:30'), ${other}
      from reservations.space_atoms where space_id = ${hall.halfA}`.execute(house.db.kysely)
    await expect(written).rejects.toThrow(/a_place_is_taken_once/)
  })

  test('全面とA面とB面の予約と取消しが入り乱れても、止まらず、最後に残るのは矛盾のない組だけ', async () => {
    const day = '2026-12-08'
    const spaces = [hall.whole, hall.halfA, hall.halfB]
    await Promise.all(
      groups.map(async (registrantId, n) => {
        for (let round = 0; round < 3; round += 1) {
          const taken = await taking(wish(spaces[(n + round) % 3] ?? 0, day, round === 1 ? 4 : 2, { registrantId }))
          if ('id' in taken && n % 4 !== 0) await givingBack(taken.id)
        }
      }),
    )
    const { rows } = await sql<{ overlaps: number }>`
      select count(*)::int as overlaps
      from reservations.occupancies a join reservations.occupancies b
        on a.atom_id = b.atom_id and a.during && b.during and a.ctid < b.ctid
      where a.day = ${day}`.execute(house.db.kysely)
    expect(rows[0]?.overlaps).toBe(0)
  })
})

describe('隣の部屋の音', () => {
  test('にぎやかな使い方と静かな使い方は、隣り合う部屋で同じ時間に重ならない', async () => {
    const day = '2026-12-09'
    idOf(await taking(wish(hall.tatami, day, 1, { noise: 'quiet', activity: 'tea' })))
    expect(await taking(wish(hall.music, day, 1, { noise: 'loud', activity: 'band' }))).toEqual({ refused: 'noise' })
    expect(await taking(wish(hall.music, day, 1))).toHaveProperty('id')
    expect(await taking(wish(hall.music, day, 2, { noise: 'loud', activity: 'band' }))).toHaveProperty('id')
    expect(await taking(wish(hall.tatami, day, 2, { noise: 'quiet', activity: 'tea' }))).toEqual({ refused: 'noise' })
  })
})

describe('備品', () => {
  test('台数を超えて貸さず、返った台はまた貸せる', async () => {
    const day = '2026-12-10'
    const with1 = { equipment: [{ id: hall.projector, pieces: 1 }] }
    const first = idOf(await taking(wish(hall.halfA, day, 1, with1)))
    idOf(await taking(wish(hall.halfB, day, 1, with1)))
    expect(await taking(wish(hall.music, day, 1, with1))).toEqual({
      refused: 'equipment',
      equipment: hall.projector,
      left: 0,
    })
    await givingBack(first)
    expect(await taking(wish(hall.music, day, 1, with1))).toHaveProperty('id')
  })
})

describe('枠の上限', () => {
  test('上限までは取れ、超える予約は何も残さずに断られ、取り消せば戻る', async () => {
    const quotas = [upTo(3, 2, 'long')]
    const first = idOf(await taking(wish(hall.music, '2026-12-11', 1, { quotas })))
    expect(await taking(wish(hall.music, '2026-12-12', 1, { quotas }))).toEqual({
      refused: 'quota',
      rule: 'long',
      limit: 3,
      used: 2,
    })
    await givingBack(first)
    await givingBack(first)
    expect(await taking(wish(hall.music, '2026-12-12', 1, { quotas }))).toHaveProperty('id')
  })

  test('同じ団体が20の場所を同時に申し込んでも、上限の数だけが取れる', async () => {
    const quotas = [upTo(5, 1, 'rush')]
    const days = Array.from({ length: 20 }, (_, n) => `2026-12-${String(n + 10)}`)
    const answers = await Promise.all(days.map((day) => taking(wish(hall.tatami, day, 4, { quotas }))))
    expect(answers.filter((answer) => 'id' in answer)).toHaveLength(5)
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'quota')).toHaveLength(15)
  })
})

describe('変更', () => {
  test('空いていれば移り、前の場所は空く。空いていなければ元のまま残る', async () => {
    const quotas = [upTo(1, 1, 'one')]
    const mine = idOf(await taking(wish(hall.music, '2026-12-21', 1, { quotas })))
    idOf(await taking(wish(hall.music, '2026-12-21', 2)))
    const moving = (block: keyof typeof blocks) =>
      house.db.transact((tx) => moveTo(tx, mine, wish(hall.music, '2026-12-21', block, { quotas })))
    expect(await moving(2)).toEqual({ refused: 'taken' })
    expect(await taking(wish(hall.music, '2026-12-21', 1))).toEqual({ refused: 'taken' })
    expect(await moving(4)).toBeUndefined()
    expect(await taking(wish(hall.music, '2026-12-21', 1))).toHaveProperty('id')
  })
})

const waitingForAnother = async () =>
  (
    await sql`
      select from pg_locks where locktype = 'transactionid' and not granted`.execute(house.db.kysely)
  ).rows.length > 0

async function countRows(): Promise<{ usages: number; counted: number }> {
  const { rows } = await sql<{ usages: number; counted: number }>`
    select (select count(*)::int from reservations.usages) as usages,
      (select count(*)::int from reservations.counted) as counted`.execute(house.db.kysely)
  return rows[0] ?? { usages: -1, counted: -1 }
}

async function placesVersion(): Promise<string> {
  const { rows } = await sql<{ version: string }>`select version::text from reservations.places_version`.execute(
    house.db.kysely,
  )
  return rows[0]?.version ?? ''
}
