-- Who has a place at that time, as a part that a statement about many places takes in.
create function reservations.standing(space integer, on_day date, wanted tsrange) returns setof reservations.occupancies
language sql stable as $$
  select o.* from reservations.space_atoms a join reservations.occupancies o using (atom_id)
  where a.space_id = space and o.day = on_day and o.during && wanted
$$;

-- As before.
create or replace function reservations.in_the_way(space integer, on_day date, wanted tsrange, besides uuid) returns jsonb
language sql stable as $$
  select jsonb_build_object('refused', 'taken')
  where exists (
    select from reservations.standing(space, on_day, wanted) o
    where besides is null or o.reservation_id is distinct from besides)
  or besides is not null and exists (
    select 1
    from reservations.closure_hits h
    join reservations.closures c on c.id = h.closure_id and c.ended_at is null
    join reservations.space_atoms closed on closed.space_id = any (c.spaces)
    join reservations.space_atoms a on a.atom_id = closed.atom_id and a.space_id = space
    where h.reservation_id = besides and h.state in ('waiting', 'offered')
      and on_day between c.first_day and c.last_day and extract(isodow from on_day)::int = any (c.weekdays)
      and reservations.window_of(c, on_day) && wanted)
$$;
