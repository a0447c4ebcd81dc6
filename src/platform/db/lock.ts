import { sql } from './sql.ts'
import type { Tx } from './transaction.ts'

/** Waits for the exclusive right to one thing (`'hall-slot'`, its id) until the transaction ends. Take several in sorted order. */
export async function lockFor(tx: Tx, scope: string, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope}:${id}`}, 0))`.execute(tx)
}
