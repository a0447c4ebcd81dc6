-- Taking many places at once for reservations that an older system holds. It asks for no locks of single places, which
-- would fill the table of locks: the constraints refuse whom another transaction has let in meanwhile, and the whole
-- import is tried again then. Returned are the wishes that cannot be had, by their place in the list, with who stands
-- there; the others are written. The caller's transaction makes it all or nothing.
create function reservations.take_all(wishes jsonb) returns table (place integer, refused text, other uuid)
language plpgsql as $$
#variable_conflict use_column
begin
  create temp table if not exists pg_temp.wished (
    place integer, id uuid, space integer, day date, during tsrange, noise text, wish jsonb) on commit drop;
  create temp table if not exists pg_temp.refusals (place integer, refused text, other uuid) on commit drop;
  truncate pg_temp.wished, pg_temp.refusals;
  insert into pg_temp.wished
  select place - 1, uuidv7(), (wish ->> 'space')::int, (wish ->> 'day')::date,
    tsrange((wish ->> 'day')::date + (wish ->> 'starts')::time, (wish ->> 'day')::date + (wish ->> 'ends')::time),
    wish ->> 'noise', wish
  from jsonb_array_elements(wishes) with ordinality as w (wish, place);

  insert into pg_temp.refusals
  select distinct on (w.place) w.place, 'taken', o.reservation_id
  from pg_temp.wished w
  join reservations.space_atoms a on a.space_id = w.space
  join reservations.occupancies o on o.atom_id = a.atom_id and o.day = w.day and o.during && w.during
  order by w.place, o.reservation_id;
  -- Two of the same list: the later one is refused.
  insert into pg_temp.refusals
  select distinct on (late.place) late.place, 'taken', early.id
  from pg_temp.wished late
  join reservations.space_atoms a on a.space_id = late.space
  join reservations.space_atoms b on b.atom_id = a.atom_id
  join pg_temp.wished early on early.space = b.space_id and early.day = late.day and early.place < late.place
    and early.during && late.during
  where not exists (select from pg_temp.refusals r where r.place in (late.place, early.place))
  order by late.place, early.place;
  insert into pg_temp.refusals
  select distinct on (w.place) w.place, 'noise', u.reservation_id
  from pg_temp.wished w
  join reservations.space_atoms a on a.space_id = w.space
  join reservations.neighbours n on a.atom_id in (n.one, n.other)
  join reservations.noise_uses u on u.neighbours_id = n.id and u.during && w.during and u.noise <> w.noise
  where w.noise <> 'ordinary' and not exists (select from pg_temp.refusals r where r.place = w.place)
  order by w.place, u.reservation_id;
  insert into pg_temp.refusals
  select distinct on (late.place) late.place, 'noise', early.id
  from pg_temp.wished late
  join reservations.space_atoms a on a.space_id = late.space
  join reservations.neighbours n on a.atom_id in (n.one, n.other)
  join reservations.space_atoms b on b.atom_id in (n.one, n.other) and b.atom_id <> a.atom_id
  join pg_temp.wished early on early.space = b.space_id and early.place < late.place and early.during && late.during
  where late.noise <> 'ordinary' and early.noise <> 'ordinary' and early.noise <> late.noise and early.space <> late.space
    and not exists (select from pg_temp.refusals r where r.place in (late.place, early.place))
  order by late.place, early.place;
  delete from pg_temp.wished w using pg_temp.refusals r where r.place = w.place;

  insert into reservations.reservations (
    id, registrant_id, made_by_staff, channel, kind, space_id, day, starts, ends, blocks, weight, activity, noise,
    attendees, state, price, amount, pays, approved_at, created_at, changed_at)
  select p.id, w.registrant, w.staff, w.channel, w.kind, p.space, p.day, lower(p.during)::time, upper(p.during)::time,
    w.blocks, w.weight, w.activity, p.noise, w.attendees, 'confirmed', w.price, w.amount, w.pays, w.at, w.at, w.at
  from pg_temp.wished p
  cross join lateral jsonb_to_record(p.wish) as w (
    registrant uuid, staff uuid, channel text, kind text, blocks smallint[], weight smallint, activity text,
    attendees smallint, price jsonb, amount bigint, pays text, at timestamptz)
  order by p.place;
  insert into reservations.occupancies (atom_id, day, during, reservation_id)
  select a.atom_id, p.day, p.during, p.id
  from pg_temp.wished p join reservations.space_atoms a on a.space_id = p.space order by a.atom_id, p.day, p.place;
  insert into reservations.noise_uses (neighbours_id, during, noise, reservation_id)
  select distinct n.id, p.during, p.noise, p.id
  from pg_temp.wished p
  join reservations.space_atoms a on a.space_id = p.space
  join reservations.neighbours n on a.atom_id in (n.one, n.other)
  where p.noise <> 'ordinary' and not exists (
    select from reservations.space_atoms b join reservations.space_atoms c on c.space_id = b.space_id
    where b.space_id = p.space and b.atom_id = n.one and c.atom_id = n.other)
  order by 1;
  with asked as (
    select p.id, q.* from pg_temp.wished p
    cross join lateral jsonb_to_recordset(p.wish -> 'quotas') as q (entity uuid, rule text, period date, weight smallint)
    where q.weight > 0),
  noted as (
    insert into reservations.counted (reservation_id, entity, rule, period, weight)
    select id, entity, rule, period, weight from asked)
  insert into reservations.usages as u (entity, rule, period, used)
  select entity, rule, period, sum(weight) from asked group by entity, rule, period order by 1, 2, 3
  on conflict (entity, rule, period) do update set used = u.used + excluded.used;
  insert into reservations.reservation_events (reservation_id, kind, at, by_staff)
  select p.id, 'confirmed', (p.wish ->> 'at')::timestamptz, (p.wish ->> 'staff')::uuid from pg_temp.wished p order by p.place;

  return query
    select r.place, r.refused, r.other from pg_temp.refusals r
    union all select w.place, null, w.id from pg_temp.wished w order by 1;
end $$;
