import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** What is sent to many without their having chosen a topic stands among the stopped kinds under this name. */
export const sentToMany = 'campaigns'

/** Kinds of notices that this person stopped one by one. */
export async function stoppedKinds(tx: Tx, personId: PersonId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string }>`
    select kind from messaging.stopped_kinds where person_id = ${personId} order by kind`.execute(tx)
  return new Set(rows.map(({ kind }) => kind))
}

/** False when it was so already. */
export async function stopKinds(
  tx: Tx,
  personId: PersonId,
  kinds: readonly string[],
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into messaging.stopped_kinds (person_id, kind, stopped_at)
    select ${personId}, kind, ${at} from unnest(${[...kinds]}::text[]) as kind
    on conflict do nothing returning kind`.execute(tx)
  return rows.length > 0
}

/** False when it was so already. */
export async function resumeKinds(tx: Tx, personId: PersonId, kinds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    delete from messaging.stopped_kinds where person_id = ${personId} and kind = any(${[...kinds]}::text[])
    returning kind`.execute(tx)
  return rows.length > 0
}
