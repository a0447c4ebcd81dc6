import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type LetterWishes, noWishes } from '../domain/notice-letter.ts'

export async function wishesOf(tx: Tx, personId: PersonId): Promise<LetterWishes> {
  const { rows } = await sql<LetterWishes>`
    select large_print as "largePrint", braille, voice_code as "voiceCode" from messaging.letter_wishes
    where person_id = ${personId}`.execute(tx)
  return rows[0] ?? noWishes
}

/** Of those who have any. */
export async function wishesOfMany(tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, LetterWishes>> {
  const { rows } = await sql<LetterWishes & { personId: PersonId }>`
    select person_id as "personId", large_print as "largePrint", braille, voice_code as "voiceCode"
    from messaging.letter_wishes where person_id = any(${[...people]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ personId, ...wishes }) => [personId, wishes]))
}

/** False when nothing changed. */
export async function writeWishes(
  tx: Tx,
  personId: PersonId,
  { largePrint, braille, voiceCode }: LetterWishes,
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into messaging.letter_wishes as w (person_id, large_print, braille, voice_code, changed_at)
    values (${personId}, ${largePrint}, ${braille}, ${voiceCode}, ${at})
    on conflict (person_id) do update set large_print = excluded.large_print, braille = excluded.braille,
      voice_code = excluded.voice_code, changed_at = excluded.changed_at
    where (w.large_print, w.braille, w.voice_code)
      is distinct from (excluded.large_print, excluded.braille, excluded.voice_code)
    returning 1`.execute(tx)
  return rows.length > 0
}

export async function forgetWishes(tx: Tx, personId: PersonId): Promise<void> {
  await sql`delete from messaging.letter_wishes where person_id = ${personId}`.execute(tx)
}
