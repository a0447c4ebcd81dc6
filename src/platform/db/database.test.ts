import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockFor, sendAhead, sql, type Tx } from '#platform/db/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { createDatabase } from './database.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('日付と時刻', () => {
  test('日付は日付、瞬間は瞬間として行き来する', async () => {
    const day = Temporal.PlainDate.from('2028-02-29')
    const moment = Temporal.Instant.from('2026-12-02T10:00:00.123456+09:00')
    const { rows } = await house.db.read((tx) =>
      sql<{ day: Temporal.PlainDate; moment: Temporal.Instant; days: Temporal.PlainDate[] }>`
        select ${day}::date as day, ${moment}::timestamptz as moment, ${[day]}::date[] as days`.execute(tx),
    )
    expect(rows[0]?.day.equals(day)).toBe(true)
    expect(rows[0]?.moment.equals(moment)).toBe(true)
    expect(rows[0]?.days.map(String)).toEqual(['2028-02-29'])
  })

  test('金額は数として読み、安全な整数を超えれば読まない', async () => {
    const read = (text: string) =>
      house.db.read((tx) => sql<{ amount: number }>`select ${text}::int8 as amount`.execute(tx))
    expect((await read('300')).rows[0]?.amount).toBe(300)
    await expect(read('9007199254740993')).rejects.toThrow('safe integer')
  })
})

