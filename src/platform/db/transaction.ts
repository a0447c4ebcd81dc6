import { PostgresDialect, PostgresDriver, type Transaction, type TransactionBuilder } from 'kysely'
import type pg from 'pg'
import { sqlState } from './retry.ts'

/** Every store function takes this first. Queries are written with `sql<Row>\`…\`.execute(tx)`. */
export type Tx = Pick<Transaction<unknown>, 'getExecutor'>

const sentAhead = new WeakMap<Tx, Promise<unknown>[]>()

/**
 * For a statement that only writes: nobody waits for its answer but the commit, which is refused when the statement is.
 * Where there is no transaction of `transact`, it is waited for.
 */
export async function sendAhead(tx: Tx, statement: Promise<unknown>): Promise<void> {
  const sent = sentAhead.get(tx)
  if (!sent) return void (await statement)
  statement.catch(() => {})
  sent.push(statement)
}

/** `work` and its commit. Statements that do not wait for each other's answers are sent together. */
export async function inTransaction<T>(begin: TransactionBuilder<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const sent: Promise<unknown>[] = []
  try {
    const done = await begin.execute(async (kyselys) => {
      const tx = await unqueued(kyselys)
      sentAhead.set(tx, sent)
      return work(tx)
    })
    await Promise.all(sent)
    return done
  } catch (error) {
    throw (await whyRefused(sent)) ?? error
  }
}

/** kysely sends a statement when the one before is answered; the connection keeps their order by itself. */
function unqueued(kyselys: Transaction<unknown>): Promise<Tx> {
  const executor = kyselys.getExecutor()
  return executor.provideConnection((connection) => {
    const direct = executor.withConnectionProvider({ provideConnection: (use) => use(connection) })
    return Promise.resolve({ getExecutor: () => direct })
  })
}

/** What all that came later only repeats: the transaction is aborted. */
async function whyRefused(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const answers = await Promise.allSettled(sent)
  const refused = answers.filter((answer) => answer.status === 'rejected').map(({ reason }): unknown => reason)
  return refused.find((reason) => sqlState(reason) !== inFailedTransaction)
}

const inFailedTransaction = '25P02'

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
