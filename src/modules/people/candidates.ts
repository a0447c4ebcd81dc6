import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { foldForSearch } from './domain/name.ts'

/** People of the register whose folded name or kana contains the words, by kana; `limit` at most. Reads only. */
export async function findCandidates(tx: Tx, words: string, limit: number): Promise<PersonId[]> {
  const folded = foldForSearch([words])
  if (folded === '') return []
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from people.register_records
     where valid_to is null and search_text like ${pattern}
     order by name_kana, person_id limit ${limit}`.execute(tx)
  return rows.map(({ personId }) => personId)
}
