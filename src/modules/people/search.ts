import { type RawBuilder, type SqlBool, sql } from '#platform/db/index.ts'
import { foldWriting } from './domain/search/fold.ts'

/**
 * A condition on `person`, a column with a person's id: on the register now, with a folded name or kana that contains
 * these words. For the query that already knows whom the actor may see, so that a frequent name hides nobody.
 */
export function isNamed(words: string, person: string): RawBuilder<SqlBool> {
  const folded = foldWriting(words)
  if (folded === '') return sql<SqlBool>`false`
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`exists (
    select from people.register_records named
     where named.person_id = ${sql.ref(person)} and named.valid_to is null and named.search_text like ${pattern})`
}
