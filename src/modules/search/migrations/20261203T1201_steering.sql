-- Says something else as soon as synonyms, pins or what visitors chose have changed: one row that every search looks at.
create table search.steering (
  one boolean primary key default true check (one),
  version bigint not null default 0
);
insert into search.steering default values;

-- What stands for what, one row for each version of a rule; only ever added to. `same`: each of `words` stands for each;
-- `leads`: who types `words` finds what `leads_to` says.
create table search.synonyms (
  id uuid not null,
  version int not null check (version >= 1),
  kind text not null check (kind in ('same', 'leads')),
  words text[] not null,
  leads_to text[] not null,
  reason text not null check (length(reason) between 1 and 400),
  is_ended boolean not null,
  -- nobody: the municipality's list with which the house began
  decided_by uuid references people.staff,
  decided_at timestamptz not null,
  primary key (id, version),
  check (case kind when 'same' then cardinality(words) between 2 and 20 and cardinality(leads_to) = 0
    else cardinality(words) = 1 and cardinality(leads_to) between 1 and 20 end)
);
revoke update, delete, truncate on search.synonyms from madoguchi_app;

-- A subject that is put before everything else that a query finds, through its last day.
create table search.pins (
  id uuid primary key default uuidv7(),
  query text not null check (length(query) between 1 and 60),
  folded text not null check (length(folded) between 1 and 60),
  subject text not null check (length(subject) between 3 and 200),
  reason text not null check (length(reason) between 1 and 400),
  first_day date not null,
  last_day date not null check (last_day between first_day and first_day + 90),
  decided_by uuid not null references people.staff,
  decided_at timestamptz not null,
  ended_by uuid references people.staff,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create index pins_standing on search.pins (folded) where ended_at is null;
