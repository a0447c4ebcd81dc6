import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { AuditReason } from './record.ts'

export type Sighting = {
  id: number
  at: Temporal.Instant
  actorKind: 'anonymous' | 'resident' | 'staff' | 'system' | 'client'
  accountId: AccountId | null
  staffId: StaffId | null
  /** Where they stood at that moment. */
  officeIds: OfficeId[]
  task: string | null
  action: string
  subjectKind: string
  subjectId: string
  personId: PersonId | null
  reason: AuditReason | null
}

/** Where the next page goes on: the last row of the page before. */
export type AuditKey = { at: Temporal.Instant; id: number }

export type AuditRange = { from: Temporal.Instant; to: Temporal.Instant }

type Page = { before?: AuditKey | undefined; limit?: number }

/**
 * Who saw or changed the record of a person, all numbers of theirs together, newest first, at most `limit` (1–500) rows.
 * `from` and `to` are real time, half-open; they also bound the partitions that are read.
 */
export const whoSaw = (
  tx: Tx,
  personIds: readonly PersonId[],
  range: AuditRange,
  page: Page = {},
): Promise<Sighting[]> => sightings(tx, sql`person_id = any(${[...personIds]}::uuid[])`, range, page)

/** The same, of staff only: what a person is shown. */
export const staffWhoSaw = (
  tx: Tx,
  personIds: readonly PersonId[],
  range: AuditRange,
  page: Page = {},
): Promise<Sighting[]> =>
  sightings(tx, sql`person_id = any(${[...personIds]}::uuid[]) and actor_kind = 'staff'`, range, page)

/** What one member of staff saw or did of anybody's. */
export const seenByStaff = (tx: Tx, staffId: StaffId, range: AuditRange, page: Page = {}): Promise<Sighting[]> =>
  sightings(tx, sql`staff_id = ${staffId} and person_id is not null`, range, page)

/** How many people's records one member of staff saw or changed; counting stops at 10,000. */
export async function peopleSeenBy(tx: Tx, staffId: StaffId, { from, to }: AuditRange): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select distinct person_id from platform.audit
      where staff_id = ${staffId} and person_id is not null and at >= ${from} and at < ${to} limit 10000) p`.execute(tx)
  return rows[0]?.count ?? 0
}

async function sightings(
  tx: Tx,
  whose: ReturnType<typeof sql>,
  { from, to }: AuditRange,
  { before, limit = 100 }: Page,
): Promise<Sighting[]> {
  const beforeKey = before ? sql`and (at, id) < (${before.at}, ${before.id})` : sql``
  const { rows } = await sql<Sighting>`
    select id, at, actor_kind as "actorKind", account_id as "accountId", staff_id as "staffId", office_ids as "officeIds",
      task, action, subject_kind as "subjectKind", subject_id as "subjectId", person_id as "personId", reason
    from platform.audit
    where ${whose} and at >= ${from} and at < ${to} ${beforeKey}
    order by at desc, id desc
    limit ${Math.min(Math.max(limit, 1), 500)}`.execute(tx)
  return rows
}
