import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

/** A version of a saved segment, as a campaign may use it. */
export type UsableSegment = {
  id: string
  name: string
  no: number
  definition: unknown
  purpose: string
  ground: string
  groundReason: string | null
  validTo: Temporal.PlainDate
  isUsable: boolean
}

const columns = sql.raw(`
  v.id, s.name, v.no, v.definition, v.purpose, v.ground, v.ground_reason as "groundReason", v.valid_to as "validTo"`)

const usableOn = (on: Temporal.PlainDate) => sql<boolean>`
  v.approved_at is not null and s.ended_at is null and v.valid_from <= ${on.toString()}::date and ${on.toString()}::date < v.valid_to`

export async function findSegmentVersion(
  tx: Tx,
  id: string,
  on: Temporal.PlainDate,
): Promise<UsableSegment | undefined> {
  const { rows } = await sql<UsableSegment>`
    select ${columns}, ${usableOn(on)} as "isUsable"
    from messaging.segment_versions v join messaging.segments s on s.id = v.segment_id where v.id = ${id}`.execute(tx)
  return rows[0]
}

/**
 * Approved versions of the offices that are good today. What is used outside the purpose of the register
 * (個人情報の保護に関する法律 第69条第2項) serves one campaign; `keep` is the one that the campaign at hand has already.
 */
export async function usableSegments(
  tx: Tx,
  offices: readonly OfficeId[],
  on: Temporal.PlainDate,
  keep: string | null,
): Promise<UsableSegment[]> {
  const { rows } = await sql<UsableSegment>`
    select ${columns}, true as "isUsable"
    from messaging.segment_versions v join messaging.segments s on s.id = v.segment_id
    where s.office_id = any(${[...offices]}::uuid[]) and ${usableOn(on)}
      and (v.id = ${keep} or v.ground in ('declared', 'within') or not exists (
        select 1 from messaging.campaigns c where c.segment_version_id = v.id and c.corrects is null))
    order by s.name, v.no desc limit 200`.execute(tx)
  return rows
}
