import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Segment } from '../domain/definition.ts'

export type Told = { shown: number | null; at: Temporal.Instant }

/** What the same question was answered with last, by any office, since that moment. */
export async function toldBefore(tx: Tx, segment: Segment, since: Temporal.Instant): Promise<Told | undefined> {
  const json = JSON.stringify(segment)
  const { rows } = await sql<Told>`
    select shown, at from messaging.previews
    where md5(definition::text) = md5(${json}::jsonb::text) and definition = ${json}::jsonb and at >= ${since}
    order by at desc, id desc limit 1`.execute(tx)
  return rows[0]
}

/** Fresh answers of every office since that moment whose size, as told, is in that range; the earliest first. */
export async function freshAnswers(
  tx: Tx,
  { from, to, since, most }: { from: number; to: number; since: Temporal.Instant; most: number },
): Promise<{ definition: unknown; shown: number | null }[]> {
  const { rows } = await sql<{ definition: unknown; shown: number | null }>`
    select definition, shown from messaging.previews
    where is_fresh and coalesce(shown, 0) between ${from} and ${to} and at >= ${since}
    order by at, id limit ${most}`.execute(tx)
  return rows
}

export async function countQuestions(tx: Tx, staffId: StaffId, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    select count(*) as asked from messaging.previews where staff_id = ${staffId} and at >= ${since}`.execute(tx)
  return rows[0]?.asked ?? 0
}

export async function insertPreview(
  tx: Tx,
  told: Told & { segment: Segment; officeId: OfficeId; staffId: StaffId; isFresh: boolean },
): Promise<void> {
  await sql`
    insert into messaging.previews (office_id, staff_id, definition, shown, is_fresh, at)
    values (${told.officeId}, ${told.staffId}, ${JSON.stringify(told.segment)}::jsonb, ${told.shown}, ${told.isFresh},
      ${told.at})`.execute(tx)
}
