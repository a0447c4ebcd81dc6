import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoKen, yamamotoRen } from '#demo/people.ts'
import { aokiSayaka, aokiSora, aokiTsuyoshi } from '#demo/sheltered.ts'
import { people, seedResidents } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { bornForAge, bornForGrades, completedYears } from './domain/born.ts'
import {
  type SegmentCondition,
  type SegmentGroup,
  checkSegment,
  parseSegment,
  type Segment,
} from './domain/definition.ts'
import { evaluate, sizeOf } from './snapshot/evaluate.ts'
import { loadSnapshot } from './snapshot/load.ts'
import { audienceSql, declaredWords } from './index.ts'
import { countAudience } from './store/audience.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
  await seedResidents(house, { residents: 1500 })
  await sayThings()
})
afterAll(() => house.close())

/** Some hundred people choose and say something, three of them on no register. */
async function sayThings(): Promise<void> {
  await house.db.transact(async (tx) => {
    await sql`
      with known as (select person_id, row_number() over (order by person_id) as no from people_api.residents),
      told as (
        select person_id, no from known where no % 3 = 0
        union all select ('01900000-0000-7000-8001-00000077770' || no)::uuid, no from generate_series(1, 3) no
      ), chosen as (
        insert into messaging.topic_choices (person_id, topic, chosen_at)
        select person_id, topic, now() from told, (values ('events', 2), ('waste', 3), ('sports', 7)) topics (topic, every)
        where no % every = 0 or no < 4
      )
      insert into messaging.habits (person_id, age_group, area, child_birth_years, hours_from, hours_until, changed_at)
      select person_id, case no % 4 when 0 then 'young' when 1 then 'seniors' end,
        case no % 5 when 0 then 'oizumi' when 2 then 'seki' end,
        case no % 6 when 0 then array[2019, 2024] when 1 then array[1990] else '{}' end, '08:00', '21:00', now()
      from told where no % 2 = 0`.execute(tx)
  })
}

const day = (text: string) => Temporal.PlainDate.from(text)
const protectedOf = (ids: readonly string[]) =>
  house.db.read(async (tx) => {
    const { rows } = await sql<{ id: string; isProtected: boolean }>`
      select person_id as id, is_protected as "isProtected" from people_api.residents
      where person_id = any (${[...ids]}::uuid[]) order by 1`.execute(tx)
    return rows
  })

describe('いまの住民の見える窓（people_api.residents）', () => {
  test('支援措置のある人は、本人も併せて支援を求める人も印だけが見え、ほかの人には付かない', async () => {
    expect(await protectedOf([aokiSayaka.personId, aokiSora.personId, yamamotoRen.personId])).toEqual([
      { id: yamamotoRen.personId, isProtected: false },
      { id: aokiSayaka.personId, isProtected: true },
      { id: aokiSora.personId, isProtected: true },
    ])
    expect((await protectedOf([aokiTsuyoshi.personId])).some((one) => one.isProtected)).toBe(false)
  })

  test('プログラムの役割では、決めた八つの項目のほかは、書くことも、もとの保護の一覧を読むこともできない', async () => {
    const { rows } = await sql<{ column: string }>`
      select column_name as "column" from information_schema.columns
      where table_schema = 'people_api' order by table_name, ordinal_position`.execute(house.db.kysely)
    expect(rows.map((row) => row.column)).toEqual([
      ...['person_id', 'birth_date', 'town', 'chome', 'household_id', 'is_head', 'resident_since', 'is_protected'],
    ])
    const refused = { code: '42501' }
    await expect(house.db.look((tx) => sql`select 1 from people.protected_people`.execute(tx))).rejects.toMatchObject(
      refused,
    )
    await expect(house.db.look((tx) => sql`delete from people_api.residents`.execute(tx))).rejects.toBeTruthy()
    const walled = await house.db.look((tx) => sql`select 1 from people.protections`.execute(tx))
    expect(walled.rows).toEqual([])
  })

  test('転出した人は見えず、二つの番号を持つ人は残る番号で一人だけ見える', async () => {
    const size = async () =>
      (await house.db.look((tx) => sql<{ n: number }>`select count(*) as n from people_api.residents`.execute(tx)))
        .rows[0]?.n ?? 0
    const before = await size()
    // Taken back at the end: the other tests count the same people.
    const seen = await house.db
      .transact(async (tx) => {
        await sql`update people.persons set merged_into = ${satoKen.personId} where id = ${yamamotoRen.personId}`.execute(
          tx,
        )
        const merged = await sql<{ n: number }>`select count(*) as n from people_api.residents`.execute(tx)
        await sql`update people.register_records set valid_to = '2026-12-01', ended_by = 'moved_out'
          where person_id = ${satoKen.personId} and valid_to is null`.execute(tx)
        const left = await sql<{ person: string; town: string }>`
          select person_id as person, town from people_api.residents
          where person_id in (${satoKen.personId}, ${yamamotoRen.personId})`.execute(tx)
        throw new Seen(merged.rows[0]?.n ?? 0, left.rows)
      })
      .catch((error: unknown) => error)
    expect(seen).toMatchObject({ merged: before - 1, left: [{ person: satoKen.personId, town: '東大泉' }] })
  })
})

class Seen extends Error {
  constructor(
    readonly merged: number,
    readonly left: readonly unknown[],
  ) {
    super('seen')
  }
}

