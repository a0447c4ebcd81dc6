import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDatabase, sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { Module } from '#platform/module/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { createSharedClock } from '#platform/time/index.ts'
import { enqueue, enqueueAll, queueHealth, settle, startWorker } from './index.ts'

const done: unknown[] = []
let sweeps = 0
let work: (payload: unknown) => Promise<void> = async (payload) => void done.push(payload)

const workshop: Module = {
  name: 'workshop',
  tasks: {
    'workshop.make': (_house, payload) => work(payload),
    'workshop.rescue': async (_house, payload) => void done.push(payload),
  },
  urgentTasks: ['workshop.rescue'],
  sweeps: {
    'workshop.due': async () => {
      sweeps += 1
    },
  },
  consumers: { 'shop.opened': async (_tx, event) => void done.push(event.subjectId) },
}

let house: TestHouse
beforeEach(async () => {
  done.length = 0
  sweeps = 0
  work = async (payload) => void done.push(payload)
  house = await testHouse({ modules: [workshop] })
})
afterEach(() => house.close())

const order = (payload: object, key?: string) =>
  house.db.transact((tx) => enqueue(tx, 'workshop.make', payload, key ? { key } : {}))

describe('裏方の仕事', () => {
  test('頼んだ取引が取り消されれば、仕事もなくなる', async () => {
    await house.db
      .transact(async (tx) => {
        await enqueue(tx, 'workshop.make', { n: 1 })
        throw new Error('undo')
      })
      .catch(() => {})
    await settle(house)
    expect(done).toEqual([])
  })

  test('同じ鍵の仕事は、最後の一つだけが残る', async () => {
    await order({ n: 1 }, 'only')
    await order({ n: 2 }, 'only')
    await settle(house)
    expect(done).toEqual([{ n: 2 }])
  })

  test('まとめて頼んだ仕事は、鍵ごとに一つで、先にすべきものが先に行われる', async () => {
    await house.db.transact(async (tx) => {
      const jobs = [1, 2].map((n) => ({ key: `job-${n}`, payload: { n } }))
      await enqueueAll(tx, 'workshop.make', jobs, { priority: 10 })
      await enqueueAll(tx, 'workshop.make', jobs, { priority: 10 })
      await enqueue(tx, 'workshop.make', { n: 3 }, { priority: -10 })
    })
    await settle(house)
    expect(done).toEqual([{ n: 3 }, { n: 1 }, { n: 2 }])
  })

  test('裏方の手がすべて塞がっていても、急ぎの仕事には手が空いている', async () => {
    const ended = Promise.withResolvers<void>()
    work = () => ended.promise
    const worker = await startWorker(house, { concurrency: 1 })
    try {
      await order({ n: 1 })
      await order({ n: 2 })
      await house.db.transact((tx) => enqueue(tx, 'workshop.rescue', { n: 3 }))
      await vi.waitFor(() => expect(done).toEqual([{ n: 3 }]), { timeout: 8000 })
    } finally {
      ended.resolve()
      await worker.stop()
    }
  })

  test('失敗した仕事の記録に、エラーの文は残らない', async () => {
    work = () => Promise.reject(new RangeError('佐藤花子'))
    await order({ n: 1 })
    await settle(house, { tolerant: true })
    const { rows } = await house.db.read((tx) =>
      sql<{ lastError: string }>`select last_error as "lastError" from graphile_worker._private_jobs`.execute(tx),
    )
    expect(rows[0]?.lastError).toContain('RangeError')
    expect(rows[0]?.lastError).not.toContain('佐藤')
  })

  test('動いている裏方は、仕事・できごと・期限の見回りを、頼まれてすぐに行う', async () => {
    const worker = await startWorker(house)
    try {
      await order({ n: 1 })
      await house.db.transact((tx) => emit(tx, { type: 'shop.opened', subjectKind: 'shop', subjectId: '1' }))
      await vi.waitFor(() => expect(done).toEqual(expect.arrayContaining([{ n: 1 }, '1'])), { timeout: 8000 })
      await vi.waitFor(() => expect(sweeps).toBeGreaterThan(0), { timeout: 8000 })
      expect((await house.db.read(queueHealth)).workers).toBe(1)
    } finally {
      await worker.stop()
    }
    expect((await house.db.read(queueHealth)).workers).toBe(0)
  })

  test('見回りがいくつあって、どれも長くかかっても、人のための接続は残る', async () => {
    let isOver = false
    let begun = 0
    const slow = async () => {
      begun += 1
      await busy.db.transact(() => vi.waitFor(() => expect(isOver).toBe(true), { timeout: 20_000 }))
    }
    const names = Array.from({ length: 20 }, (_, index) => `workshop.slow-${index}`)
    const sweeping: Module = { name: 'slow', sweeps: Object.fromEntries(names.map((name) => [name, slow])) }
    const busy: TestHouse = await testHouse({ modules: [sweeping] })
    const worker = await startWorker(busy)
    try {
      await vi.waitFor(() => expect(begun).toBeGreaterThan(3), { timeout: 8000 })
      await expect(busy.db.transact((tx) => sql`select 1`.execute(tx))).resolves.toBeDefined()
      isOver = true
      await vi.waitFor(() => expect(begun).toBeGreaterThan(19), { timeout: 8000 })
    } finally {
      isOver = true
      await worker.stop()
      await busy.close()
    }
  })

  test('見回りは、裏方が何人いても一人だけが行う', async () => {
    const leaders = await Promise.all([startWorker(house), startWorker(house)])
    try {
      const held = () =>
        house.db.read((tx) =>
          sql<{ count: number }>`
            select count(*) as count from pg_locks l join pg_database d on d.oid = l.database
            where locktype = 'advisory' and d.datname = current_database() and granted`.execute(tx),
        )
      await vi.waitFor(async () => expect((await held()).rows[0]?.count).toBe(1), { timeout: 8000 })
    } finally {
      await Promise.all(leaders.map((worker) => worker.stop()))
    }
  })

  test('データベースの接続がすべて切れても、裏方は自分で立ち直る', async () => {
    const worker = await startWorker(house)
    try {
      await order({ n: 1 })
      await vi.waitFor(() => expect(done).toEqual([{ n: 1 }]), { timeout: 8000 })
      await cutEveryConnection()
      await vi.waitFor(() => order({ n: 2 }), { timeout: 8000 })
      await house.db.transact((tx) => emit(tx, { type: 'shop.opened', subjectKind: 'shop', subjectId: '9' }))
      await vi.waitFor(() => expect(done).toEqual(expect.arrayContaining([{ n: 2 }, '9'])), { timeout: 15_000 })
      const before = sweeps
      await vi.waitFor(() => expect(sweeps).toBeGreaterThan(before + 1), { timeout: 10_000 })
    } finally {
      await worker.stop()
    }
  }, 60_000)

  test('倒れた裏方が抱えていた仕事は、ほかの裏方が引き取る', async () => {
    await order({ n: 1 })
    await house.db.transact(async (tx) => {
      await sql`
        update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now(), attempts = 1`.execute(tx)
      await sql`
        insert into platform.workers (process_id, worker_ids, seen_at)
        values (gen_random_uuid(), '{pool-dead}', clock_timestamp() - interval '1 minute')`.execute(tx)
    })
    const worker = await startWorker(house, { deadAfterSeconds: 2 })
    try {
      await vi.waitFor(() => expect(done).toEqual([{ n: 1 }]), { timeout: 10_000 })
    } finally {
      await worker.stop()
    }
  })
})

describe('共有の時計', () => {
  test('一つの時計を進めると、ほかの時計も進み、見回りがすぐに動く', async () => {
    const [here, there] = await Promise.all([createSharedClock(house.db), createSharedClock(house.db)])
    try {
      const before = there.now()
      await house.db.transact((tx) => here.shift(tx, Temporal.Duration.from({ days: 3 })))
      await vi.waitFor(() => expect(before.until(there.now()).total('hours')).toBeGreaterThan(71), { timeout: 8000 })
      await expect(house.db.transact((tx) => here.shift(tx, Temporal.Duration.from({ hours: -1 })))).rejects.toThrow(
        RangeError,
      )
    } finally {
      await Promise.all([here.close(), there.close()])
    }
  })
})

async function cutEveryConnection(): Promise<void> {
  const owner = createDatabase(house.ownerUrl, house.log)
  try {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(owner.kysely)
  } finally {
    await owner.close()
  }
}
