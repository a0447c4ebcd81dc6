import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** Keys of the topics that this person chose. */
export async function chosenTopics(tx: Tx, personId: PersonId): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`
    select topic from messaging.topic_choices where person_id = ${personId} order by topic`.execute(tx)
  return rows.map(({ topic }) => topic)
}

/** Exactly these from now on; what was chosen before keeps its moment. */
export async function keepTopics(
  tx: Tx,
  personId: PersonId,
  topics: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const wanted = [...topics]
  await sql`
    delete from messaging.topic_choices where person_id = ${personId} and topic <> all(${wanted}::text[])`.execute(tx)
  await sql`
    insert into messaging.topic_choices (person_id, topic, chosen_at)
    select ${personId}, topic, ${at} from unnest(${wanted}::text[]) as topic
    on conflict do nothing`.execute(tx)
}

/** False when it was so already. */
export async function chooseTopic(tx: Tx, personId: PersonId, topic: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into messaging.topic_choices (person_id, topic, chosen_at) values (${personId}, ${topic}, ${at})
    on conflict do nothing returning topic`.execute(tx)
  return rows.length > 0
}

/** False when it was so already. */
export async function leaveTopic(tx: Tx, personId: PersonId, topic: string): Promise<boolean> {
  const { rows } = await sql`
    delete from messaging.topic_choices where person_id = ${personId} and topic = ${topic} returning topic`.execute(tx)
  return rows.length > 0
}
