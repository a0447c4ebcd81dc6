import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { readStored, type Segment } from '../domain/definition.ts'
import type { SegmentFacts, SegmentHead, SegmentId, SegmentVersion } from '../domain/version.ts'

/** `undefined`: the office has one of this name in use. */
export async function insertSegment(
  tx: Tx,
  made: Pick<SegmentHead, 'officeId' | 'name' | 'createdBy'> & { at: Temporal.Instant },
): Promise<SegmentId | undefined> {
  const { rows } = await sql<{ id: SegmentId }>`
    insert into messaging.segments (office_id, name, created_by, created_at)
    values (${made.officeId}, ${made.name}, ${made.createdBy}, ${made.at})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Whether it was renamed: false where the office has another one of this name in use. */
export async function renameSegment(tx: Tx, { id, officeId }: SegmentHead, name: string): Promise<boolean> {
  const { rows } = await sql`
    update messaging.segments set name = ${name} where id = ${id} and not exists (
      select from messaging.segments other
      where other.office_id = ${officeId} and other.name = ${name} and other.ended_at is null and other.id <> ${id})
    returning id`.execute(tx)
  return rows.length > 0
}

export async function endSegment(tx: Tx, id: SegmentId, at: Temporal.Instant): Promise<void> {
  await sql`update messaging.segments set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
}

const head = sql`s.id, s.office_id as "officeId", s.name, s.created_by as "createdBy", s.ended_at as "endedAt"`

export async function findSegment(tx: Tx, id: SegmentId): Promise<SegmentHead | undefined> {
  const { rows } = await sql<SegmentHead>`select ${head} from messaging.segments s where s.id = ${id}`.execute(tx)
  return rows[0]
}

/** Nobody else changes its versions before this transaction is over. */
export async function lockSegment(tx: Tx, id: SegmentId): Promise<SegmentHead | undefined> {
  await sql`select from messaging.segments where id = ${id} for update`.execute(tx)
  return findSegment(tx, id)
}

type VersionRow = Omit<SegmentVersion, 'definition'> & { definition: unknown }

const version = sql`v.id, v.segment_id as "segmentId", v.no, v.definition, v.purpose, v.ground,
  v.ground_reason as "groundReason", v.valid_from as "validFrom", v.valid_to as "validTo", v.drafted_by as "draftedBy", v.written_by as "writtenBy",
  v.drafted_at as "draftedAt", v.submitted_by as "submittedBy", v.submitted_at as "submittedAt",
  v.returned_why as "returnedWhy", v.approved_by as "approvedBy", v.approved_at as "approvedAt"`

const fromRow = (row: VersionRow): SegmentVersion => ({ ...row, definition: readStored(row.definition) })

/** The newest first, at most a hundred. */
export async function versionsOf(tx: Tx, id: SegmentId): Promise<SegmentVersion[]> {
  const { rows } = await sql<VersionRow>`
    select ${version} from messaging.segment_versions v where v.segment_id = ${id} order by v.no desc limit 100`.execute(
    tx,
  )
  return rows.map(fromRow)
}

/** What is drafted or submitted. */
export async function openVersion(tx: Tx, id: SegmentId): Promise<SegmentVersion | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${version} from messaging.segment_versions v where v.segment_id = ${id} and v.approved_at is null`.execute(
    tx,
  )
  return rows[0] && fromRow(rows[0])
}

export async function insertVersion(
  tx: Tx,
  made: SegmentFacts & { segmentId: SegmentId; definition: Segment; draftedBy: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into messaging.segment_versions (segment_id, no, definition, uses_register, purpose, ground, ground_reason,
      valid_from, valid_to, drafted_by, written_by, drafted_at)
    select ${made.segmentId}, coalesce(max(no), 0) + 1, ${JSON.stringify(made.definition)}::jsonb,
      ${made.ground !== 'declared'}, ${made.purpose}, ${made.ground}, ${made.groundReason}, ${made.validFrom},
      ${made.validTo}, ${made.draftedBy}, array[${made.draftedBy}::uuid], ${made.at}
    from messaging.segment_versions where segment_id = ${made.segmentId}`.execute(tx)
}

/** Whoever had a hand in a draft does not approve it. */
export async function writeDraft(
  tx: Tx,
  { id }: SegmentVersion,
  change: SegmentFacts & { definition: Segment; draftedBy: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update messaging.segment_versions set definition = ${JSON.stringify(change.definition)}::jsonb,
      uses_register = ${change.ground !== 'declared'}, purpose = ${change.purpose}, ground = ${change.ground},
      ground_reason = ${change.groundReason}, valid_from = ${change.validFrom}, valid_to = ${change.validTo},
      drafted_by = ${change.draftedBy},
      written_by = array_remove(written_by, ${change.draftedBy}::uuid) || ${change.draftedBy}::uuid, drafted_at = ${change.at}
    where id = ${id} and submitted_at is null`.execute(tx)
}

export async function writeSubmission(
  tx: Tx,
  { id }: SegmentVersion,
  submitted: { by: StaffId; at: Temporal.Instant } | undefined,
  returnedWhy: string | null = null,
): Promise<void> {
  await sql`
    update messaging.segment_versions set submitted_by = ${submitted?.by ?? null}, submitted_at = ${submitted?.at ?? null},
      returned_why = ${returnedWhy}
    where id = ${id}`.execute(tx)
}

export async function writeApproval(tx: Tx, { id }: SegmentVersion, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`update messaging.segment_versions set approved_by = ${by}, approved_at = ${at} where id = ${id}`.execute(tx)
}

export type Listed = SegmentHead & { latest: SegmentVersion }

/** Of these offices, the newest first, with their latest version each; `most` beyond `before`. */
export async function segmentsOf(
  tx: Tx,
  offices: readonly OfficeId[],
  { before, most }: { before: string | undefined; most: number },
): Promise<Listed[]> {
  const { rows } = await sql<ListedRow>`
    select ${version}, s.office_id as "officeId", s.name, s.created_by as "createdBy", s.ended_at as "endedAt"
    from messaging.segments s cross join lateral (
      select * from messaging.segment_versions v where v.segment_id = s.id order by v.no desc limit 1) v
    where s.office_id = any (${[...offices]}::uuid[]) and (${before ?? null}::uuid is null or s.id < ${before ?? null}::uuid)
    order by s.id desc limit ${most}`.execute(tx)
  return rows.map(toListed)
}

type ListedRow = VersionRow & Omit<SegmentHead, 'id'>
const toListed = ({ officeId, name, createdBy, endedAt, ...row }: ListedRow): Listed => ({
  ...{ id: row.segmentId, officeId, name, createdBy, endedAt },
  latest: fromRow(row),
})

/** How often campaigns have used a version; withdrawn ones do not count. */
export async function usesOf(tx: Tx, id: SegmentId): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ version: string; uses: number }>`
    select c.segment_version_id as version, count(*) as uses
    from messaging.campaigns c join messaging.segment_versions v on v.id = c.segment_version_id
    where v.segment_id = ${id} and c.corrects is null and (c.state not in ('withdrawn', 'expired') or c.materialised_at is not null)
    group by 1 order by 1 limit 100`.execute(tx)
  return new Map(rows.map(({ version, uses }) => [version, uses]))
}
