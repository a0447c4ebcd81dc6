import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import { type Change, type PlaceChangeId, changeSchema } from '../domain/change.ts'

export type ChangeState = 'drafted' | 'effected' | 'dropped'

/** Of a facility, or of rules or prices by their key. */
export type ChangeOwner = { facilityId: FacilityId } | { ruleKey: string }

export type WrittenChange = {
  id: PlaceChangeId
  change: Change
  facilityId: FacilityId | null
  ruleKey: string | null
  reason: string
  state: ChangeState
  draftedBy: StaffId
  draftedAt: Temporal.Instant
  endedBy: StaffId | null
  endedAt: Temporal.Instant | null
  replaced: unknown
}

export async function insertChange(
  tx: Tx,
  made: { owner: ChangeOwner; change: Change; reason: string; by: StaffId; at: Temporal.Instant },
): Promise<PlaceChangeId> {
  const { owner, change, reason, by, at } = made
  const { rows } = await sql<{ id: PlaceChangeId }>`
    insert into reservations.place_changes (kind, facility_id, rule_key, change, reason, drafted_by, drafted_at)
    values (${change.kind}, ${'facilityId' in owner ? owner.facilityId : null}, ${'ruleKey' in owner ? owner.ruleKey : null},
      ${JSON.stringify(change)}::jsonb, ${reason}, ${by}, ${at}) returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the change was not written')
  return row.id
}

/** Put into effect, with what stood there before; or dropped. Of a locked draft. */
export async function endChange(
  tx: Tx,
  id: PlaceChangeId,
  end: { state: 'effected' | 'dropped'; by: StaffId; at: Temporal.Instant; replaced?: unknown },
): Promise<void> {
  await sql`
    update reservations.place_changes
    set state = ${end.state}, ended_by = ${end.by}, ended_at = ${end.at},
      replaced = ${end.replaced === undefined ? null : JSON.stringify(end.replaced)}::jsonb
    where id = ${id}`.execute(tx)
}

export const findChange = async (tx: Tx, id: PlaceChangeId): Promise<WrittenChange | undefined> =>
  (await changesWhere(tx, sql`id = ${id}`, 1))[0]

export async function lockChange(tx: Tx, id: PlaceChangeId): Promise<WrittenChange | undefined> {
  await sql`select from reservations.place_changes where id = ${id} for update`.execute(tx)
  return findChange(tx, id)
}

/** The latest first. */
export const changesOf = (tx: Tx, owner: ChangeOwner, limit: number): Promise<WrittenChange[]> =>
  changesWhere(
    tx,
    'facilityId' in owner ? sql`facility_id = ${owner.facilityId}` : sql`rule_key = ${owner.ruleKey}`,
    limit,
  )

/** Drafts that nobody has put into effect yet. */
export const draftsOf = (tx: Tx, limit: number): Promise<WrittenChange[]> =>
  changesWhere(tx, sql`state = 'drafted'`, limit)

async function changesWhere(tx: Tx, condition: RawBuilder<unknown>, limit: number): Promise<WrittenChange[]> {
  const { rows } = await sql<Omit<WrittenChange, 'change'> & { change: unknown }>`
    select id, change, facility_id as "facilityId", rule_key as "ruleKey", reason, state, drafted_by as "draftedBy",
      drafted_at as "draftedAt", ended_by as "endedBy", ended_at as "endedAt", replaced
    from reservations.place_changes where ${condition} order by id desc limit ${limit}`.execute(tx)
  return rows.map(({ change, ...row }) => ({ ...row, change: changeSchema.parse(change) }))
}

export async function insertHits(tx: Tx, id: PlaceChangeId, hits: readonly ReservationId[]): Promise<void> {
  await sql`
    insert into reservations.place_change_hits (change_id, reservation_id)
    select ${id}, hit from unnest(${[...hits]}::uuid[]) hit on conflict do nothing`.execute(tx)
}

/** Reservations that the change met and that still have their place, by day. */
export async function hitsOf(
  tx: Tx,
  id: PlaceChangeId,
  limit: number,
): Promise<
  {
    id: ReservationId
    serial: number
    createdAt: Temporal.Instant
    spaceId: number
    day: Temporal.PlainDate
    starts: string
    ends: string
  }[]
> {
  const { rows } = await sql<{
    id: ReservationId
    serial: number
    createdAt: Temporal.Instant
    spaceId: number
    day: Temporal.PlainDate
    starts: string
    ends: string
  }>`
    select r.id, r.serial, r.created_at as "createdAt", r.space_id as "spaceId", r.day, r.starts::text, r.ends::text
    from reservations.place_change_hits h join reservations.reservations r on r.id = h.reservation_id
    where h.change_id = ${id} and r.state in ('held', 'confirmed', 'in_use')
    order by r.day, r.starts, r.id limit ${limit}`.execute(tx)
  return rows
}
