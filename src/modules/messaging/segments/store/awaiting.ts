import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { SegmentId } from '../domain/version.ts'

/** Segments of these offices with a version that waits for the approval of somebody else than its authors. */
export async function segmentsAwaiting(
  tx: Tx,
  staffId: StaffId,
  offices: readonly OfficeId[],
): Promise<{ id: SegmentId; name: string; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ id: SegmentId; name: string; since: Temporal.Instant }>`
    select s.id, s.name, v.submitted_at as since
    from messaging.segments s join messaging.segment_versions v on v.segment_id = s.id
    where s.office_id = any(${[...offices]}::uuid[]) and s.ended_at is null
      and v.submitted_at is not null and v.approved_at is null
      and ${staffId} not in (v.drafted_by, v.submitted_by) and not ${staffId} = any(v.written_by)
    order by v.submitted_at, s.id limit 50`.execute(tx)
  return rows
}
