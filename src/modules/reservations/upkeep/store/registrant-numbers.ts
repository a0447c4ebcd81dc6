import { sql, type Tx } from '#platform/db/index.ts'

/** 利用者番号 by id. */
export async function registrantNumbers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from reservations.registrants where id = any(${[...new Set(ids)]}::uuid[]) order by id`.execute(
    tx,
  )
  return new Map(rows.map(({ id, number }) => [id, number]))
}
