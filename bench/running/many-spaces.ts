import { sql, type Tx } from '#platform/db/index.ts'

/**
 * 600 spaces of 75 facilities of a ward that is busy for half a year: four blocks a day, six of ten taken, most on evenings and weekends.
 * Returns the ids of the spaces. The same every time.
 */
export async function buildManySpaces(tx: Tx, from: Temporal.PlainDate, days: number): Promise<number[]> {
  await sql`select setseed(0.42)`.execute(tx)
  await sql`
    insert into reservations.facilities (slug, name, name_kana, category, area, address, office_id, is_confirmed)
    select 'bench-' || n, '計測施設' || n, 'けいそくしせつ' || lpad(n::text, 3, '0'), 'hall',
      (array['nerima', 'hikarigaoka', 'shakujii', 'oizumi'])[n % 4 + 1], '練馬1-1-' || n,
      (select id from people.offices order by key limit 1), true
    from generate_series(1, 75) n`.execute(tx)
  await sql`
    insert into reservations.atoms (facility_id, name)
    select id, '室' || n from reservations.facilities, generate_series(1, 8) n where slug like 'bench-%'`.execute(tx)
  await sql`
    insert into reservations.spaces (facility_id, slug, name, name_kana, rule_group, capacity, activities, features, position)
    select f.id, 'room-' || n, '第' || n || '会議室', 'かいぎしつ', 'hall', 10 * n,
      (array['{meeting}', '{meeting,chorus}', '{dance,meeting}', '{chorus,band}'])[n % 4 + 1]::text[],
      (array['{}', '{piano}', '{projector}', '{piano,projector}'])[n % 4 + 1]::text[], n
    from reservations.facilities f, generate_series(1, 8) n where f.slug like 'bench-%'`.execute(tx)
  await sql`
    insert into reservations.space_atoms (space_id, atom_id)
    select s.id, a.id from reservations.spaces s
    join reservations.facilities f on f.id = s.facility_id and f.slug like 'bench-%'
    join reservations.atoms a on a.facility_id = f.id and a.name = '室' || s.position`.execute(tx)
  await sql`
    with made as (
      insert into reservations.patterns (space_id, stands, days)
      select s.id, '(,)', '{[1,9)}' from reservations.spaces s
      join reservations.facilities f on f.id = s.facility_id and f.slug like 'bench-%' returning id)
    insert into reservations.pattern_blocks (pattern_id, no, label, starts, ends)
    select id, no, label, starts::time, ends::time from made, (values
      (1, 'morning', '09:00', '12:00'), (2, 'afternoon', '13:00', '16:00'),
      (3, 'late-afternoon', '16:00', '18:00'), (4, 'evening', '18:30', '21:30')) b (no, label, starts, ends)`.execute(
    tx,
  )
  await sql`
    with closure as (
      insert into reservations.closures (facility_id, kind, reason, made_by, made_at)
      select id, 'works', '計測', (select id from people.staff order by id limit 1), now()
      from reservations.facilities where slug like 'bench-%' returning id, facility_id)
    insert into reservations.occupancies (atom_id, day, during, closure_id)
    select a.id, d.day, tsrange(d.day + b.starts::time, d.day + b.ends::time), c.id
    from closure c join reservations.atoms a on a.facility_id = c.facility_id
    cross join (select ${from.toString()}::date + n as day from generate_series(0, ${days - 1}) n) d
    cross join (values ('09:00', '12:00'), ('13:00', '16:00'), ('16:00', '18:00'), ('18:30', '21:30')) b (starts, ends)
    where random() < 0.602`.execute(tx)
  const { rows } = await sql<{ id: number }>`
    select s.id from reservations.spaces s join reservations.facilities f on f.id = s.facility_id and f.slug like 'bench-%'
    order by s.id`.execute(tx)
  return rows.map(({ id }) => id)
}
