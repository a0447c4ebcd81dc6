import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/**
 * The proved address is where the person is told things from now on, in this language. Another one before it ends and leaves
 * its wish for statutory notices only. Says which it was: the same one proved, a change, or the first.
 */
export async function proveMail(
  tx: Tx,
  personId: PersonId,
  { address, lang, at }: { address: string; lang: Lang; at: Temporal.Instant },
): Promise<'proved' | 'changed' | 'added'> {
  const proved = await sql`
    update messaging.contacts set verified_at = ${at}, lang = ${lang}, for_topics = true
    where person_id = ${personId} and channel = 'mail' and ended_at is null and lower(address) = lower(${address})
    returning id`.execute(tx)
  if (proved.rows.length > 0) return 'proved'
  const ended = await sql<{ since: Temporal.Instant | null }>`
    update messaging.contacts set ended_at = ${at}, ended_reason = 'by-person'
    where person_id = ${personId} and channel = 'mail' and ended_at is null
    returning statutory_only_since as since`.execute(tx)
  await sql`
    insert into messaging.contacts (person_id, channel, address, lang, verified_at, statutory_only_since)
    values (${personId}, 'mail', ${address}, ${lang}, ${at}, ${ended.rows[0]?.since ?? null})`.execute(tx)
  return ended.rows.length > 0 ? 'changed' : 'added'
}

/** False when there was none. */
export async function endMail(tx: Tx, personId: PersonId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update messaging.contacts set ended_at = ${at}, ended_reason = 'by-person'
    where person_id = ${personId} and channel = 'mail' and ended_at is null returning id`.execute(tx)
  return rows.length > 0
}
