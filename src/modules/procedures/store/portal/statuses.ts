import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { PortalStatus } from '../../domain/portal/status.ts'
import type { PortalItemId } from './items.ts'

/** Notes the next word for the portal, unless it is what was said last. The item must be locked. */
export async function noteStatus(
  tx: Tx,
  itemId: PortalItemId,
  status: PortalStatus,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into procedures.portal_statuses (item_id, place, status, noted_at)
    select ${itemId}, coalesce(max(place), 0) + 1, ${status}, ${at}
      from procedures.portal_statuses where item_id = ${itemId}
    having coalesce((array_agg(status order by place desc))[1], '') <> ${status}`.execute(tx)
}

export type UnsentStatus = {
  itemId: PortalItemId
  portalNumber: string
  place: number
  status: PortalStatus
  notedAt: Temporal.Instant
  tries: number
  retryAt: Temporal.Instant | null
  problem: string | null
}

const columns = sql.raw(`s.item_id as "itemId", i.portal_number as "portalNumber", s.place, s.status,
  s.noted_at as "notedAt", s.tries, s.retry_at as "retryAt", s.problem`)

/** The first unsent word of each item that may be sent now. */
export async function nextStatuses(tx: Tx, now: Temporal.Instant, limit = 20): Promise<UnsentStatus[]> {
  const { rows } = await sql<UnsentStatus>`
    select ${columns}
      from procedures.portal_statuses s join procedures.portal_items i on i.id = s.item_id
     where s.sent_at is null and (s.retry_at is null or s.retry_at <= ${now})
       and not exists (select from procedures.portal_statuses earlier
                        where earlier.item_id = s.item_id and earlier.place < s.place and earlier.sent_at is null)
     order by s.noted_at, s.item_id limit ${limit}`.execute(tx)
  return rows
}

/** The portal has it. Said twice, it stays as it was the first time. */
export async function markSent(tx: Tx, itemId: PortalItemId, place: number, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.portal_statuses set sent_at = ${at}, problem = null, retry_at = null
    where item_id = ${itemId} and place = ${place} and sent_at is null`.execute(tx)
}

export async function putOffStatus(
  tx: Tx,
  itemId: PortalItemId,
  place: number,
  { problem, retryAt }: { problem: string; retryAt: Temporal.Instant },
): Promise<void> {
  await sql`
    update procedures.portal_statuses set tries = tries + 1, problem = ${problem}, retry_at = ${retryAt}
    where item_id = ${itemId} and place = ${place} and sent_at is null`.execute(tx)
}

export async function unsentStatuses(tx: Tx, offices: readonly OfficeId[], limit = 50): Promise<UnsentStatus[]> {
  const { rows } = await sql<UnsentStatus>`
    select ${columns}
      from procedures.portal_statuses s join procedures.portal_items i on i.id = s.item_id
     where s.sent_at is null and (i.office_id is null or i.office_id = any(${[...offices]}::uuid[]))
     order by s.noted_at, s.item_id, s.place limit ${limit}`.execute(tx)
  return rows
}

export async function statusesOf(
  tx: Tx,
  itemId: PortalItemId,
): Promise<{ place: number; status: PortalStatus; notedAt: Temporal.Instant; sentAt: Temporal.Instant | null }[]> {
  const { rows } = await sql<{
    place: number
    status: PortalStatus
    notedAt: Temporal.Instant
    sentAt: Temporal.Instant | null
  }>`select place, status, noted_at as "notedAt", sent_at as "sentAt" from procedures.portal_statuses
     where item_id = ${itemId} order by place limit 50`.execute(tx)
  return rows
}
