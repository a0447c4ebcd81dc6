import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export async function addToDigest(
  tx: Tx,
  cause: string,
  items: readonly { personId: PersonId; dueAt: Temporal.Instant }[],
): Promise<void> {
  if (items.length === 0) return
  await sql`
    insert into messaging.digest_items (person_id, cause, due_at)
    select person_id, ${cause}::uuid, due_at
    from unnest(${items.map(({ personId }) => personId)}::uuid[], ${items.map(({ dueAt }) => dueAt)}::timestamptz[])
      i (person_id, due_at)
    on conflict do nothing`.execute(tx)
}

/** Takes what is due of at most `limit` people: one row each, with when it was due. */
export async function takeDueDigests(
  tx: Tx,
  now: Temporal.Instant,
  limit: number,
): Promise<{ personId: PersonId; dueAt: Temporal.Instant }[]> {
  const { rows } = await sql<{ personId: PersonId; dueAt: Temporal.Instant }>`
    with due as (
      select person_id, cause from messaging.digest_items
      where told_at is null and due_at <= ${now} order by due_at, person_id limit ${limit} for update skip locked
    ), taken as (
      update messaging.digest_items d set told_at = ${now}
      from (select distinct person_id from due) p
      where d.person_id = p.person_id and d.told_at is null and d.due_at <= ${now}
      returning d.person_id, d.due_at)
    select person_id as "personId", max(due_at) as "dueAt" from taken group by person_id order by person_id`.execute(tx)
  return rows
}
