import { sql, type Tx } from '#platform/db/index.ts'
import type { WrittenBlock } from '../domain/change.ts'
import type { RegistrantState } from '../../registrants/domain/registrant.ts'

const batch = 1000

export type ReservationRow = {
  id: string
  serial: number
  createdAt: Temporal.Instant
  facility: string
  space: string
  day: string
  starts: string
  ends: string
  number: string | null
  activity: string
  attendees: number | null
  amount: number
  pays: string
}

/** Standing reservations from that day on, in the order of days; a thousand in memory at once. 公用 has no number. */
export async function* reservationRows(tx: Tx, from: Temporal.PlainDate): AsyncGenerator<readonly ReservationRow[]> {
  let after: ReservationRow | undefined
  for (;;) {
    const { rows } = await sql<ReservationRow>`
      select r.id, r.serial, r.created_at as "createdAt", f.name as facility, s.name as space, r.day::text,
        to_char(r.starts, 'HH24:MI') as starts, to_char(r.ends, 'HH24:MI') as ends, g.number, r.activity, r.attendees,
        r.amount::int as amount, r.pays
      from reservations.reservations r
      join reservations.spaces s on s.id = r.space_id
      join reservations.facilities f on f.id = s.facility_id
      left join reservations.registrants g on g.id = r.registrant_id
      where r.state in ('confirmed', 'in_use') and r.day >= ${from}::date
        and (${after === undefined} or (r.day, r.id) > (${after?.day ?? null}::date, ${after?.id ?? null}::uuid))
      order by r.day, r.id limit ${batch}`.execute(tx)
    if (rows.length > 0) yield rows
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

export type RegistrantRow = {
  id: string
  number: string
  kind: 'person' | 'group'
  class: string
  state: RegistrantState
  from: string | null
  until: string | null
  groupName: string | null
  members: number
}

/** Registrations by number: groups by their name, people by their number only. */
export async function* registrantRows(tx: Tx, on: Temporal.PlainDate): AsyncGenerator<readonly RegistrantRow[]> {
  let after: string | undefined
  for (;;) {
    const { rows } = await sql<RegistrantRow>`
      select r.id, r.number, r.kind, r.class, r.state, lower(r.stands)::text as "from", (upper(r.stands) - 1)::text as until,
        case r.kind when 'group' then r.name end as "groupName",
        (select count(*)::int from reservations.memberships m where m.registrant_id = r.id
          and m.consented_at is not null and daterange(m.valid_from, m.ended_on) @> ${on}::date) as members
      from reservations.registrants r
      where ${after === undefined} or r.number > ${after ?? ''}
      order by r.number limit ${batch}`.execute(tx)
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.number
    if (rows.length < batch) return
  }
}

export type PatternRow = {
  facility: string
  space: string
  from: string | null
  until: string | null
  days: number[]
  block: WrittenBlock
}

/** Every block of every pattern that stands on the day or later. */
export async function patternBlocks(tx: Tx, on: Temporal.PlainDate): Promise<PatternRow[]> {
  const { rows } = await sql<PatternRow>`
    select f.name as facility, s.name as space, lower(p.stands)::text as "from", (upper(p.stands) - 1)::text as until,
      array(select kind from generate_series(1, 8) kind where p.days @> kind order by kind) as days,
      jsonb_build_object('no', b.no, 'label', b.label, 'starts', to_char(b.starts, 'HH24:MI'),
        'ends', to_char(b.ends, 'HH24:MI'), 'weight', b.weight, 'bridge', b.is_bridge) as block
    from reservations.patterns p
    join reservations.pattern_blocks b on b.pattern_id = p.id
    join reservations.spaces s on s.id = p.space_id
    join reservations.facilities f on f.id = s.facility_id
    where p.stands && daterange(${on}::date, null)
    order by f.name_kana, f.id, s.position, s.id, p.id, b.no limit 100000`.execute(tx)
  return rows
}
