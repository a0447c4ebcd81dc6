import type { Kysely, Transaction } from 'kysely'

/** Every store function takes this first. Queries are written with `sql<Row>\`…\`.execute(tx)`. */
export type Tx = Transaction<unknown>

export type Database = {
  /** One action, one transaction; retried at most 5 times with jitter on 40001 and 40P01. Nothing outside the database may happen inside. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A read-only snapshot (repeatable read). */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  readonly kysely: Kysely<unknown>
  /** For the few clients with a life of their own: LISTEN, leadership, the queue. Never logged. */
  readonly url: string
  close(): Promise<void>
}
