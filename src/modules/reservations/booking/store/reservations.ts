import { type RawBuilder, sql, type SqlBool, type Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { PriceLine } from '../../rules/index.ts'
import { type Reservation, reservationNumber, type ReservationState } from '../domain/reservation.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import type { Channel, Noise, Pays, ReservationId } from '../domain/wish.ts'

type Row = {
  id: ReservationId
  serial: number
  registrant_id: RegistrantId | null
  made_by_person: PersonId | null
  channel: Channel
  kind: Reservation['kind']
  space_id: number
  day: Temporal.PlainDate
  starts: string
  ends: string
  blocks: number[]
  weight: number
  activity: string
  noise: Noise
  attendees: number | null
  purpose: string | null
  state: ReservationState
  held_until: Temporal.Instant | null
  price: PriceLine[]
  amount: number
  pays: Pays
  pay_until: Temporal.Instant | null
  approved_at: Temporal.Instant | null
  sequence: number
  created_at: Temporal.Instant
}

export const findReservation = async (tx: Tx, id: ReservationId): Promise<Reservation | undefined> =>
  (await reservationsWhere(tx, sql`id = ${id}`, 1))[0]

/** Its row is locked until the transaction ends. Throws `NotFound`. */
export async function lockReservation(tx: Tx, id: ReservationId): Promise<Reservation> {
  const { rows } = await sql`select from reservations.reservations where id = ${id} for update`.execute(tx)
  const found = rows.length > 0 && (await findReservation(tx, id))
  if (!found) throw new NotFound('reservation')
  return found
}

/** Those from this day on, the soonest first; or those before it, the latest first. At most 50. */
export const reservationsOf = (
  tx: Tx,
  registrants: readonly RegistrantId[],
  { from, before }: { from?: Temporal.PlainDate; before?: Temporal.PlainDate },
): Promise<Reservation[]> =>
  reservationsWhere(
    tx,
    sql`registrant_id = any (${[...registrants]}::uuid[])
      ${from ? sql`and day >= ${from.toString()}::date` : sql``} ${before ? sql`and day < ${before.toString()}::date` : sql``}`,
    50,
    from ? sql`day, starts, id` : sql`day desc, starts desc, id desc`,
  )

/** Held ones whose time is over, the oldest first. */
export async function expiredHolds(tx: Tx, now: Temporal.Instant, limit: number): Promise<ReservationId[]> {
  const { rows } = await sql<{ id: ReservationId }>`
    select id from reservations.reservations where state = 'held' and held_until <= ${now.toString()}
    order by held_until, id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function nextHoldEnd(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(held_until) as at from reservations.reservations where state = 'held' and held_until > ${now.toString()}`.execute(
    tx,
  )
  return rows[0]?.at ?? undefined
}

type Change = {
  state?: ReservationState
  heldUntil?: Temporal.Instant | null
  approvedAt?: Temporal.Instant
  payUntil?: Temporal.Instant | null
  pays?: Pays
  at: Temporal.Instant
}

/** A new state of a locked reservation. What a calendar shows has changed: its sequence rises. */
export async function writeState(
  tx: Tx,
  id: ReservationId,
  { state, heldUntil, approvedAt, payUntil, pays, at }: Change,
) {
  await sql`
    update reservations.reservations set
      changed_at = ${at.toString()}, sequence = sequence + 1
      ${state ? sql`, state = ${state}` : sql``}
      ${heldUntil === undefined ? sql`` : sql`, held_until = ${heldUntil?.toString() ?? null}::timestamptz`}
      ${approvedAt ? sql`, approved_at = ${approvedAt.toString()}::timestamptz` : sql``}
      ${payUntil === undefined ? sql`` : sql`, pay_until = ${payUntil?.toString() ?? null}::timestamptz`}
      ${pays ? sql`, pays = ${pays}` : sql``}
    where id = ${id}`.execute(tx)
}

type Use = Pick<Reservation, 'spaceId' | 'day' | 'starts' | 'ends' | 'blocks' | 'weight' | 'activity' | 'noise'> & {
  attendees?: number
  purpose?: string
  price: readonly PriceLine[]
  amount: Yen
  pays: Pays
  at: Temporal.Instant
}

/** Another use of a locked reservation whose place was moved. */
export async function writeUse(tx: Tx, id: ReservationId, use: Use): Promise<void> {
  await sql`
    update reservations.reservations set
      space_id = ${use.spaceId}, day = ${use.day.toString()}, starts = ${use.starts.toString()},
      ends = ${use.ends.toString()}, blocks = ${[...use.blocks]}::smallint[], weight = ${use.weight},
      activity = ${use.activity}, noise = ${use.noise}, attendees = ${use.attendees ?? null},
      purpose = ${use.purpose ?? null}, price = ${JSON.stringify(use.price)}::jsonb, amount = ${use.amount},
      pays = ${use.pays}, changed_at = ${use.at.toString()}, sequence = sequence + 1
    where id = ${id}`.execute(tx)
}

export type EventKind =
  | 'held'
  | 'detailed'
  | 'confirmed'
  | 'paid'
  | 'moved'
  | 'offered'
  | 'expired'
  | 'lapsed'
  | 'cancelled'
  | 'called_off'
  | 'revoked'
  | 'checked_in'
  | 'done'
  | 'no_show'

type NewEvent = {
  reservationId: ReservationId
  kind: EventKind
  at: Temporal.Instant
  by?: { personId: PersonId } | { staffId: StaffId } | undefined
  data?: Readonly<Record<string, string | number | boolean>>
}

export async function insertEvent(tx: Tx, { reservationId, kind, at, by, data = {} }: NewEvent): Promise<void> {
  await sql`
    insert into reservations.reservation_events (reservation_id, kind, at, by_person, by_staff, data)
    values (${reservationId}, ${kind}, ${at.toString()}, ${by && 'personId' in by ? by.personId : null},
      ${by && 'staffId' in by ? by.staffId : null}, ${JSON.stringify(data)}::jsonb)`.execute(tx)
}

/** What is lent with it. */
export async function equipmentOf(tx: Tx, id: ReservationId): Promise<{ id: number; pieces: number }[]> {
  const { rows } = await sql<{ id: number; pieces: number }>`
    select equipment_id as id, count(*)::int as pieces from reservations.equipment_uses
    where reservation_id = ${id} group by equipment_id order by equipment_id`.execute(tx)
  return rows
}

export async function reservationsWhere(
  tx: Tx,
  condition: RawBuilder<unknown> | RawBuilder<SqlBool>,
  limit: number,
  order: RawBuilder<unknown> = sql`id`,
): Promise<Reservation[]> {
  const { rows } = await sql<Row>`
    select id, serial, registrant_id, made_by_person, channel, kind, space_id, day, starts::text, ends::text, blocks, weight,
      activity, noise, attendees, purpose, state, held_until, price, amount, pays, pay_until, approved_at, sequence,
      created_at
    from reservations.reservations where ${condition} order by ${order} limit ${limit}`.execute(tx)
  return rows.map(fromRow)
}

const fromRow = (row: Row): Reservation => ({
  id: row.id,
  number: reservationNumber(row.serial, row.created_at),
  ...(row.registrant_id && { registrantId: row.registrant_id }),
  ...(row.made_by_person && { madeBy: row.made_by_person }),
  channel: row.channel,
  kind: row.kind,
  spaceId: row.space_id,
  day: row.day,
  starts: Temporal.PlainTime.from(row.starts),
  ends: Temporal.PlainTime.from(row.ends),
  blocks: row.blocks,
  weight: row.weight,
  activity: row.activity,
  noise: row.noise,
  ...(row.attendees !== null && { attendees: row.attendees }),
  ...(row.purpose !== null && { purpose: row.purpose }),
  state: row.state,
  ...(row.held_until && { heldUntil: row.held_until }),
  price: row.price,
  amount: yen(Number(row.amount)),
  pays: row.pays,
  ...(row.pay_until && { payUntil: row.pay_until }),
  ...(row.approved_at && { approvedAt: row.approved_at }),
  sequence: row.sequence,
  createdAt: row.created_at,
})