describe('年齢と学年', () => {
  test('年齢は誕生日の前日に一つ増え、2月29日生まれは2月28日に増える', () => {
    expect(completedYears(day('1961-12-03'), day('2026-12-01'))).toBe(64)
    expect(completedYears(day('1961-12-03'), day('2026-12-02'))).toBe(65)
    expect(completedYears(day('2004-02-29'), day('2026-02-27'))).toBe(21)
    expect(completedYears(day('2004-02-29'), day('2026-02-28'))).toBe(22)
  })

  test('ある年齢の人の生まれた日は、その日に数えた満年齢といつも合う', () => {
    const days = fc.integer({ min: 0, max: 55_000 }).map((days) => day('1900-01-01').add({ days }))
    const ages = fc.tuple(fc.integer({ min: 0, max: 110 }), fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(days, days, ages, (birth, on, [from, more]) => {
        const { first, last } = bornForAge(on, { from, to: from + more })
        const isIn =
          first !== null &&
          Temporal.PlainDate.compare(first, birth) <= 0 &&
          Temporal.PlainDate.compare(birth, last) <= 0
        const age = completedYears(birth, on)
        expect(isIn).toBe(age >= from && age <= from + more)
      }),
      { numRuns: 500 },
    )
  })

  test('4月1日生まれは、4月2日生まれより一つ上の学年になる', () => {
    const first = (on: string) => Object.values(bornForGrades(day(on), { from: 1, to: 1 })).map(String)
    expect(first('2026-12-02')).toEqual(['2019-04-02', '2020-04-01'])
    expect(first('2027-03-31')).toEqual(['2019-04-02', '2020-04-01'])
    expect(first('2027-04-01')).toEqual(['2020-04-02', '2021-04-01'])
  })
})

const span = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 8 }))
    .map(([from, more]) => ({ from, to: Math.min(most, from + more) }))
const towns = ['光が丘', '石神井町', '東大泉', '田柄', 'どこにもない町']
const condition: fc.Arbitrary<SegmentCondition> = fc.oneof(
  span(100).map((age) => ({ age: { ...age, on: 'today' as const } })),
  fc.integer({ min: 0, max: 90 }).map((from) => ({ age: { from, on: '2027-04-01' } })),
  span(18).map((childAge) => ({ childAge })),
  fc.constantFrom({ from: 1, to: 3 }, { from: 7, to: 9 }).map((schoolYear) => ({ schoolYear })),
  fc.uniqueArray(fc.constantFrom(...towns), { minLength: 1 }).map((area) => ({ area })),
  fc
    .constantFrom({ from: '2015-04-01' }, { to: '2010-12-31' }, { from: '2000-01-01', to: '2020-06-30' })
    .map((residentSince) => ({ residentSince })),
  fc.constant({ headOfHousehold: true as const }),
  fc.constantFrom('events', 'waste', 'sports', 'nothing').map((topic) => ({ topic })),
  fc.constantFrom('young', 'seniors', 'nobody').map((declaredAgeGroup) => ({ declaredAgeGroup })),
  fc.constantFrom('oizumi', 'seki', 'nowhere').map((declaredArea) => ({ declaredArea })),
  span(18).map((declaredChildAge) => ({ declaredChildAge })),
)
const { group } = fc.letrec<{ part: SegmentCondition | SegmentGroup; group: SegmentGroup }>((tie) => ({
  part: fc.oneof({ maxDepth: 2, depthSize: 'small' }, condition, tie('group')),
  group: fc.record({
    all: fc.array(tie('part'), { maxLength: 2 }),
    any: fc.array(tie('part'), { maxLength: 2 }),
    none: fc.array(tie('part'), { maxLength: 1 }),
  }),
}))

describe('対象の数え方', () => {
  test('写しで数えても、台帳と登録から数えても、どんな条件でも同じ人数になる', async () => {
    const today = house.clock.today()
    const snapshot = await house.db.read((tx) => loadSnapshot(tx, today))
    let counted = 0
    await fc.assert(
      fc.asyncProperty(group, async (definition) => {
        const read = checkSegment(definition)
        if (!read.ok) return
        const exact = await house.db.look((tx) => countAudience(tx, read.segment, today))
        expect(sizeOf(evaluate(snapshot, read.segment, today))).toBe(exact)
        if (exact > 0) counted += 1
      }),
      { numRuns: 120 },
    )
    expect(counted).toBeGreaterThan(20)
  })

  test('この町の言葉にある分野・年代・地域だけが選べ、ない町では選べない', () => {
    const { topics, ageGroups, areas } = declaredWords(house)
    const offered = [...topics, ...ageGroups, ...areas]
    expect(offered.every(({ key, name }) => /^[a-z0-9-]+$/.test(key) && name.ja !== '')).toBe(true)
    expect(declaredWords({ config: { ...house.config, profile: 'nowhere' } })).toEqual({
      topics: [],
      ageGroups: [],
      areas: [],
    })
  })

  test('五百人ずつ確かめるときも、その人が対象かどうかが分かる', async () => {
    const segment = parseSegment({ all: [{ area: ['光が丘'] }], none: [{ age: { from: 18, on: 'today' } }] })
    const { rows } = await house.db.look((tx) =>
      sql<{ town: string }>`select r.town from people_api.residents r
        where r.person_id in (select person_id from people_api.residents order by person_id limit 500)
          and ${audienceSql(segment, house.clock.today())} order by r.person_id`.execute(tx),
    )
    expect(new Set(rows.map(({ town }) => town))).toEqual(new Set(['光が丘']))
  })

  test('登録した内容だけの対象は住民基本台帳を見ず、台帳にない人も入る', async () => {
    const today = house.clock.today()
    const declared = parseSegment({ all: [{ topic: 'events' }] })
    const onRegister = parseSegment({ all: [{ topic: 'events' }, { age: { from: 0, on: 'today' } }] })
    const count = (segment: Segment) => house.db.look((tx) => countAudience(tx, segment, today))
    expect((await count(declared)) - (await count(onRegister))).toBe(3)
  })
})
