import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { reservations } from '#modules/reservations/index.ts'
import { type Caller, openManyCallers } from '#modules/reservations/testing/many-callers.ts'
import { buildSmallHall, layDownRules } from '#modules/reservations/testing/small-hall.ts'
import { sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { end, placeForHouse, startProgram } from './processes.ts'
import { type Answer, holdUntilAnswered } from './stampede.ts'

const ports = [0, 3].map((more) => 26_000 + (process.pid % 900) * 6 + more)
const urls = ports.map((port) => `http://localhost:${port}`)
const urlOf = (turn: number) => urls[turn % urls.length] ?? ''
const today = Temporal.Now.plainDateISO('Asia/Tokyo')
const crowd = 500

let house: TestHouse
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let callers: Caller[]
const programs: ChildProcess[] = []
const places = ports.map(placeForHouse)
beforeAll(async () => {
  house = await testHouse({ modules: [people, reservations] })
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db, {
    quotas: [{ key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 99 }],
  })
  callers = await house.db.transact((tx) => openManyCallers(tx, crowd, today))

  for (const place of places) programs.push(await startWeb(place))
}, 60_000)
afterAll(async () => {
  await Promise.all(programs.map(end))
  for (const place of places) place.remove()
  await house.close()
})

/** A web process of its own over the same database. */
const startWeb = ({ settings }: (typeof places)[number]): Promise<ChildProcess> =>
  startProgram(inject('cluster').root, { ...settings, DATABASE_URL: house.ownerUrl }, 'app')

let useDay = today.add({ days: 14 })
beforeEach(() => {
  useDay = useDay.add({ days: 1 })
})

const rush = (wishes: (turn: number) => Record<string, unknown>): Promise<Answer[]> =>
  Promise.all(
    callers.map((caller, turn) =>
      holdUntilAnswered(urlOf(turn), caller, { day: useDay.toString(), blocks: [1], ...wishes(turn) }),
    ),
  )

/** What is written about this day: reservations, and everything that belongs to none that stands. */
async function written() {
  const { rows } = await sql<
    Record<'held' | 'places' | 'counted' | 'used' | 'events' | 'audited' | 'leftovers', number>
  >`
    with mine as (select * from reservations.reservations where day = ${useDay.toString()}::date)
    select
      (select count(*)::int from mine where state = 'held') as held,
      (select count(*)::int from reservations.occupancies where day = ${useDay.toString()}::date) as places,
      (select count(*)::int from reservations.counted c join mine on mine.id = c.reservation_id) as counted,
      (select count(*)::int from reservations.reservation_events e join mine on mine.id = e.reservation_id) as events,
      (select count(*)::int from platform.audit a join mine on mine.id::text = a.subject_id
        where a.action = 'reservations.reservation.hold') as audited,
      (select coalesce(sum(u.used), 0)::int from reservations.usages u) -
      (select coalesce(sum(c.weight), 0)::int from reservations.counted c) as used,
      (select count(*)::int from reservations.occupancies o
        where not exists (select from reservations.reservations r where r.id = o.reservation_id)) as leftovers`.execute(
    house.db.kysely,
  )
  return rows[0]
}

const freeEverywhere = async (space: number): Promise<boolean[]> =>
  Promise.all(
    urls.map(async (url, turn) => {
      const answer = await fetch(`${url}/api/v1/spaces/${space}/days/${useDay}`, {
        headers: { authorization: `Bearer ${callers[turn]?.token}` },
      })
      return JSON.parse(await answer.text()).times[0].free
    }),
  )

