import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Frequency } from '../domain/postback.ts'

export async function chosenTopics(tx: Tx, personId: PersonId): Promise<Set<string>> {
  const { rows } = await sql<{ topic: string }>`
    select topic from messaging.topic_choices where person_id = ${personId}`.execute(tx)
  return new Set(rows.map(({ topic }) => topic))
}

/** False when it was so already. */
export async function chooseTopic(tx: Tx, personId: PersonId, topic: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into messaging.topic_choices (person_id, topic, chosen_at) values (${personId}, ${topic}, ${at})
    on conflict do nothing returning topic`.execute(tx)
  return rows.length > 0
}

export async function dropTopic(tx: Tx, personId: PersonId, topic: string): Promise<boolean> {
  const { rows } = await sql`
    delete from messaging.topic_choices where person_id = ${personId} and topic = ${topic} returning topic`.execute(tx)
  return rows.length > 0
}

export type Habits = { frequency: Frequency; from: string | null; until: string | null }

export async function habitsOf(tx: Tx, personId: PersonId): Promise<Habits> {
  const { rows } = await sql<Habits>`
    select frequency, to_char(hours_from, 'HH24:MI') as from, to_char(hours_until, 'HH24:MI') as until
    from messaging.habits where person_id = ${personId}`.execute(tx)
  return rows[0] ?? { frequency: 'at-once', from: null, until: null }
}

export async function setFrequency(tx: Tx, personId: PersonId, frequency: Frequency, at: Temporal.Instant): Promise<void> {
  await sql`
    insert into messaging.habits (person_id, frequency, changed_at) values (${personId}, ${frequency}, ${at})
    on conflict (person_id) do update set frequency = excluded.frequency, changed_at = excluded.changed_at`.execute(tx)
}

/** Hours in which ordinary messages may come; both null: those of the office. */
export async function setHours(
  tx: Tx,
  personId: PersonId,
  { from, until }: Pick<Habits, 'from' | 'until'>,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into messaging.habits (person_id, hours_from, hours_until, changed_at)
    values (${personId}, ${from}::time, ${until}::time, ${at})
    on conflict (person_id) do update
    set hours_from = excluded.hours_from, hours_until = excluded.hours_until, changed_at = excluded.changed_at`.execute(tx)
}
