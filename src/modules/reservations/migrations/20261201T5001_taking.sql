-- Taking a place and giving it back. Every path goes through these: what a check found free is written under the same
-- locks, in one round trip. Locks are per place and day and per quota, always in one order, so nobody waits in a circle:
-- a reservation's row first, then places, neighbours and equipment by number, then quotas by name.

-- What a use of this space touches, as pairs (kind and id, day) of locks.
create function reservations.lock_places(space integer, on_day date, equipment jsonb, besides uuid) returns void
language plpgsql as $$
declare
  key record;
begin
  for key in
    with places as (
      select atom_id, on_day as day from reservations.space_atoms where space_id = space
      union
      select atom_id, day from reservations.occupancies where reservation_id = besides)
    select atom_id as id, day from places
    union
    select 1000000000 + n.id, p.day from places p join reservations.neighbours n on p.atom_id in (n.one, n.other)
    union
    select 1500000000 + (wish ->> 'id')::int, on_day from jsonb_array_elements(equipment) wish
    union
    select 1500000000 + equipment_id, lower(during)::date from reservations.equipment_uses where reservation_id = besides
    order by 1, 2
  loop
    perform pg_advisory_xact_lock(key.id, key.day - date '2000-01-01');
  end loop;
end $$;

create function reservations.lock_quotas(quotas jsonb, besides uuid) returns void
language plpgsql as $$
declare
  key text;
begin
  for key in
    select concat_ws(':', quota ->> 'entity', quota ->> 'rule', quota ->> 'period') from jsonb_array_elements(quotas) quota
    union
    select concat_ws(':', entity, rule, period) from reservations.counted where reservation_id = besides
    order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended('reservations.quota:' || key, 0));
  end loop;
end $$;

-- Who stands in the way; null: nobody. Looked up once without locks, so that who comes too late waits for nothing.
create function reservations.in_the_way(space integer, on_day date, wanted tsrange, besides uuid) returns jsonb
language sql stable as $$
  select jsonb_build_object('refused', 'taken')
  where exists (
    select 1
    from reservations.space_atoms a
    join reservations.occupancies o using (atom_id)
    where a.space_id = space and o.day = on_day and o.during && wanted
      -- a closure has no reservation, and is in the way of everybody
      and (besides is null or o.reservation_id is distinct from besides))
$$;

-- Why a use cannot be, in the order in which it is told; null: it can.
create function reservations.refusal(wish jsonb, wanted tsrange, besides uuid) returns jsonb
language plpgsql stable as $$
declare
  space integer := wish ->> 'space';
  found jsonb;
begin
  found := reservations.in_the_way(space, (wish ->> 'day')::date, wanted, besides);
  if found is not null then return found; end if;
  if wish ->> 'noise' <> 'ordinary' and exists (
    select 1
    from reservations.space_atoms a
    join reservations.neighbours n on a.atom_id in (n.one, n.other)
    join reservations.noise_uses u on u.neighbours_id = n.id
    where a.space_id = space and u.during && wanted and u.noise <> wish ->> 'noise'
      and u.reservation_id is distinct from besides)
  then return jsonb_build_object('refused', 'noise'); end if;
  select jsonb_build_object('refused', 'equipment', 'equipment', e.id, 'left', e.stock - least(e.stock, lent.pieces))
    into found
  from jsonb_array_elements(wish -> 'equipment') asked
  join reservations.equipment e on e.id = (asked ->> 'id')::int
  cross join lateral (
    select count(distinct piece)::int as pieces from reservations.equipment_uses u
    where u.equipment_id = e.id and u.during && wanted and u.reservation_id is distinct from besides) lent
  where e.stock - lent.pieces < (asked ->> 'pieces')::int
  order by e.id limit 1;
  return found;
end $$;

