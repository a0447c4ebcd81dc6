-- What is neither loud nor wants it quiet has no neighbour to wait for: it writes nothing of noise and asks nothing of it.
create function reservations.lock_new(space integer, on_day date, equipment jsonb, noise text) returns void
language plpgsql as $$
declare
  key integer;
begin
  for key in
    select atom_id from reservations.space_atoms where space_id = space
    union
    select 1000000000 + n.id
    from reservations.space_atoms a join reservations.neighbours n on a.atom_id in (n.one, n.other)
    where a.space_id = space and noise <> 'ordinary'
    union
    select 1500000000 + (wish ->> 'id')::int from jsonb_array_elements(equipment) wish
    order by 1
  loop
    perform pg_advisory_xact_lock(key, on_day - date '2000-01-01');
  end loop;
end $$;

create or replace function reservations.take(wish jsonb) returns jsonb
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
  perform reservations.lock_new(space, on_day, wish -> 'equipment', wish ->> 'noise');
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
