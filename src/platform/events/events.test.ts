import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { type DomainEvent, dispatchEvents, emit, hasEventsBehindHorizon } from './index.ts'

const heard: DomainEvent[] = []
let failOn: (event: DomainEvent) => boolean = () => false

const listener: Module = {
  name: 'listener',
  consumers: {
    'shop.opened': async (tx, event) => hear(tx, event),
    'shop.closed': async (tx, event) => hear(tx, event),
  },
}

async function hear(tx: Parameters<typeof emit>[0], event: DomainEvent): Promise<void> {
  await sql`insert into platform.progress (kind, total) values (${`heard-${event.id}`}, 0)`.execute(tx)
  if (failOn(event)) throw new TypeError('佐藤花子 must not be written anywhere')
  heard.push(event)
}

let house: TestHouse
beforeEach(async () => {
  heard.length = 0
  failOn = () => false
  house = await testHouse({ modules: [listener] })
})
afterEach(() => house.close())

const open = (subjectId: string, type = 'shop.opened') =>
  house.db.transact((tx) => emit(tx, { type, subjectKind: 'shop', subjectId, data: { floor: 2 } }))

/** Writes an event in a transaction that stays open until `commit`. */
async function emitLate(subjectId: string): Promise<{ commit(): Promise<void> }> {
  const client = new pg.Client({ connectionString: house.db.url })
  await client.connect()
  await client.query('begin')
  await client.query(
    `insert into platform.events (type, subject_kind, subject_id) values ('shop.opened', 'shop', $1)`,
    [subjectId],
  )
  return {
    commit: async () => {
      await client.query('commit')
      await client.end()
    },
  }
}

describe('できごとの受け渡し', () => {
  test('確定したできごとは、受け手に一度だけ届く', async () => {
    await open('1')
    await settle(house)
    await settle(house)
    expect(heard).toMatchObject([{ type: 'shop.opened', subjectKind: 'shop', subjectId: '1', data: { floor: 2 } }])
    expect(heard[0]?.at).toBeInstanceOf(Temporal.Instant)
  })

  test('取り消された取引のできごとは、なかったことになる', async () => {
    await house.db
      .transact(async (tx) => {
        await emit(tx, { type: 'shop.opened', subjectKind: 'shop', subjectId: '1' })
        throw new Error('undo')
      })
      .catch(() => {})
    await settle(house)
    expect(heard).toEqual([])
  })

  test('遅れて確定した、番号の小さいできごとも失われない', async () => {
    const late = await emitLate('遅')
    await open('早')
    await dispatchEvents(house)
    expect(await hasEventsBehindHorizon(house)).toBe(true)
    await late.commit()
    await settle(house)
    expect(heard.map((event) => event.subjectId)).toEqual(['遅', '早'])
  })

  test('同じ対象のできごとは、書かれた順に届く', async () => {
    for (let i = 0; i < 5; i += 1) await open('1', i % 2 ? 'shop.closed' : 'shop.opened')
    await Promise.all([dispatchEvents(house), dispatchEvents(house), dispatchEvents(house)])
    await settle(house)
    const ids = heard.map((event) => event.id)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(ids).toHaveLength(5)
  })

  test('失敗したできごとは同じ対象だけを待たせ、ほかの対象は先に進む', async () => {
    failOn = (event) => event.subjectId === '1' && event.type === 'shop.opened'
    await open('1')
    await open('1', 'shop.closed')
    await open('2')
    const { failures } = await settle(house, { tolerant: true })
    expect(failures).toHaveLength(1)
    expect(heard.map((event) => event.subjectId)).toEqual(['2'])

    const failing = await house.db.read((tx) =>
      sql<{ attempts: number; lastError: string }>`
        select attempts, last_error as "lastError" from platform.failing_events`.execute(tx),
    )
    expect(failing.rows).toEqual([{ attempts: 1, lastError: 'TypeError' }])

    failOn = () => false
    await house.db.transact((tx) =>
      sql`update platform.event_deliveries set next_attempt_at = clock_timestamp()`.execute(tx),
    )
    await settle(house)
    expect(heard.map((event) => event.type)).toEqual(['shop.opened', 'shop.opened', 'shop.closed'])
  })

  test('受け手の仕事と「済み」の印は、いっしょに残るか、いっしょに消える', async () => {
    failOn = () => true
    await open('1')
    await settle(house, { tolerant: true })
    const { rows } = await house.db.read((tx) => sql`select from platform.progress`.execute(tx))
    expect(rows).toHaveLength(0)
  })

  test('百のできごとを三つの窓口が同時に受けても、重なりも漏れもない', async () => {
    await house.db.transact(async (tx) => {
      for (let i = 0; i < 100; i += 1)
        await emit(tx, { type: 'shop.opened', subjectKind: 'shop', subjectId: `${i % 20}` })
    })
    await Promise.all([settle(house), settle(house), settle(house)])
    expect(new Set(heard.map((event) => event.id)).size).toBe(100)
    expect(heard).toHaveLength(100)
  })
})
