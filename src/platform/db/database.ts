import { Kysely } from 'kysely'
import pg from 'pg'
import { ReadOnly, Unavailable } from '#platform/errors/index.ts'
import { inSpan, type Logger, noteStatement } from '#platform/telemetry/index.ts'
import { connectionTo, type Watched, WatchedClient } from './connection.ts'
import { createPrepared } from './prepared.ts'
import { createRoom, type Room } from './room.ts'
import { isConnectionLoss, isOverloaded, retried, sqlState } from './retry.ts'
import { inTransaction, PipelinedDialect, type Tx } from './transaction.ts'

export type Database = {
  /** One action, one transaction; retried at most 5 times with jitter on 40001 and 40P01. Nothing outside the database may happen inside. Throws `ReadOnly` while the disk has no room. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A read-only snapshot (repeatable read). */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement by itself, without begin and commit around it, before whom transactions do not queue. More than one that read: `read`. */
  look<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  readonly kysely: Kysely<unknown>
  readonly room: Room
  /** For the few clients with a life of their own: LISTEN, leadership, the queue. Never logged. */
  readonly url: string
  close(): Promise<void>
}

type Limits = {
  poolSize?: number
  /** Milliseconds. */
  connectionTimeout?: number
  /** Milliseconds until a connection that does not answer is broken off; see `WatchedClient`. */
  answerTimeout?: number
  room?: Room
}

// Of their own: who only looks is not kept waiting by a crowd of transactions.
const looks = 2

/** A pool of at most `poolSize` connections, and a small one for looks. Throws `Unavailable` (503) when none is free within `connectionTimeout` milliseconds. */
export function createDatabase(
  url: string,
  log: Pick<Logger, 'warn'>,
  { poolSize = 8, connectionTimeout = 3000, answerTimeout, room = createRoom() }: Limits = {},
): Database {
  const open = (max: number) => {
    const watched: Watched = { prepared: createPrepared(), ...(answerTimeout && { answerTimeout }) }
    const pool = new pg.Pool({
      ...connectionTo(url),
      ...watched,
      Client: WatchedClient,
      pipeline: true,
      max,
      connectionTimeoutMillis: connectionTimeout,
    })
    // Without handlers a stopping server (57P01) ends the process.
    pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'))
    pool.on('connect', (client) => client.on('error', (error) => log.warn({ err: error }, 'database connection lost')))
    return new Kysely<unknown>({
      dialect: new PipelinedDialect(pool),
      log: ({ query, queryDurationMillis }) => noteStatement(query.sql, queryDurationMillis),
    })
  }
  const kysely = open(poolSize)
  const looking = open(looks)
  return {
    kysely,
    url,
    room,
    transact: (work) =>
      inSpan(
        'transaction',
        {},
        () => {
          room.require()
          return reachable(room, () => retried(() => inTransaction(kysely.transaction(), work)))
        },
        { kind: 'client' },
      ),
    read: (work) =>
      inSpan(
        'snapshot',
        {},
        () =>
          reachable(room, () =>
            inTransaction(kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only'), work),
          ),
        { kind: 'client' },
      ),
    look: (work) => inSpan('look', {}, () => reachable(room, () => work(looking)), { kind: 'client' }),
    close: async () => {
      await Promise.all([kysely.destroy(), looking.destroy()])
    },
  }
}

async function reachable<T>(room: Room, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isConnectionLoss(error)) throw new Unavailable(`database: ${error.message}`)
    if (room.learnFrom(error)) throw new ReadOnly(`database: ${sqlState(error)}`)
    if (isOverloaded(error)) throw new Unavailable(`database: ${sqlState(error)}`)
    throw error
  }
}
