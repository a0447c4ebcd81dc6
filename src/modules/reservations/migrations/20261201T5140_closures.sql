-- 休館 and 利用中止: which spaces, on which days, from when until when, and how far it has come. `reason` is told to people.
alter table reservations.closures
  add column spaces integer[] not null default '{}',
  add column first_day date,
  add column last_day date check (last_day between first_day and first_day + 366),
  -- 1 Monday … 7 Sunday
  add column weekdays smallint[] not null default '{1,2,3,4,5,6,7}',
  add column starts time,
  add column ends time check (ends > starts),
  -- the last day on which an offered place is held; missing: nothing is offered
  add column answer_until date,
  -- days until this one are closed already
  add column closed_to date,
  add column settled_at timestamptz,
  add column ended_by uuid references people.staff,
  add column progress_id uuid;
create index closures_of_facility on reservations.closures (facility_id, made_at desc, id);
create index closures_to_settle on reservations.closures (made_at) where settled_at is null and ended_at is null;

-- Reservations in the way of a closure, each settled on its own.
create table reservations.closure_hits (
  closure_id uuid not null references reservations.closures,
  reservation_id uuid not null references reservations.reservations,
  -- waiting for the office; offered another place; then how it ended. `left`: the registrant cancelled or moved it.
  state text not null default 'waiting'
    check (state in ('waiting', 'offered', 'moved', 'called_off', 'left', 'kept')),
  offered_space integer references reservations.spaces,
  offer_until date,
  answered_by uuid references people.persons,
  changed_at timestamptz not null,
  primary key (closure_id, reservation_id),
  check ((state = 'offered') <= (offered_space is not null and offer_until is not null))
);
create index hits_of_reservation on reservations.closure_hits (reservation_id) where state in ('waiting', 'offered');
create index offers_by_end on reservations.closure_hits (offer_until) where state = 'offered';
revoke delete, truncate on reservations.closure_hits, reservations.closures from madoguchi_app;

-- 利用承認の取消し, with ground and reasons: added only. 根拠: 行政手続法 第13条, 第14条.
create table reservations.reservation_decisions (
  id uuid primary key default uuidv7(),
  reservation_id uuid not null unique references reservations.reservations,
  -- key of a ground of the profile
  ground text not null,
  reason text not null check (length(reason) between 1 and 1000),
  heard text not null check (heard in ('oral', 'written', 'none', 'urgent')),
  -- 処分庁: the 長, or the 指定管理者 of the facility (地方自治法 第244条の4)
  decided_as text not null check (decided_as in ('head', 'operator')),
  decided_by uuid not null references people.staff,
  decided_at timestamptz not null
);
revoke update, delete, truncate on reservations.reservation_decisions from madoguchi_app;

create function reservations.window_of(closure reservations.closures, on_day date) returns tsrange
language sql immutable as $$
  select tsrange(on_day + coalesce(closure.starts, time '00:00'), on_day + coalesce(closure.ends, time '24:00'))
$$;

-- As before; and a reservation that a closure wants out does not stay in its way.
create or replace function reservations.in_the_way(space integer, on_day date, wanted tsrange, besides uuid) returns jsonb
language sql stable as $$
  select jsonb_build_object('refused', 'taken')
  where exists (
    select 1
    from reservations.space_atoms a
    join reservations.occupancies o using (atom_id)
    where a.space_id = space and o.day = on_day and o.during && wanted
      and (besides is null or o.reservation_id is distinct from besides))
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

-- The place that is held for whoever was asked whether they move there.
create function reservations.release_offer(closure uuid, reservation uuid) returns void
language sql as $$
  delete from reservations.occupancies o
  using reservations.closure_hits h, reservations.reservations r, reservations.space_atoms a
  where h.closure_id = closure and h.reservation_id = reservation and h.state = 'offered' and r.id = reservation
    and a.space_id = h.offered_space and o.atom_id = a.atom_id and o.closure_id = closure
    and o.day = r.day and o.during = tsrange(r.day + r.starts, r.day + r.ends)
$$;

-- As before; and what a closure waits for becomes the closure's in the same moment, so that nobody comes in between.
create or replace function reservations.lift(reservation uuid) returns void
language plpgsql as $$
declare
  given jsonb;
  hit record;
begin
  with gone as (
    delete from reservations.occupancies where reservation_id = reservation returning atom_id, day, during)
  select jsonb_agg(to_jsonb(gone)) into given from gone;
  delete from reservations.noise_uses where reservation_id = reservation;
  delete from reservations.equipment_uses where reservation_id = reservation;
  with gone as (
    delete from reservations.counted where reservation_id = reservation returning entity, rule, period, weight)
  update reservations.usages u set used = u.used - gone.weight
  from gone where (u.entity, u.rule, u.period) = (gone.entity, gone.rule, gone.period);
  for hit in
    select c.* from reservations.closures c
    where c.ended_at is null and c.id in (
      select closure_id from reservations.closure_hits
      where reservation_id = reservation and state in ('waiting', 'offered'))
    order by c.id for share
  loop
    perform reservations.release_offer(hit.id, reservation);
    insert into reservations.occupancies (atom_id, day, during, closure_id)
    select gone.atom_id, gone.day, piece, hit.id
    from jsonb_to_recordset(given) as gone (atom_id int, day date, during tsrange)
    cross join lateral unnest(
      tsmultirange(gone.during * tsrange(gone.day + coalesce(hit.starts, '00:00'), gone.day + coalesce(hit.ends, '24:00')))
      - coalesce((
        select range_agg(o.during) from reservations.occupancies o
        where o.atom_id = gone.atom_id and o.day = gone.day and o.during && gone.during), '{}')) piece
    where gone.atom_id in (select atom_id from reservations.space_atoms where space_id = any (hit.spaces))
    order by 1, 3;
    update reservations.closure_hits set state = 'left'
    where closure_id = hit.id and reservation_id = reservation and state in ('waiting', 'offered');
  end loop;
end $$;

-- Closes one day: what is free now, the rest as each of those who are in the way is settled. Twice is once.
create function reservations.close_day(closure uuid, on_day date, at timestamptz) returns void
language plpgsql as $$
declare
  closing reservations.closures;
begin
  select * into closing from reservations.closures where id = closure and ended_at is null for share;
  if not found then return; end if;
  insert into reservations.closure_hits (closure_id, reservation_id, changed_at)
  select closure, hit, at
  from reservations.close_places(
    closure, array(select distinct atom_id from reservations.space_atoms where space_id = any (closing.spaces)),
    on_day, reservations.window_of(closing, on_day)) hit
  on conflict do nothing;
end $$;

-- Another place for a reservation in the way, held by the closure until it is answered: null, or why not.
create function reservations.hold_offer(closure uuid, reservation uuid, wish jsonb) returns jsonb
language plpgsql as $$
declare
  space integer := wish ->> 'space';
  on_day date := wish ->> 'day';
  wanted tsrange := tsrange(on_day + (wish ->> 'starts')::time, on_day + (wish ->> 'ends')::time);
  found jsonb;
begin
  perform reservations.lock_places(space, on_day, wish -> 'equipment', null);
  found := reservations.refusal(wish, wanted, reservation);
  if found is not null then return found; end if;
  insert into reservations.occupancies (atom_id, day, during, closure_id)
  select atom_id, on_day, wanted, closure from reservations.space_atoms where space_id = space order by atom_id;
  return null;
end $$;

-- Everything that a closure took or held from this day on is free again. Its row is locked.
create function reservations.reopen(closure uuid, from_day date) returns void
language sql as $$
  delete from reservations.occupancies where closure_id = closure and day >= from_day
$$;
