import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import { people } from '#modules/people/index.ts'
import { type Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../index.ts'
import { previewSegment } from './actions/preview.ts'
import { type SegmentCondition, parseSegment } from './domain/definition.ts'
import { mayStandFor, toldSize } from './domain/told-size.ts'
import { forgetSnapshot } from './snapshot/current.ts'

const least = 10
/** Of each topic that nobody else chose: 30 to 95 people in the crowd, and the group of a few that the attacker is after. */
const crowd = { a: 37, b: 64, c: 95, d: 30, e: 52 }

let house: TestHouse
let mallory: Staff
let colleague: Staff
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging] })
  mallory = await staffActor(house, '工藤奈央')
  colleague = await staffActor(house, '本田翔太')
})
afterAll(() => house.close())

/** A world in which everybody of the group chose `secret` and, unless they stand apart, all of the crowd's topics; earlier answers are forgotten. */
async function world(group: number, { isApart = false } = {}): Promise<void> {
  await house.db.transact(async (tx) => {
    await sql`delete from messaging.topic_choices`.execute(tx)
    for (const [topic, size] of Object.entries(crowd))
      await sql`insert into messaging.topic_choices
        select ('01900000-0000-7000-8002-' || lpad(to_hex(ascii(${topic}::text) * 1000 + no), 12, '0'))::uuid, ${topic}, now()
        from generate_series(1, ${size}::int) no`.execute(tx)
    await sql`insert into messaging.topic_choices
      select ('01900000-0000-7000-8003-' || lpad(no::text, 12, '0'))::uuid, topic, now()
      from generate_series(1, ${group}::int) no, unnest(${isApart ? ['secret'] : ['secret', ...Object.keys(crowd)]}::text[]) topic`.execute(
      tx,
    )
  })
  house.setNow(
    Temporal.Instant.from(house.clock.now())
      .add({ hours: 24 * 32 })
      .toString(),
  )
  forgetSnapshot(house)
}

const topic = (key: string): SegmentCondition => ({ topic: key })
const asking = (definition: unknown) => parseSegment(definition)

async function ask(definition: unknown, who: Staff = mallory): Promise<number | null> {
  const told = await house.db.transact((tx) => previewSegment(tx, house, who, asking(definition)))
  if (!told.ok) throw new Error(told.reason)
  return told.shown
}

const secret = topic('secret')
/** Pairs of questions between which the group lies, and nobody else. */
const differences = Object.keys(crowd).flatMap((key) => [
  [{ all: [topic(key)] }, { all: [topic(key)], none: [secret] }],
  [{ any: [topic(key), secret] }, { all: [topic(key)], none: [secret] }],
  [{ any: [topic(key), topic('waste')] }, { any: [topic(key), topic('waste')], none: [secret] }],
  [{ all: [topic(key)] }, { all: [topic(key), { all: [], any: [], none: [secret] }] }],
])

