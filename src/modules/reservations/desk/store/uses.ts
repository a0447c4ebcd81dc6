import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import { reservationNumber, type ReservationState } from '../../booking/domain/reservation.ts'
import type { Channel, Pays, ReservationId } from '../../booking/domain/wish.ts'
import type { RegistrantId, RegistrantKind } from '../../registrants/domain/registrant.ts'

/** A reservation as the desk sees it: who comes, with what, and what is to be taken. */
export type DeskUse = {
  id: ReservationId
  number: ReceiptNumber
  spaceId: number
  day: Temporal.PlainDate
  /** Minutes of the day. */
  starts: number
  ends: number
  state: ReservationState
  channel: Channel
  isOfficial: boolean
  registrant?: { id: RegistrantId; number: string; name: string; kind: RegistrantKind }
  /** Without a registration. */
  visitor?: { name: string; phone: string }
  activity: string
  attendees: number | null
  purpose: string | null
  equipment: readonly { id: number; name: string; pieces: number }[]
  amount: number
  pays: Pays
  isPaid: boolean
  /** Keys that are out with it. */
  keysOut: readonly string[]
}

type Row = {
  id: ReservationId
  serial: number
  created_at: Temporal.Instant
  space_id: number
  day: Temporal.PlainDate
  starts: number
  ends: number
  state: ReservationState
  channel: Channel
  kind: 'use' | 'official'
  registrant_id: RegistrantId | null
  registrant_number: string
  registrant_name: string
  registrant_kind: RegistrantKind
  visitor_name: string | null
  visitor_phone: string
  activity: string
  attendees: number | null
  purpose: string | null
  equipment: DeskUse['equipment'] | null
  amount: number
  pays: Pays
  is_paid: boolean
  keys_out: string[] | null
}

/** Of these spaces on a day, in the order of their times: what has a place or had it until it was over. */
export const usesOfDay = (tx: Tx, spaces: readonly number[], day: Temporal.PlainDate): Promise<DeskUse[]> =>
  usesWhere(
    tx,
    sql`r.day = ${day}::date and r.space_id = any (${[...spaces]}::int[])
      and r.state in ('held', 'confirmed', 'in_use', 'done', 'no_show')`,
    sql`r.starts, r.id`,
    2000,
  )

export const findUse = async (tx: Tx, id: ReservationId): Promise<DeskUse | undefined> =>
  (await usesWhere(tx, sql`r.id = ${id}`, sql`r.id`, 1))[0]

export const findUseBySerial = async (tx: Tx, serial: number): Promise<DeskUse | undefined> =>
  (await usesWhere(tx, sql`r.serial = ${serial}`, sql`r.id`, 1))[0]

/** From this day on at these facilities, of whom the name or its reading begins so. At most 50. */
export const usesOfName = (
  tx: Tx,
  facilities: readonly string[],
  typed: string,
  from: Temporal.PlainDate,
): Promise<DeskUse[]> => {
  const like = `${typed.replaceAll(/[%_\\]/g, (one) => `\\${one}`)}%`
  return usesWhere(
    tx,
    sql`r.day between ${from}::date and ${from.add({ months: 3 })}::date
      and r.space_id in (select s.id from reservations.spaces s where s.facility_id = any (${[...facilities]}::uuid[]))
      and r.state in ('held', 'confirmed', 'in_use', 'done', 'no_show')
      and (g.name like ${like} or g.name_kana like ${like} or v.name like ${like} or g.number = ${typed})`,
    sql`r.day, r.starts, r.id`,
    50,
  )
}

/** The people whose names these reservations show: of those who reserved for themselves. */
export const peopleShown = (tx: Tx, uses: readonly DeskUse[], on: Temporal.PlainDate): Promise<PersonId[]> =>
  personsOf(
    tx,
    uses.flatMap(({ registrant }) => (registrant?.kind === 'person' ? [registrant.id] : [])),
    on,
  )

/** The same of reservations by their ids. */
export async function personsWhoReserved(
  tx: Tx,
  ids: readonly ReservationId[],
  on: Temporal.PlainDate,
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: RegistrantId }>`
    select distinct g.id from reservations.reservations r join reservations.registrants g on g.id = r.registrant_id
    where r.id = any (${[...ids]}::uuid[]) and g.kind = 'person' order by 1`.execute(tx)
  return personsOf(
    tx,
    rows.map(({ id }) => id),
    on,
  )
}

/** Whose these registrations of persons are. */
export async function personsOf(tx: Tx, ids: readonly RegistrantId[], on: Temporal.PlainDate): Promise<PersonId[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: PersonId }>`
    select distinct person_id as id from reservations.memberships
    where registrant_id = any (${[...ids]}::uuid[]) and role = 'representative'
      and daterange(valid_from, ended_on) @> ${on}::date order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

async function usesWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<DeskUse[]> {
  const { rows } = await sql<Row>`
    select r.id, r.serial, r.created_at, r.space_id, r.day, r.state, r.channel, r.kind, r.activity, r.attendees, r.purpose,
      r.amount, r.pays, (extract(epoch from r.starts) / 60)::int as starts, (extract(epoch from r.ends) / 60)::int as ends,
      g.id as registrant_id, g.number as registrant_number, g.name as registrant_name, g.kind as registrant_kind,
      v.name as visitor_name, v.phone as visitor_phone,
      exists (
        select 1 from reservations.reservation_events e where e.reservation_id = r.id and e.kind = 'paid') as is_paid,
      (select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'pieces', q.pieces) order by q.name)
        from (
          select e.id, e.name, count(*) as pieces
          from reservations.equipment_uses u join reservations.equipment e on e.id = u.equipment_id
          where u.reservation_id = r.id group by e.id, e.name) q) as equipment,
      (select array_agg(k.name order by k.name)
        from reservations.key_loans l join reservations.keys k on k.id = l.key_id
        where l.reservation_id = r.id and l.returned_at is null) as keys_out
    from reservations.reservations r
    left join reservations.registrants g on g.id = r.registrant_id
    left join reservations.visitors v on v.reservation_id = r.id
    where ${condition} order by ${order} limit ${limit}`.execute(tx)
  return rows.map(fromRow)
}

const fromRow = (row: Row): DeskUse => ({
  id: row.id,
  number: reservationNumber(row.serial, row.created_at),
  spaceId: row.space_id,
  day: row.day,
  starts: row.starts,
  ends: row.ends,
  state: row.state,
  channel: row.channel,
  isOfficial: row.kind === 'official',
  ...(row.registrant_id && {
    registrant: {
      id: row.registrant_id,
      number: row.registrant_number,
      name: row.registrant_name,
      kind: row.registrant_kind,
    },
  }),
  ...(row.visitor_name !== null && { visitor: { name: row.visitor_name, phone: row.visitor_phone } }),
  activity: row.activity,
  attendees: row.attendees,
  purpose: row.purpose,
  equipment: row.equipment ?? [],
  amount: Number(row.amount),
  pays: row.pays,
  isPaid: row.is_paid,
  keysOut: row.keys_out ?? [],
})
