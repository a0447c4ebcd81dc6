-- 公用 that comes again every week is a closure of its own kind: one row, its days, and the same way for whoever is hit.
alter table reservations.closures drop constraint closures_kind_check;
alter table reservations.closures add constraint closures_kind_check
  check (kind in ('closed', 'works', 'weather', 'election', 'disaster', 'official'));

-- All these days of a closure at once; who is in the way is noted as waiting. Twice is once. Locks as lock_places has
-- them, by place and then by day, so that nobody waits in a circle: the caller keeps their number small.
create function reservations.close_days(closure uuid, days date[], at timestamptz) returns void
language plpgsql as $$
declare
  closing reservations.closures;
  atoms integer[];
  key record;
begin
  select * into closing from reservations.closures where id = closure and ended_at is null for share;
  if not found then return; end if;
  atoms := array(select distinct atom_id from reservations.space_atoms where space_id = any (closing.spaces));
  for key in select a.atom, d.day from unnest(atoms) as a (atom) cross join unnest(days) as d (day) order by 1, 2 loop
    perform pg_advisory_xact_lock(key.atom, key.day - date '2000-01-01');
  end loop;
  insert into reservations.occupancies (atom_id, day, during, closure_id)
  select a.atom, d.day, piece, closure
  from unnest(atoms) as a (atom) cross join unnest(days) as d (day)
  cross join lateral unnest(tsmultirange(reservations.window_of(closing, d.day)) - coalesce((
    select range_agg(o.during) from reservations.occupancies o
    where o.atom_id = a.atom and o.day = d.day and o.during && reservations.window_of(closing, d.day)), '{}')) piece
  order by a.atom, d.day, piece;
  insert into reservations.closure_hits (closure_id, reservation_id, changed_at)
  select distinct closure, o.reservation_id, at
  from unnest(days) as d (day)
  join reservations.occupancies o on o.day = d.day and o.atom_id = any (atoms)
    and o.during && reservations.window_of(closing, d.day) and o.reservation_id is not null
  on conflict do nothing;
end $$;
