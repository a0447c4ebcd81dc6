import { sql, type Tx } from '#platform/db/index.ts'
import type { RegistrantId } from '../registrants/index.ts'

/** What marks the reservations of the demo's generator. */
const purpose = '見本の予約'

export type DemoRegistrant = { id: RegistrantId; class: string; members: number }

export async function demoRegistrants(tx: Tx): Promise<DemoRegistrant[]> {
  const { rows } = await sql<DemoRegistrant>`
    select id, class, 6 + (row_number() over (order by number))::int % 25 as members
    from reservations.registrants where kind = 'group' and name like '見本 %' order by number`.execute(tx)
  return rows
}

export async function isFilled(tx: Tx, month: Temporal.PlainYearMonth): Promise<boolean> {
  const [first, next] = [month.toPlainDate({ day: 1 }), month.add({ months: 1 }).toPlainDate({ day: 1 })]
  const { rows } = await sql`
    select 1 from reservations.reservations
    where day >= ${first.toString()}::date and day < ${next.toString()}::date and purpose = ${purpose} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export type DemoRow = {
  id: string
  registrant: RegistrantId
  space: number
  day: string
  starts: string
  ends: string
  blocks: readonly number[]
  weight: number
  activity: string
  noise: 'ordinary' | 'loud'
  attendees: number
  state: 'done' | 'confirmed'
  price: unknown
  amount: number
  at: string
}

const atOnce = 2000

/** With their places and what the neighbours hear of them. */
export async function insertMonth(tx: Tx, rows: readonly DemoRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = JSON.stringify(rows.slice(from, from + atOnce))
    await sql`
      with given as (
        select * from jsonb_to_recordset(${part}::jsonb) as g (
          id uuid, registrant uuid, space int, day date, starts time, ends time, blocks smallint[], weight smallint,
          activity text, noise text, attendees smallint, state text, price jsonb, amount bigint, at timestamptz)),
      made as (
        insert into reservations.reservations (id, registrant_id, channel, space_id, day, starts, ends, blocks, weight,
          activity, noise, attendees, purpose, state, price, amount, pays, approved_at, created_at, changed_at)
        select id, registrant, 'import', space, day, starts, ends, blocks, weight, activity, noise, attendees, ${purpose},
          state, price, amount, case when amount = 0 then 'nothing' else 'on-site' end, at, at, at
        from given),
      placed as (
        insert into reservations.occupancies (atom_id, day, during, reservation_id)
        select a.atom_id, g.day, tsrange(g.day + g.starts, g.day + g.ends), g.id
        from given g join reservations.space_atoms a on a.space_id = g.space)
      insert into reservations.noise_uses (neighbours_id, during, noise, reservation_id)
      select distinct n.id, tsrange(g.day + g.starts, g.day + g.ends), 'loud', g.id
      from given g
      join reservations.space_atoms a on a.space_id = g.space
      join reservations.neighbours n on a.atom_id in (n.one, n.other)
      where g.noise = 'loud'`.execute(tx)
  }
}

export type NewGroup = { number: string; name: string; nameKana: string; class: string }

export async function insertGroups(
  tx: Tx,
  groups: readonly NewGroup[],
  { from, until, at }: { from: Temporal.PlainDate; until: Temporal.PlainDate; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reservations.registrants (number, kind, name, name_kana, class, state, stands, created_at, asked_at)
    select g.number, 'group', g.name, g."nameKana", g.class, 'active', daterange(${from.toString()}, ${until.toString()}),
      ${at.toString()}, ${at.toString()}
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as g (number text, name text, "nameKana" text, class text)
    order by g.number`.execute(tx)
}
