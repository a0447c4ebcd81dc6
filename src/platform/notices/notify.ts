import { sql, type Tx } from '#platform/db/index.ts'
import { wakeChannel } from '#platform/events/index.ts'
import { traceParent } from '#platform/telemetry/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** Ids, dates (ISO), numbers; no personal text. `byLetter: true`: on paper, also to who has a device. */
export type NoticeData = Record<string, string | number | boolean | null>

export type NewNotice = {
  /** `module.what`, one of a module's `noticeKinds`. */
  kind: string
  personId: PersonId
  /** The same key again is the same notice and is told once. */
  key: string
  data?: NoticeData
}

/** States the intent to tell somebody something, in the transaction of the deed. Says whether it is new. */
export async function notify(tx: Tx, notice: NewNotice): Promise<{ isNew: boolean }> {
  const { rows } = await sql`
    with written as (
      insert into platform.notices (kind, person_id, key, data, trace)
      values (${notice.kind}, ${notice.personId}, ${notice.key}, ${JSON.stringify(notice.data ?? {})}::jsonb,
        ${traceParent()})
      on conflict (key) do nothing
      returning id)
    select pg_notify(${wakeChannel}, 'notices') from written`.execute(tx)
  return { isNew: rows.length > 0 }
}

/** As `notify`, for many people in one statement. */
export async function notifyAll(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  await sql`
    with written as (
      insert into platform.notices (kind, person_id, key, data, trace)
      select n.kind, n."personId", n.key, coalesce(n.data, '{}'), ${traceParent()}
      from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n (kind text, "personId" uuid, key text, data jsonb)
      on conflict (key) do nothing
      returning id)
    select pg_notify(${wakeChannel}, 'notices') from written limit 1`.execute(tx)
}