create function reservations.quota_refusal(quotas jsonb, besides uuid) returns jsonb
language sql stable as $$
  select jsonb_build_object('refused', 'quota', 'rule', asked.rule, 'limit', asked."limit", 'used', used.now)
  from jsonb_array_elements(quotas) with ordinality as q (quota, position)
  cross join lateral jsonb_to_record(quota) as asked (entity uuid, rule text, period date, weight int, "limit" int)
  cross join lateral (
    select coalesce((
      select u.used from reservations.usages u
      where (u.entity, u.rule, u.period) = (asked.entity, asked.rule, asked.period)), 0)
    - coalesce((
      select c.weight from reservations.counted c
      where c.reservation_id = besides
        and (c.entity, c.rule, c.period) = (asked.entity, asked.rule, asked.period)), 0) as now) used
  where used.now + asked.weight > asked."limit"
  order by q.position limit 1
$$;

create function reservations.put(reservation uuid, wish jsonb, wanted tsrange) returns void
language plpgsql as $$
declare
  space integer := wish ->> 'space';
begin
  insert into reservations.occupancies (atom_id, day, during, reservation_id)
  select atom_id, (wish ->> 'day')::date, wanted, reservation
  from reservations.space_atoms where space_id = space order by atom_id;
  if wish ->> 'noise' <> 'ordinary' then
    insert into reservations.noise_uses (neighbours_id, during, noise, reservation_id)
    select distinct n.id, wanted, wish ->> 'noise', reservation
    from reservations.space_atoms a join reservations.neighbours n on a.atom_id in (n.one, n.other)
    -- halves of the same space do not disturb each other
    where a.space_id = space and not exists (
      select 1 from reservations.space_atoms b join reservations.space_atoms c on c.space_id = b.space_id
      where b.space_id = space and b.atom_id = n.one and c.atom_id = n.other)
    order by 1;
  end if;
  insert into reservations.equipment_uses (equipment_id, piece, during, reservation_id)
  select e.id, free.piece, wanted, reservation
  from jsonb_array_elements(wish -> 'equipment') asked
  join reservations.equipment e on e.id = (asked ->> 'id')::int
  cross join lateral (
    select n.piece from generate_series(1, e.stock) as n (piece)
    where not exists (
      select 1 from reservations.equipment_uses u
      where u.equipment_id = e.id and u.piece = n.piece and u.during && wanted)
    order by n.piece limit (asked ->> 'pieces')::int) free;
  with asked as (
    select * from jsonb_to_recordset(wish -> 'quotas') as q (entity uuid, rule text, period date, weight smallint)),
  noted as (
    insert into reservations.counted (reservation_id, entity, rule, period, weight)
    select reservation, entity, rule, period, weight from asked where weight > 0)
  insert into reservations.usages as u (entity, rule, period, used)
  select entity, rule, period, weight from asked where weight > 0
  on conflict (entity, rule, period) do update set used = u.used + excluded.used;
end $$;

create function reservations.lift(reservation uuid) returns void
language plpgsql as $$
begin
  delete from reservations.occupancies where reservation_id = reservation;
  delete from reservations.noise_uses where reservation_id = reservation;
  delete from reservations.equipment_uses where reservation_id = reservation;
  with gone as (
    delete from reservations.counted where reservation_id = reservation returning entity, rule, period, weight)
  update reservations.usages u set used = u.used - gone.weight
  from gone where (u.entity, u.rule, u.period) = (gone.entity, gone.rule, gone.period);
end $$;

-- A new reservation, or why not: { id, serial } or { refused, … }. Who is refused has written nothing.
create function reservations.take(wish jsonb) returns jsonb
language plpgsql as $$
declare
  space integer := wish ->> 'space';
  on_day date := wish ->> 'day';
  wanted tsrange := tsrange(on_day + (wish ->> 'starts')::time, on_day + (wish ->> 'ends')::time);
  found jsonb;
  made record;
