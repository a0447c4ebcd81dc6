import { PostgresDialect, PostgresDriver, type Transaction, type TransactionBuilder } from 'kysely'
import type pg from 'pg'
import { sqlState } from './retry.ts'

/** Every store function takes this first. Queries are written with `sql<Row>\`…\`.execute(tx)`. */
export type Tx = Pick<Transaction<unknown>, 'getExecutor'>

type Sent = { statements: Promise<unknown>[]; refusals: unknown[] }
const sentAhead = new WeakMap<Tx, Sent>()

/**
 * For a statement that only writes: nobody waits for its answer but the commit, which is refused when the statement is.
 * Where there is no transaction of `transact`, it is waited for.
 */
export async function sendAhead(tx: Tx, statement: Promise<unknown>): Promise<void> {
  const sent = sentAhead.get(tx)
  if (!sent) return void (await statement)
  sent.statements.push(statement)
  statement.catch((error: unknown) => sent.refusals.push(error))
}

/** `work` and its commit. Statements that do not wait for each other's answers are sent together. */
export async function inTransaction<T>(begin: TransactionBuilder<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const sent: Sent = { statements: [], refusals: [] }
  try {
    return await begin.execute(async (kyselys) => {
      const tx = await unqueued(kyselys)
      sentAhead.set(tx, sent)
      const done = await work(tx)
      if (sent.statements.length > 0) await requireAllSent(sent)
      return done
    })
  } catch (error) {
    await Promise.allSettled(sent.statements)
    throw sent.refusals.find((refusal) => sqlState(refusal) !== inFailedTransaction) ?? error
  }
}

/** What PostgreSQL refuses, the commit refuses. A value that could not be written for it is known by the next tick. */
async function requireAllSent({ refusals }: Sent): Promise<void> {
  await new Promise<void>((resolve) => process.nextTick(resolve))
  if (refusals.length > 0) throw refusals[0]
}

// What a statement after the refused one is told.
const inFailedTransaction = '25P02'

/** kysely sends a statement when the one before is answered; the connection keeps their order by itself. */
function unqueued(kyselys: Transaction<unknown>): Promise<Tx> {
  const executor = kyselys.getExecutor()
  return executor.provideConnection((connection) => {
    const direct = executor.withConnectionProvider({ provideConnection: (use) => use(connection) })
    return Promise.resolve({ getExecutor: () => direct })
  })
}

/** kysely's dialect, but a transaction begins together with its first statement. */
export class PipelinedDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver({ pool: this.#pool })
  }
}

class PipelinedDriver extends PostgresDriver {
  override beginTransaction(...given: Parameters<PostgresDriver['beginTransaction']>): Promise<void> {
    // Refused, `WatchedClient` breaks the connection off, and the first statement says so.
    super.beginTransaction(...given).catch(() => {})
    return Promise.resolve()
  }
}