describe('500人が同じ時間に押し寄せるとき', () => {
  test('全面と半面が混ざっても、勝つ組み合わせは一つで、ほかの人にはすぐ断りが届き、何も残らない', async () => {
    const spaces = [hall.whole, hall.halfA, hall.halfB]
    const answers = await rush((turn) => ({ space: spaces[turn % 3] }))
    const won = answers.flatMap(({ status }, turn) => (status === 201 ? [spaces[turn % 3]] : []))
    const busy = answers.filter((one) => one.busy > 0).length
    expect([[hall.whole], [hall.halfA, hall.halfB]]).toContainEqual(won.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    expect(new Set(answers.flatMap(({ code }) => code ?? []))).toEqual(new Set(['taken']))
    // Waiting is queued; only a machine that is busy with other things as well goes beyond the patience of the pool.
    expect(busy).toBeLessThan(crowd / 10)
    expect(await written()).toEqual({
      held: won.length,
      places: 2,
      counted: won.length,
      events: won.length,
      audited: won.length,
      used: 0,
      leftovers: 0,
    })
    expect(await Promise.all(spaces.map(freeEverywhere))).toEqual([
      [false, false],
      [false, false],
      [false, false],
    ])
  }, 60_000)

  test('A面を取り消すと、どの窓口でもA面だけが空き、全面はB面があるあいだ取れない', async () => {
    const [one, other] = callers
    if (!one || !other) throw new Error('nobody there')
    const asked = { day: useDay.toString(), blocks: [1] }
    expect(await freeEverywhere(hall.whole)).toEqual([true, true])
    const a = await holdUntilAnswered(urlOf(0), one, { ...asked, space: hall.halfA })
    const b = await holdUntilAnswered(urlOf(1), other, { ...asked, space: hall.halfB })
    expect([a.status, b.status]).toEqual([201, 201])
    const cancelled = await fetch(`${urlOf(1)}/api/v1/reservations/${a.id}/cancellation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${one.token}`, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(cancelled.status).toBe(200)
    const free = await Promise.all([hall.halfA, hall.halfB, hall.whole].map(freeEverywhere))
    expect(free).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ])
    expect((await holdUntilAnswered(urlOf(0), one, { ...asked, space: hall.whole })).code).toBe('taken')
    expect((await holdUntilAnswered(urlOf(0), one, { ...asked, space: hall.halfA })).status).toBe(201)
  })
})

test('押さえている最中に窓口のプロセスが倒れても、答えたものは残り、途中まで書いたものはなく、同じキーで送り直せば一つになる', async () => {
  const [first] = programs
  if (!first) throw new Error('nothing runs')
  const some = callers.slice(0, 60)
  const wishOf = (turn: number) => ({
    space: hall.music,
    day: useDay.add({ days: Math.floor(turn / 4) }).toString(),
    blocks: [1 + (turn % 4)],
  })
  const keys = some.map(() => crypto.randomUUID())
  let told = 0
  const attempts = some.map(async (caller, turn) => {
    const answer = await holdUntilAnswered(urlOf(0), caller, wishOf(turn), keys[turn]).catch(() => undefined)
    told += 1
    if (told === 10) first.kill('SIGKILL')
    return answer
  })
  const before = await Promise.all(attempts)
  if (first.exitCode === null && first.signalCode === null) await once(first, 'exit')
  const again = await Promise.all(
    some.map((caller, turn) => holdUntilAnswered(urlOf(1), caller, wishOf(turn), keys[turn])),
  )
  expect(before.some((answer) => answer === undefined)).toBe(true)
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]))
  for (const [turn, answer] of before.entries()) if (answer) expect(answer.id).toBe(again[turn]?.id)
  const { rows } = await sql<Record<string, number>>`
    with mine as (select id from reservations.reservations where space_id = ${hall.music})
    select (select count(*)::int from mine) as reservations,
      (select count(*)::int from reservations.occupancies o join mine on mine.id = o.reservation_id) as places,
      (select count(*)::int from reservations.counted c join mine on mine.id = c.reservation_id) as counted,
      (select count(*)::int from reservations.reservation_events e join mine on mine.id = e.reservation_id) as events,
      (select count(*)::int from platform.audit a join mine on mine.id::text = a.subject_id) as audited,
      (select count(*)::int from platform.idempotency_keys where key = any (${keys}) and answer is not null) as keys`.execute(
    house.db.kysely,
  )
  expect(new Set(Object.values(rows[0] ?? {}))).toEqual(new Set([some.length]))
}, 60_000)
