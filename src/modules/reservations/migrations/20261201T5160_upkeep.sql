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
create index place_change_hits_of_reservation on reservations.place_change_hits (reservation_id);
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
