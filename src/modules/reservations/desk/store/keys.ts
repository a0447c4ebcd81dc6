import { sql, type Tx } from '#platform/db/index.ts'
import { type Id, newId, type ReceiptNumber, type StaffId } from '#platform/ids/index.ts'
import { reservationNumber } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { FacilityId } from '../../places/domain/space.ts'

export type KeyId = Id<'key'>
export type KeyLoanId = Id<'key-loan'>

/** To whom a key is lent who has no reservation. */
export const keyRoles = ['staff', 'cleaning', 'maintenance', 'guard', 'other'] as const
export type KeyRole = (typeof keyRoles)[number]

/** 鍵の貸出し. */
export type KeyLoan = {
  id: KeyLoanId
  keyId: KeyId
  name: string
  to: { reservationId: ReservationId; number: ReceiptNumber; user: string } | { role: KeyRole }
  handedAt: Temporal.Instant
  handedBy: StaffId
  dueAt: Temporal.Instant
  returnedAt: Temporal.Instant | null
}

export type Key = { id: KeyId; name: string; spaceId: number | null; isOut: boolean }

/** Of a facility, by name. */
export async function keysOf(tx: Tx, facilityId: FacilityId): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select k.id, k.name, k.space_id as "spaceId",
      exists (select 1 from reservations.key_loans l where l.key_id = k.id and l.returned_at is null) as "isOut"
    from reservations.keys k where k.facility_id = ${facilityId} and k.ended_at is null order by k.name, k.id limit 500`.execute(
    tx,
  )
  return rows
}

/** False: a key of this name is there. One that was struck off comes back. */
export async function insertKey(
  tx: Tx,
  { facilityId, name, spaceId }: { facilityId: FacilityId; name: string; spaceId: number | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.keys as k (id, facility_id, name, space_id)
    select ${newId()}, f.id, ${name}, s.id from reservations.facilities f
    left join reservations.spaces s on s.facility_id = f.id and s.id = ${spaceId}
    where f.id = ${facilityId}
    on conflict (facility_id, name) do update set ended_at = null, space_id = excluded.space_id
      where k.ended_at is not null
    returning id`.execute(tx)
  return rows.length > 0
}

/** False: it is out, or is none of this facility's. */
export async function endKey(
  tx: Tx,
  { id, facilityId, at }: { id: KeyId; facilityId: FacilityId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.keys k set ended_at = ${at}
    where k.id = ${id} and k.facility_id = ${facilityId} and k.ended_at is null
      and not exists (select 1 from reservations.key_loans l where l.key_id = k.id and l.returned_at is null)
    returning k.id`.execute(tx)
  return rows.length > 0
}

type Lent = {
  keyId: KeyId
  facilityId: FacilityId
  to: { reservationId: ReservationId } | { role: KeyRole }
  at: Temporal.Instant
  dueAt: Temporal.Instant
  by: StaffId
}

/** False: somebody has it, or it is none of this facility's. */
export async function lendKey(tx: Tx, { keyId, facilityId, to, at, dueAt, by }: Lent): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.key_loans (id, key_id, reservation_id, role, handed_at, handed_by, due_at)
    select ${newId()}, k.id, ${'reservationId' in to ? to.reservationId : null}, ${'role' in to ? to.role : null},
      ${at}::timestamptz, ${by}, ${dueAt}::timestamptz
    from reservations.keys k where k.id = ${keyId} and k.facility_id = ${facilityId} and k.ended_at is null
    on conflict (key_id) where returned_at is null do nothing
    returning id`.execute(tx)
  return rows.length > 0
}

/** False: it is back, or is none of this facility's. */
export async function takeKeyBack(
  tx: Tx,
  { id, facilityId, at, by }: { id: KeyLoanId; facilityId: FacilityId; at: Temporal.Instant; by: StaffId },
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.key_loans l set returned_at = greatest(${at}::timestamptz, l.handed_at), returned_to = ${by}
    from reservations.keys k
    where l.id = ${id} and k.id = l.key_id and k.facility_id = ${facilityId} and l.returned_at is null
    returning l.id`.execute(tx)
  return rows.length > 0
}

type LoanRow = Omit<KeyLoan, 'to'> & {
  reservationId: ReservationId | null
  serial: number
  createdAt: Temporal.Instant
  user: string | null
  role: KeyRole | null
}

/** Those that are out first, by when they are due; then the latest. At most so many. */
export async function keyLoansOf(
  tx: Tx,
  where: { facilityId: FacilityId } | { reservationId: ReservationId },
  limit = 50,
): Promise<KeyLoan[]> {
  const { rows } = await sql<LoanRow>`
    select l.id, l.key_id as "keyId", k.name, l.handed_at as "handedAt", l.handed_by as "handedBy", l.due_at as "dueAt",
      l.returned_at as "returnedAt", l.role, l.reservation_id as "reservationId", r.serial, r.created_at as "createdAt",
      coalesce(g.name, v.name) as user
    from reservations.key_loans l
    join reservations.keys k on k.id = l.key_id
    left join reservations.reservations r on r.id = l.reservation_id
    left join reservations.registrants g on g.id = r.registrant_id
    left join reservations.visitors v on v.reservation_id = r.id
    where ${'facilityId' in where ? sql`k.facility_id = ${where.facilityId}` : sql`l.reservation_id = ${where.reservationId}`}
    order by l.returned_at is not null, case when l.returned_at is null then l.due_at end, l.handed_at desc, l.id
    limit ${limit}`.execute(tx)
  return rows.map(({ reservationId, serial, createdAt, user, role, ...loan }) => ({
    ...loan,
    to: reservationId
      ? { reservationId, number: reservationNumber(serial, createdAt), user: user ?? '' }
      : { role: role ?? 'other' },
  }))
}

/** How many keys should be back and are not, by facility. */
export async function overdueKeys(
  tx: Tx,
  facilities: readonly FacilityId[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<FacilityId, number>> {
  const { rows } = await sql<{ id: FacilityId; count: number }>`
    select k.facility_id as id, count(*)::int as count
    from reservations.key_loans l join reservations.keys k on k.id = l.key_id
    where l.returned_at is null and l.due_at < ${now}::timestamptz and k.facility_id = any (${[...facilities]}::uuid[])
    group by k.facility_id`.execute(tx)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
