import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { foldForSearch } from './domain/name.ts'

/** People on the register whose folded name or kana contains these words, at most `limit`. Who may see them is the caller's policy. */
export async function searchPersons(tx: Tx, words: string, limit: number): Promise<PersonId[]> {
  const folded = foldForSearch([words])
  if (folded === '') return []
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from people.register_records
     where valid_to is null and search_text like ${`%${folded.replace(/[\\%_]/g, '\\$&')}%`}
     order by person_id limit ${limit}`.execute(tx)
  return rows.map(({ personId }) => personId)
}
