import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
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

export type CheckedReporter = { accountId: AccountId; personId: PersonId; hasNothing: boolean }

/** The next ones that nobody has looked at since `before`, locked; and whether they have anything left here. */
export async function reportersToCheck(
  tx: Tx,
  before: Temporal.Instant,
  now: Temporal.Instant,
  limit: number,
): Promise<CheckedReporter[]> {
  const { rows } = await sql<CheckedReporter>`
    select p.account_id as "accountId", p.person_id as "personId", ${hasNothing(now)} as "hasNothing"
    from reports.reporters p where coalesce(p.checked_at, p.since) < ${before}
    order by coalesce(p.checked_at, p.since), p.account_id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** Of these people the ones that still have nothing here; gives those that are gone. */
export async function deleteReporters(
  tx: Tx,
  personIds: readonly PersonId[],
  now: Temporal.Instant,
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    delete from reports.reporters p where p.person_id = any(${[...personIds]}::uuid[]) and ${hasNothing(now)}
    returning p.person_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function writeChecked(tx: Tx, accountIds: readonly AccountId[], now: Temporal.Instant): Promise<void> {
  await sql`
    update reports.reporters set checked_at = ${now} where account_id = any(${[...accountIds]}::uuid[])`.execute(tx)
}

const hasNothing = (now: Temporal.Instant): RawBuilder<SqlBool> => sql`
  not exists (select from reports.reports r where r.reporter_person_id = p.person_id)
  and not exists (select from reports.followers f where f.person_id = p.person_id)
  and not exists (select from reports.subscriptions s where s.person_id = p.person_id)
  and not exists (select from reports.blocks b where b.person_id = p.person_id and b.lifted_at is null and b.until_at > ${now})`
