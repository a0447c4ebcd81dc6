import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Notice } from '#platform/notices/index.ts'

/** What was meant for this person, newest first by business time; `before`: moment and id of the last one seen. */
export async function noticesTold(
  tx: Tx,
  personId: PersonId,
  { before, limit }: { before?: { at: Temporal.Instant; id: string } | undefined; limit: number },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select id, kind, person_id as "personId", data, created_at as "createdAt" from platform.notices
    where person_id = ${personId}
      and (${before?.at ?? null}::timestamptz is null or (created_at, id) < (${before?.at ?? null}, ${before?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}