begin
  found := reservations.in_the_way(space, on_day, wanted, null);
  if found is not null then return found; end if;
  perform reservations.lock_places(space, on_day, wish -> 'equipment', null);
  found := reservations.refusal(wish, wanted, null);
  if found is not null then return found; end if;
  perform reservations.lock_quotas(wish -> 'quotas', null);
  found := reservations.quota_refusal(wish -> 'quotas', null);
  if found is not null then return found; end if;
  insert into reservations.reservations (
    registrant_id, made_by_person, made_by_staff, channel, kind, space_id, day, starts, ends, blocks, weight, activity,
    noise, attendees, purpose, state, held_until, price, amount, pays, pay_until, approved_at, created_at, changed_at)
  select registrant, person, staff, channel, kind, space, on_day, lower(wanted)::time, upper(wanted)::time, blocks,
    weight, activity, noise, attendees, purpose, state, held_until, price, amount, pays, pay_until, approved_at, at, at
  from jsonb_to_record(wish) as w (
    registrant uuid, person uuid, staff uuid, channel text, kind text, blocks smallint[], weight smallint,
    activity text, noise text, attendees smallint, purpose text, state text, held_until timestamptz, price jsonb,
    amount bigint, pays text, pay_until timestamptz, approved_at timestamptz, at timestamptz)
  returning id, serial into made;
  perform reservations.put(made.id, wish, wanted);
  insert into reservations.reservation_events (reservation_id, kind, at, by_person, by_staff)
  values (made.id, wish ->> 'state', (wish ->> 'at')::timestamptz, (wish ->> 'person')::uuid, (wish ->> 'staff')::uuid);
  return jsonb_build_object('id', made.id, 'serial', made.serial);
end $$;

-- Another time, place or equipment for a reservation whose row is locked: null, or why not. Refused, it stands as it was.
create function reservations.move(reservation uuid, wish jsonb) returns jsonb
language plpgsql as $$
declare
  space integer := wish ->> 'space';
  on_day date := wish ->> 'day';
  wanted tsrange := tsrange(on_day + (wish ->> 'starts')::time, on_day + (wish ->> 'ends')::time);
  found jsonb;
begin
  perform reservations.lock_places(space, on_day, wish -> 'equipment', reservation);
  found := reservations.refusal(wish, wanted, reservation);
  if found is not null then return found; end if;
  perform reservations.lock_quotas(wish -> 'quotas', reservation);
  found := reservations.quota_refusal(wish -> 'quotas', reservation);
  if found is not null then return found; end if;
  perform reservations.lift(reservation);
  perform reservations.put(reservation, wish, wanted);
  return null;
end $$;

-- Everything that a reservation, whose row is locked, held.
create function reservations.give_back(reservation uuid) returns void
language plpgsql as $$
begin
  perform reservations.lock_places(null, null, '[]', reservation);
  perform reservations.lock_quotas('[]', reservation);
  perform reservations.lift(reservation);
end $$;

-- What of these spaces and times is free for a closure is taken by it now; returned are the reservations in its way,
-- which are settled one by one.
create function reservations.close_places(closure uuid, atoms integer[], on_day date, wanted tsrange) returns setof uuid
language plpgsql as $$
declare
  atom integer;
begin
  for atom in select unnest(atoms) order by 1 loop
    perform pg_advisory_xact_lock(atom, on_day - date '2000-01-01');
  end loop;
  insert into reservations.occupancies (atom_id, day, during, closure_id)
  select a, on_day, piece, closure
  from unnest(atoms) a
  cross join lateral unnest(tsmultirange(wanted) - coalesce((
    select range_agg(o.during) from reservations.occupancies o
    where o.atom_id = a and o.day = on_day and o.during && wanted), '{}')) piece
  order by a, piece;
  return query
    select distinct o.reservation_id from reservations.occupancies o
    where o.atom_id = any (atoms) and o.day = on_day and o.during && wanted and o.reservation_id is not null;
end $$;
