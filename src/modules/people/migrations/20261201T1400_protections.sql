-- 支援措置: whom nobody but those protected with them may learn about. Narrow tables, behind row-level security: the
-- program reads them only where it has said so in the same transaction (set_config('madoguchi.protection', 'desk', true)).
create table people.protections (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  -- asked for here, or sent on by another municipality
  origin text not null check (origin in ('here', 'forwarded')),
  -- whose opinion the office has heard
  opinion text not null check (opinion in ('police', 'consultation', 'child_guidance', 'court', 'forwarding_office')),
  -- [valid_from, valid_to): a year at most
  valid_from date not null,
  valid_to date not null check (valid_from < valid_to and valid_to <= valid_from + interval '1 year'),
  -- where letters may go; none: kept at the desk
  postcode text check (postcode ~ '^\d{3}-\d{4}$'),
  address text check (length(address) between 1 and 400),
  applied_by uuid not null references people.staff,
  applied_at timestamptz not null,
  outcome text check (outcome in ('granted', 'refused')),
  decided_by uuid references people.staff check (decided_by <> applied_by),
  decided_at timestamptz,
  renews uuid unique references people.protections,
  ended_on date check (valid_from <= ended_on),
  ended_why text check (ended_why in ('period', 'wish', 'renewed', 'refused')),
  check ((postcode is null) = (address is null)),
  check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
  check ((ended_on is null) = (ended_why is null)),
  check (coalesce(outcome = 'refused', false) = coalesce(ended_why = 'refused', false))
);
create unique index one_protection_asked on people.protections (person_id) where ended_on is null and renews is null;
create index protections_standing on people.protections (valid_to) where ended_on is null;

-- 併せて支援を求める者
create table people.protection_family (
  protection_id uuid not null references people.protections,
  person_id uuid not null references people.persons,
  primary key (protection_id, person_id)
);
create index protection_family_of_person on people.protection_family (person_id);

-- 加害者: by number where the register knows them, else by what the person said
create table people.protection_aggressors (
  id uuid primary key default uuidv7(),
  protection_id uuid not null references people.protections,
  person_id uuid references people.persons,
  name text not null check (length(name) between 1 and 200),
  birth_date date,
  address text check (length(address) between 1 and 400)
);
create index protection_aggressors_of on people.protection_aggressors (protection_id);

-- What was done, only added to.
create table people.protection_events (
  id uuid primary key default uuidv7(),
  protection_id uuid not null references people.protections,
  kind text not null check (kind in ('applied', 'granted', 'refused', 'renewed', 'renewal_due', 'ended')),
  staff_id uuid references people.staff,
  at timestamptz not null
);
create unique index renewal_due_once on people.protection_events (protection_id) where kind = 'renewal_due';
create index protection_events_of on people.protection_events (protection_id, at);

revoke delete on people.protections from madoguchi_app;
revoke update, delete on people.protection_family from madoguchi_app;
revoke update, delete on people.protection_aggressors from madoguchi_app;
revoke update, delete on people.protection_events from madoguchi_app;

-- One permissive policy per command; without the word of the desk there is nothing to see and nothing to write.
alter table people.protections enable row level security;
create policy protections_read on people.protections for select using (current_setting('madoguchi.protection', true) = 'desk');
create policy protections_add on people.protections for insert with check (current_setting('madoguchi.protection', true) = 'desk');
create policy protections_change on people.protections for update using (current_setting('madoguchi.protection', true) = 'desk');
alter table people.protection_family enable row level security;
create policy protection_family_read on people.protection_family for select using (current_setting('madoguchi.protection', true) = 'desk');
create policy protection_family_add on people.protection_family for insert with check (current_setting('madoguchi.protection', true) = 'desk');
alter table people.protection_aggressors enable row level security;
create policy protection_aggressors_read on people.protection_aggressors for select using (current_setting('madoguchi.protection', true) = 'desk');
create policy protection_aggressors_add on people.protection_aggressors for insert with check (current_setting('madoguchi.protection', true) = 'desk');
alter table people.protection_events enable row level security;
create policy protection_events_read on people.protection_events for select using (current_setting('madoguchi.protection', true) = 'desk');
create policy protection_events_add on people.protection_events for insert with check (current_setting('madoguchi.protection', true) = 'desk');

-- What is frozen: a protection is decided once and ends once.
create function people.keep_protection() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['outcome', 'decided_by', 'decided_at', 'ended_on', 'ended_why', 'postcode', 'address'])
      is distinct from (to_jsonb(old) - array['outcome', 'decided_by', 'decided_at', 'ended_on', 'ended_why', 'postcode', 'address'])
    or (old.outcome is not null and (new.outcome, new.decided_by) is distinct from (old.outcome, old.decided_by))
    or (old.ended_on is not null and new.ended_on is distinct from old.ended_on) then
    raise exception 'a protection is not rewritten' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger protection_is_kept before update on people.protections
  for each row execute function people.keep_protection();

-- The wall's only door: of the people asked about, under which standing protections each of them is, and nothing else.
-- It holds from the day it was asked for until it is refused or has ended; merged numbers are one person.
create function people.walled(asked uuid[]) returns table (person_id uuid, protection_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  with roots as (
    select p.id as asked, coalesce(p.merged_into, p.id) as root from people.persons p where p.id = any(walled.asked)
  ), mine as (
    select r.asked, r.root as id from roots r
    union
    select r.asked, other.id from roots r join people.persons other on other.merged_into = r.root
  )
  select mine.asked, s.id
  from mine join people.protections s on s.person_id = mine.id and s.ended_on is null
  union
  select mine.asked, s.id
  from mine join people.protection_family f on f.person_id = mine.id
  join people.protections s on s.id = f.protection_id and s.ended_on is null
$$;

-- Where letters to a protected person may go; no row: not protected; nulls: nowhere, the desk keeps them.
create function people.agreed_address(asked uuid) returns table (postcode text, address text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.postcode, s.address
  from people.walled(array[asked]) w join people.protections s on s.id = w.protection_id
  order by s.applied_at desc limit 1
$$;
