-- What the staff change of places, times, rules and prices: drafted, looked at beside the reservations that it meets,
-- then put into effect or dropped. It is the history: what was put into effect says the same for ever, with the rows
-- that stood there before.
create table reservations.place_changes (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in
    ('pattern', 'closed-days', 'rule-set', 'tariff', 'facility', 'space', 'new-space', 'equipment', 'neighbours')),
  facility_id uuid references reservations.facilities,
  -- key of rules or prices, which belong to no single facility
  rule_key text,
  change jsonb not null,
  reason text not null check (length(reason) between 1 and 300),
  state text not null default 'drafted' check (state in ('drafted', 'effected', 'dropped')),
  drafted_by uuid not null references people.staff,
  drafted_at timestamptz not null,
  ended_by uuid references people.staff,
  ended_at timestamptz,
  -- rows that it ended, changed or took out, as they were
  replaced jsonb,
  check (num_nonnulls(facility_id, rule_key) = 1),
  check ((state = 'drafted') = (ended_at is null) and (ended_by is null) = (ended_at is null))
);
create index place_changes_of_facility on reservations.place_changes (facility_id, id desc);
create index place_changes_of_rules on reservations.place_changes (rule_key, id desc) where rule_key is not null;
create index drafted_place_changes on reservations.place_changes (id desc) where state = 'drafted';

create function reservations.place_changes_stay() returns trigger language plpgsql as $$
begin
  if old.state <> 'drafted'
    or (old.kind, old.facility_id, old.rule_key, old.change, old.reason, old.drafted_by, old.drafted_at)
      is distinct from (new.kind, new.facility_id, new.rule_key, new.change, new.reason, new.drafted_by, new.drafted_at)
  then raise exception 'a change stays as it was drafted; draft another' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger place_changes_stay before update on reservations.place_changes
  for each row execute function reservations.place_changes_stay();
revoke delete, truncate on reservations.place_changes from madoguchi_app;

-- Reservations that stood in the way of a change when it took effect. They stay as they are; who closes the place or
-- speaks with the group finds them here.
create table reservations.place_change_hits (
  change_id uuid not null references reservations.place_changes,
  reservation_id uuid not null references reservations.reservations,
  primary key (change_id, reservation_id)
);
create index hits_of_reservation on reservations.place_change_hits (reservation_id);
revoke update, delete, truncate on reservations.place_change_hits from madoguchi_app;

-- Sheets of older systems: read as a whole or not at all.
create table reservations.sheet_imports (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('reservations', 'patterns')),
  state text not null default 'asked' check (state in ('asked', 'running', 'done', 'refused', 'failed')),
  -- of the file; taken away with the answer
  content bytea,
  lines integer check (lines >= 0),
  progress_id uuid,
  asked_by uuid not null references people.staff,
  account_id uuid not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((state in ('done', 'refused', 'failed')) = (ended_at is not null)),
  check (state in ('asked', 'running') or content is null)
);
create index sheet_imports_by_time on reservations.sheet_imports (id desc);

-- What is wrong with a file: a line, a column and a reason; never what stood there.
create table reservations.sheet_problems (
  import_id uuid not null references reservations.sheet_imports,
  line integer not null,
  item text not null,
  reason text not null,
  -- the other line of the file, where two are in each other's way
  other_line integer,
  primary key (import_id, line, item, reason)
);
revoke update, truncate on reservations.sheet_problems from madoguchi_app;

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