describe('人数の目安から小さな組を探す職員', () => {
  test.each([0, 1, 5, 9])('%i人の組は、足しても引いても、その組がないときと同じ答えになる', async (group) => {
    await world(group)
    for (const [withGroup, without] of differences) expect(await ask(without)).toBe(await ask(withGroup))
    expect(await ask({ all: [secret] })).toBe(null)
  })

  test.each([0, 1, 5, 9])(
    '大きな組の人数を一人まで知っていて、それに%i人の組を足しても、足さないときと同じ数しか出ない',
    async (group) => {
      await world(group, { isApart: true })
      for (const [key, size] of Object.entries(crowd))
        expect(await ask({ any: [topic(key), secret] })).toBe(toldSize(size, least))
    },
  )

  test('二十の重なる問いから引き算と包除原理で出る幅は、組がない場合も十人以上の場合も含む', async () => {
    await world(6)
    const answers = new Map<string, number | null>()
    const tell = async (name: string, definition: unknown) => answers.set(name, await ask(definition))
    const keys = Object.keys(crowd)
    for (const [at, key] of keys.entries()) {
      const next = keys[(at + 1) % keys.length] ?? key
      await tell(key, { all: [topic(key)] })
      await tell(`${key}-secret`, { all: [topic(key)], none: [secret] })
      await tell(`${key}|${next}`, { any: [topic(key), topic(next)] })
      await tell(`${key}&${next}`, { all: [topic(key), topic(next)] })
    }
    expect(answers.size).toBe(20)
    const range = (name: string) => mayStandFor(answers.get(name) ?? null, least)
    for (const [at, key] of keys.entries()) {
      const next = keys[(at + 1) % keys.length] ?? key
      const [whole, rest] = [range(key), range(`${key}-secret`)]
      expect(whole.from - rest.to).toBeLessThanOrEqual(0)
      expect(whole.to - rest.from).toBeGreaterThanOrEqual(least)
      // |A| + |B| - |A∪B| is the group, as the crowds do not overlap.
      const [a, b, both] = [range(key), range(next), range(`${key}|${next}`)]
      expect(a.from + b.from - both.to).toBeLessThanOrEqual(0)
      expect(a.to + b.to - both.from).toBeGreaterThanOrEqual(least)
      expect(answers.get(`${key}&${next}`)).toBe(null)
    }
  })

  test('地域ごとの数を合計から引いても、隠れた一つの地域の人数は決まらない', async () => {
    await world(7)
    const keys = Object.keys(crowd)
    const total = await ask({ any: [...keys.map(topic), secret] })
    const parts: { from: number; to: number }[] = []
    for (const key of keys) parts.push(mayStandFor(await ask({ all: [topic(key)], none: [secret] }), least))
    const sum = (end: 'from' | 'to') => parts.reduce((all, part) => all + part[end], 0)
    const whole = mayStandFor(total, least)
    expect(whole.from - sum('to')).toBeLessThanOrEqual(0)
    expect(whole.to - sum('from')).toBeGreaterThanOrEqual(least)
  })

  test('ほかの課がきのう見た数と九人まで違う問いには、きのうの数が出て、十人違えば数え直す', async () => {
    await world(0)
    const before = await ask({ all: [topic('b')] }, colleague)
    const add = (count: number, from: number) =>
      sql`insert into messaging.topic_choices
        select ('01900000-0000-7000-8004-' || lpad(no::text, 12, '0'))::uuid, 'late', now()
        from generate_series(${from}::int, ${from + count - 1}::int) no`.execute(house.db.kysely)
    await add(9, 1)
    forgetSnapshot(house)
    house.setNow(house.clock.now().add({ hours: 24 }).toString())
    expect(await ask({ any: [topic('b'), topic('late')] })).toBe(before)
    await add(10, 10)
    forgetSnapshot(house)
    // Asked in other words: the same question keeps its answer.
    expect(await ask({ any: [topic('late'), topic('b')] })).toBe(toldSize(crowd.b + 19, least))
    expect(await ask({ any: [topic('b'), topic('late')] })).toBe(before)
  })

  test('同時に尋ねた二人にも、九人しか違わない問いには同じ数が出る', async () => {
    await world(9)
    const [one, other] = await Promise.all([
      ask({ all: [topic('c')] }),
      ask({ all: [topic('c')], none: [secret] }, colleague),
    ])
    expect(one).toBe(other)
  })

  test('一日六十回までで、次の日にはまた見られる', async () => {
    await world(0)
    const often = () => house.db.transact((tx) => previewSegment(tx, house, mallory, asking({ all: [topic('a')] })))
    for (let times = 0; times < 60; times += 1) expect((await often()).ok).toBe(true)
    expect(await often()).toEqual({ ok: false, reason: 'asked-too-often' })
    house.setNow(house.clock.now().add({ hours: 24 }).toString())
    expect((await often()).ok).toBe(true)
  })
})

test('示す数の幅には、本当の人数がいつも入り、いちばん小さい数でも十人未満かどうかのほかは分からない', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: -9, max: 9 }), (size, off) => {
      const { from, to } = mayStandFor(toldSize(Math.max(0, size + off), least), least)
      expect(from).toBeLessThanOrEqual(size)
      expect(to).toBeGreaterThanOrEqual(size)
      expect(to - from).toBeGreaterThanOrEqual(2 * (least - 1))
    }),
  )
  expect([9, 10, 29, 30, 347, 1234, 49_999].map((size) => toldSize(size, least))).toEqual([
    ...[null, 20, 20, 40, 340, 1200, 50_000],
  ])
})