describe('同時に書き換える', () => {
  const offset = async (tx: Tx) =>
    (await sql<{ offset: number }>`select offset_seconds as offset from platform.clock`.execute(tx)).rows[0]?.offset ??
    0

  test('直列化に失敗した取引はやり直し、どちらの書き込みも残る', async () => {
    let attempts = 0
    const bothHaveRead = Promise.withResolvers<void>()
    const addOne = () =>
      house.db.transact(async (tx) => {
        await sql`set transaction isolation level repeatable read`.execute(tx)
        const before = await offset(tx)
        attempts += 1
        if (attempts === 2) bothHaveRead.resolve()
        await bothHaveRead.promise
        await sql`update platform.clock set offset_seconds = ${before + 1}`.execute(tx)
      })
    await Promise.all([addOne(), addOne()])
    expect(attempts).toBe(3)
    expect(await house.db.read(offset)).toBe(2)
  })

  test('答えを待たずに送った文が断られれば、取引は全部なかったことになり、その理由で断られる', async () => {
    const before = await house.db.read(offset)
    const work = house.db.transact(async (tx) => {
      await sendAhead(tx, sql`update platform.clock set offset_seconds = offset_seconds + 1`.execute(tx))
      await sendAhead(tx, sql`select 1 / 0`.execute(tx))
      await sendAhead(tx, sql`update platform.clock set offset_seconds = offset_seconds + 1`.execute(tx))
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(await house.db.read(offset)).toBe(before)
  })

  test('答えを待たない文が送れもしなかったときも、取引は全部なかったことになる', async () => {
    const before = await house.db.read(offset)
    const unwritable = {
      toPostgres: () => {
        throw new RangeError('cannot be written')
      },
    }
    const work = house.db.transact(async (tx) => {
      await sql`update platform.clock set offset_seconds = offset_seconds + 1`.execute(tx)
      await sendAhead(tx, sql`select ${unwritable}`.execute(tx))
    })
    await expect(work).rejects.toThrow('cannot be written')
    expect(await house.db.read(offset)).toBe(before)
  })

  test('答えを待たずに送った文の後で別の文が断られても、初めの理由で断られ、直列化の失敗ならやり直す', async () => {
    const before = await house.db.read(offset)
    let attempts = 0
    await house.db.transact(async (tx) => {
      attempts += 1
      const again = sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`
      if (attempts === 1) await sendAhead(tx, again.execute(tx))
      await sql`update platform.clock set offset_seconds = offset_seconds + 1`.execute(tx)
    })
    expect([attempts, await house.db.read(offset)]).toEqual([2, before + 1])
  })

  test('やり直しても直らない失敗は、6回で終わる', async () => {
    let attempts = 0
    const work = house.db.transact(async (tx) => {
      attempts += 1
      await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: '40001' })
    expect(attempts).toBe(6)
  })

  test('同じものの順番は、前の取引が終わるまで待つ', async () => {
    const order: string[] = []
    const firstHolds = Promise.withResolvers<void>()
    const first = house.db.transact(async (tx) => {
      await lockFor(tx, 'hall-slot', '光が丘区民ホール')
      firstHolds.resolve()
      await sql`select pg_sleep(0.05)`.execute(tx)
      order.push('first')
    })
    await firstHolds.promise
    await house.db.transact(async (tx) => {
      await lockFor(tx, 'hall-slot', '光が丘区民ホール')
      order.push('second')
    })
    await first
    expect(order).toEqual(['first', 'second'])
  })
})

describe('何度も来る文', () => {
  const one = (tx: Tx) => sql<{ pid: number }>`select pg_backend_pid() as pid where 1 = ${1}::int`.execute(tx)

  test('接続ごとに一度だけ読まれ、そのあとは名前で呼ばれる', async () => {
    const alone = createDatabase(house.db.url, house.log, { poolSize: 1 })
    const named = () =>
      alone.look((tx) => sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx))
    await alone.look(one)
    expect((await named()).rows).toEqual([])
    for (let time = 0; time < 20; time += 1) await alone.look(one)
    expect((await named()).rows).toEqual([{ statement: 'select pg_backend_pid() as pid where 1 = $1::int' }])
    await alone.close()
  })

  test('一時の表を読む文と、値しだいで探し方の変わる文に、名前は付かない', async () => {
    const alone = createDatabase(house.db.url, house.log, { poolSize: 1 })
    await alone.transact(async (tx) => {
      await sql`create temporary table stage (n int) on commit drop`.execute(tx)
      for (let time = 0; time < 20; time += 1) {
        await sql`select n from pg_temp.stage where n = ${time}`.execute(tx)
        await sql`select name from people.register_records where search_text like ${`%${time}%`}`.execute(tx)
        await sql`select from people.offices where daterange(valid_from, valid_to) @> ${'2026-12-01'}::date`.execute(tx)
      }
      expect((await sql`select from pg_prepared_statements`.execute(tx)).rows).toEqual([])
    })
    await alone.close()
  })

  test('列の型が変わって名前が通じなくなった接続は、新しい接続に替わる', async () => {
    const alone = createDatabase(house.db.url, house.log, { poolSize: 1 })
    const before = (await alone.look(one)).rows[0]?.pid
    await alone.look((tx) => sql`create temporary table kept (n int)`.execute(tx))
    const kept = (tx: Tx) => sql`select n from kept where n::text <> ${''}`.execute(tx)
    for (let time = 0; time < 20; time += 1) await alone.look(kept)
    await alone.look((tx) => sql`alter table kept alter column n type text`.execute(tx))
    await expect(alone.look(kept)).rejects.toMatchObject({ code: '0A000' })
    expect((await alone.look(one)).rows[0]?.pid).not.toBe(before)
    await alone.close()
  })
})

test('読むだけの取引は書けない', async () => {
  const work = house.db.read((tx) => sql`update platform.clock set offset_seconds = 9`.execute(tx))
  await expect(work).rejects.toMatchObject({ code: '25006' })
})

test('空いた接続がなければ、待たせ続けずに 503 と答え、見るだけの文は取引の後ろに並ばない', async () => {
  const narrow = createDatabase(house.db.url, house.log, { poolSize: 1, connectionTimeout: 1000 })
  const done = Promise.withResolvers<void>()
  const holds = Promise.withResolvers<void>()
  const holder = narrow.read(async () => {
    holds.resolve()
    await done.promise
  })
  await holds.promise
  await expect(narrow.read(offsetless)).rejects.toBeInstanceOf(Unavailable)
  expect((await narrow.look(offsetless)).rows).toHaveLength(1)
  done.resolve()
  await holder
  await narrow.close()
})

const offsetless = (tx: Tx) => sql`select 1`.execute(tx)
