import { sql, type Tx } from '#platform/db/index.ts'

/** Lets every process read synonyms, pins and feedback anew before its next search. Last in the transaction: it waits for others. */
export async function turnSteering(tx: Tx): Promise<void> {
  await sql`update search.steering set version = version + 1`.execute(tx)
}
