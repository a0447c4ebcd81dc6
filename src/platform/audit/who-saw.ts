import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { AuditReason } from './record.ts'

export type Sighting = {
  id: number
  at: Temporal.Instant
  actorKind: 'anonymous' | 'resident' | 'staff' | 'client' | 'system'
  accountId: AccountId | null
  staffId: StaffId | null
  /** Where they stood at that moment. */
  officeIds: OfficeId[]
  task: string | null
  action: string
  subjectKind: string
  subjectId: string
  reason: AuditReason | null
}

/** Where the next page goes on: the last row of the page before. */
export type AuditKey = { at: Temporal.Instant; id: number }

/**
 * Who saw or changed this person's record, newest first, at most `limit` (1–500) rows.
 * `from` and `to` are real time, half-open; they also bound the partitions that are read.
 */
export async function whoSaw(
  tx: Tx,
  personId: PersonId,
  range: { from: Temporal.Instant; to: Temporal.Instant },
  { before, limit = 100 }: { before?: AuditKey; limit?: number } = {},
): Promise<Sighting[]> {
  const beforeKey = before ? sql`and (at, id) < (${before.at}, ${before.id})` : sql``
  const { rows } = await sql<Sighting>`
    select id, at, actor_kind as "actorKind", account_id as "accountId", staff_id as "staffId", office_ids as "officeIds",
      task, action,
      subject_kind as "subjectKind", subject_id as "subjectId", reason
    from platform.audit
    where person_id = ${personId} and at >= ${range.from} and at < ${range.to} ${beforeKey}
    order by at desc, id desc
    limit ${Math.min(Math.max(limit, 1), 500)}`.execute(tx)
  return rows
}
