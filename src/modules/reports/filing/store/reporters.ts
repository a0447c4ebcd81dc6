import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'

export async function findReporter(tx: Tx, accountId: AccountId): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from reports.reporters where account_id = ${accountId}`.execute(tx)
  return rows[0]?.id
}

export async function insertReporter(
  tx: Tx,
  { accountId, personId, since }: { accountId: AccountId; personId: PersonId; since: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reports.reporters (account_id, person_id, since) values (${accountId}, ${personId}, ${since})`.execute(
    tx,
  )
}

/** How many this person has filed since then; counts no further than `most`. */
export async function filedSince(tx: Tx, personId: PersonId, since: Temporal.Instant, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from reports.reports where reporter_person_id = ${personId} and filed_at >= ${since} limit ${most}) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

/** Follows from now on; nothing where they do already. */
export async function insertFollower(
  tx: Tx,
  { reportId, personId, since }: { reportId: string; personId: PersonId; since: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reports.followers (report_id, person_id, since) values (${reportId}, ${personId}, ${since})
    on conflict do nothing`.execute(tx)
}
