import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { TraceParent } from '#platform/telemetry/index.ts'
import type { NoticeData } from './notify.ts'

export type Notice = {
  id: string
  kind: string
  personId: PersonId
  data: NoticeData
  /** Business time. */
  createdAt: Temporal.Instant
}

/** `trace`: where it began, if that was traced. */
export type TakenNotice = Notice & { trace: TraceParent | null }

/** Takes waiting notices of these kinds, oldest first; they are taken once `tx` commits. For the one module that delivers. */
export async function takeNotices(tx: Tx, kinds: readonly string[], limit: number): Promise<TakenNotice[]> {
  const { rows } = await sql<TakenNotice>`
    update platform.notices set taken_at = clock_timestamp()
    where id in (
      select id from platform.notices where taken_at is null and kind = any(${[...kinds]}::text[])
      order by id limit ${limit} for update skip locked)
    returning id, kind, person_id as "personId", data, created_at as "createdAt", trace`.execute(tx)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function findNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select id, kind, person_id as "personId", data, created_at as "createdAt"
    from platform.notices where id = ${id}`.execute(tx)
  return rows[0]
}

/** What was meant for this person, newest first, at most `limit`; `before` is the id of the last one seen. */
export async function noticesOf(
  tx: Tx,
  personId: PersonId,
  { before, limit = 20 }: { before?: string; limit?: number } = {},
): Promise<Notice[]> {
  const older = before ? sql`and id < ${before}` : sql``
  const { rows } = await sql<Notice>`
    select id, kind, person_id as "personId", data, created_at as "createdAt"
    from platform.notices where person_id = ${personId} ${older} order by id desc limit ${limit}`.execute(tx)
  return rows
}
