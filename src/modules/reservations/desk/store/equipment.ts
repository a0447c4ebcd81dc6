import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, ReceiptNumber, StaffId } from '#platform/ids/index.ts'
import { reservationNumber } from '../../booking/domain/reservation.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { FacilityId } from '../../places/domain/space.ts'

export type OutageId = Id<'equipment-outage'>

export const outageReasons = ['broken', 'repair', 'inspection', 'lost', 'other'] as const
export type OutageReason = (typeof outageReasons)[number]

/** What a facility lends: its stock, what of it is away today, and what is in somebody's hands. */
export type EquipmentState = { id: number; name: string; stock: number; away: number; out: number }

export async function equipmentStates(
  tx: Tx,
  facilityId: FacilityId,
  today: Temporal.PlainDate,
): Promise<EquipmentState[]> {
  const { rows } = await sql<EquipmentState>`
    select e.id, e.name, e.stock, reservations.pieces_away(e.id, ${today}::date) as away,
      (select coalesce(sum(l.pieces), 0)::int from reservations.equipment_loans l
        where l.equipment_id = e.id and l.returned_at is null) as out
    from reservations.equipment e where e.facility_id = ${facilityId} and e.stands @> ${today}::date
    order by e.name, e.id limit 500`.execute(tx)
  return rows
}

export type Outage = {
  id: OutageId
  name: string
  pieces: number
  from: Temporal.PlainDate
  /** The first day on which they are there again. */
  until: Temporal.PlainDate
  why: OutageReason
}

/** That are not over, the soonest back first. */
export async function outagesOf(tx: Tx, facilityId: FacilityId, today: Temporal.PlainDate): Promise<Outage[]> {
  const { rows } = await sql<Outage>`
    select o.id, e.name, o.pieces, o.from_day as "from", o.until_day as "until", o.why
    from reservations.equipment_outages o join reservations.equipment e on e.id = o.equipment_id
    where e.facility_id = ${facilityId} and o.ended_at is null and o.until_day > ${today}::date
    order by o.until_day, o.id limit 200`.execute(tx)
  return rows
}

type NewOutage = {
  equipmentId: number
  pieces: number
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  why: OutageReason
  by: StaffId
  at: Temporal.Instant
}

/** Waits for who is just being lent some. Answers how many reservations were promised more than is left. */
export async function takeOutOfStock(tx: Tx, made: NewOutage): Promise<number> {
  const { equipmentId, pieces, from, until, why, by, at } = made
  const { rows } = await sql`
    select reservations.take_out_of_stock(${equipmentId}::int, ${pieces}::int, ${from}::date, ${until}::date, ${why},
      ${by}::uuid, ${at}::timestamptz)`.execute(tx)
  return rows.length
}

/** False: it is over, or of another house. */
export async function endOutage(
  tx: Tx,
  { id, facilityId, by, at }: { id: OutageId; facilityId: FacilityId; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.equipment_outages o set ended_by = ${by}, ended_at = ${at}
    from reservations.equipment e
    where o.id = ${id} and e.id = o.equipment_id and e.facility_id = ${facilityId} and o.ended_at is null
    returning o.id`.execute(tx)
  return rows.length > 0
}

export type Promised = { id: ReservationId; number: ReceiptNumber; day: Temporal.PlainDate; name: string }

/** Reservations to come that were promised more of something than is left while pieces are away. */
export async function promisedTooMuch(tx: Tx, facilityId: FacilityId, today: Temporal.PlainDate): Promise<Promised[]> {
  const { rows } = await sql<Omit<Promised, 'number'> & { serial: number; createdAt: Temporal.Instant }>`
    select distinct r.id, r.serial, r.created_at as "createdAt", r.day, e.name
    from reservations.equipment_outages o
    join reservations.equipment e on e.id = o.equipment_id
    join reservations.equipment_uses u on u.equipment_id = e.id
      and u.during && tsrange(greatest(o.from_day, ${today}::date), o.until_day)
    join reservations.reservations r on r.id = u.reservation_id
    where e.facility_id = ${facilityId} and o.ended_at is null and o.until_day > ${today}::date
      and (select count(distinct n.piece) from reservations.equipment_uses n
           where n.equipment_id = e.id and n.during && u.during)
        + reservations.pieces_away(e.id, r.day) > e.stock
    order by r.day, r.serial limit 100`.execute(tx)
  return rows.map(({ serial, createdAt, ...one }) => ({ ...one, number: reservationNumber(serial, createdAt) }))
}

export type EquipmentLoan = { equipmentId: number; pieces: number; isBack: boolean }

/** What was handed out with a reservation. */
export async function equipmentLoansOf(tx: Tx, id: ReservationId): Promise<EquipmentLoan[]> {
  const { rows } = await sql<EquipmentLoan>`
    select equipment_id as "equipmentId", pieces, returned_at is not null as "isBack"
    from reservations.equipment_loans where reservation_id = ${id} order by equipment_id limit 100`.execute(tx)
  return rows
}

type Handed = { id: ReservationId; equipmentId: number; by: StaffId; at: Temporal.Instant }

/** As many pieces as were reserved. False: handed out already, or none is reserved. */
export async function handOut(tx: Tx, { id, equipmentId, by, at }: Handed): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.equipment_loans (reservation_id, equipment_id, pieces, handed_at, handed_by)
    select ${id}::uuid, ${equipmentId}::int, count(*), ${at}::timestamptz, ${by}::uuid
    from reservations.equipment_uses where reservation_id = ${id} and equipment_id = ${equipmentId}
    having count(*) > 0
    on conflict do nothing returning pieces`.execute(tx)
  return rows.length > 0
}

/** How many came back; `undefined`: none is out. */
export async function takeBack(tx: Tx, { id, equipmentId, by, at }: Handed): Promise<number | undefined> {
  const { rows } = await sql<{ pieces: number }>`
    update reservations.equipment_loans set returned_at = greatest(${at}::timestamptz, handed_at), returned_to = ${by}
    where reservation_id = ${id} and equipment_id = ${equipmentId} and returned_at is null
    returning pieces`.execute(tx)
  return rows[0]?.pieces
}
