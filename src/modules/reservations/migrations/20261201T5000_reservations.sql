create schema reservations;

-- Places -----------------------------------------------------------------------------------------

create table reservations.facilities (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,59}$'),
  name text not null check (length(name) between 1 and 100),
  name_kana text not null check (length(name_kana) between 1 and 200),
  name_english text check (length(name_english) between 1 and 200),
  -- key of a category of the profile: what quotas are counted by
  category text not null,
  -- key of an area of the profile
  area text not null,
  address text not null,
  latitude double precision check (latitude between 20 and 46),
  longitude double precision check (longitude between 122 and 154),
  station text,
  phone text,
  -- 所管課
  office_id uuid not null references people.offices,
  -- 指定管理者: payee, issuer of invoices and who decides, where there is one (地方自治法 第244条の2)
  operator_id uuid references organisations.organisations,
  accessibility text[] not null default '{}',
  -- what cannot be reserved online is shown with its telephone
  is_online boolean not null default true,
  is_confirmed boolean not null,
  stands daterange not null default '(,)'
);
create index facilities_by_kana on reservations.facilities (name_kana, id);

create table reservations.closed_days (
  facility_id uuid not null references reservations.facilities,
  day date not null,
  why text not null check (length(why) between 1 and 200),
  primary key (facility_id, day)
);

-- The smallest part of a house that can be taken on its own: half a hall, a court.
create table reservations.atoms (
  id integer generated always as identity primary key,
  facility_id uuid not null references reservations.facilities,
  name text not null check (length(name) between 1 and 100),
  unique (facility_id, name)
);

-- What can be reserved: one atom or several together.
create table reservations.spaces (
  id integer generated always as identity primary key,
  facility_id uuid not null references reservations.facilities,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name text not null check (length(name) between 1 and 100),
  name_kana text not null check (length(name_kana) between 1 and 200),
  name_english text check (length(name_english) between 1 and 200),
  -- key of the rules (stages, quotas, fees, cancellation) of `rule_sets`
  rule_group text not null,
  -- key of the prices of `tariffs`; missing: costs nothing
  tariff text,
  capacity smallint not null check (capacity > 0),
  area_m2 smallint check (area_m2 > 0),
  -- keys of activities of the profile
  activities text[] not null check (cardinality(activities) > 0),
  features text[] not null default '{}',
  accessibility text[] not null default '{}',
  position smallint not null default 0,
  stands daterange not null default '(,)',
  unique (facility_id, slug)
);
create index spaces_of_facility on reservations.spaces (facility_id, position, id);

create table reservations.space_atoms (
  space_id integer not null references reservations.spaces,
  atom_id integer not null references reservations.atoms,
  primary key (space_id, atom_id)
);
create index spaces_of_atom on reservations.space_atoms (atom_id, space_id);

-- Neighbours that hear each other.
create table reservations.neighbours (
  id integer generated always as identity primary key,
  one integer not null references reservations.atoms,
  other integer not null references reservations.atoms,
  check (one < other),
  unique (one, other)
);
create index neighbours_of_other on reservations.neighbours (other);

-- Which times of which days can be taken. Days: 1 Monday … 7 Sunday, 8 a holiday, which goes before its weekday.
create table reservations.patterns (
  id integer generated always as identity primary key,
  space_id integer not null references reservations.spaces,
  stands daterange not null check (not isempty(stands)),
  days int4multirange not null check (not isempty(days) and days <@ '{[1,9)}'::int4multirange),
  -- free times: from and to within the only block, in steps of so many minutes; missing: whole blocks
  step_minutes smallint check (step_minutes in (5, 10, 15, 30, 60)),
  least_minutes smallint check (least_minutes > 0),
  most_minutes smallint check (most_minutes >= least_minutes),
  check ((step_minutes is null) = (least_minutes is null) and (step_minutes is null) = (most_minutes is null)),
  constraint one_pattern_a_day exclude using gist (space_id with =, stands with &&, days with &&)
);

create table reservations.pattern_blocks (
  pattern_id integer not null references reservations.patterns on delete cascade,
  no smallint not null check (no between 1 and 40),
  -- key of the name of a block: morning, afternoon, evening …; missing: the times are its name
  label text,
  starts time not null,
  ends time not null check (ends > starts),
  -- how many times it counts where times are counted
  weight smallint not null default 1 check (weight between 1 and 9),
  -- only between two blocks of the same reservation (17:00–17:30)
  is_bridge boolean not null default false,
  primary key (pattern_id, no),
  constraint no_blocks_overlap exclude using gist
    (pattern_id with =, tsrange('2000-01-01'::date + starts, '2000-01-01'::date + ends) with &&)
);

-- Rules ------------------------------------------------------------------------------------------

create table reservations.rule_sets (
  id integer generated always as identity primary key,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  stands daterange not null check (not isempty(stands)),
  rules jsonb not null,
  constraint one_rule_set_a_day exclude using gist (key with =, stands with &&)
);

create table reservations.tariffs (
  id integer generated always as identity primary key,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  stands daterange not null check (not isempty(stands)),
  tariff jsonb not null,
  constraint one_tariff_a_day exclude using gist (key with =, stands with &&)
);

-- Who reserves -----------------------------------------------------------------------------------

-- 利用者登録: a person or a group, registered once for every facility.
create table reservations.registrants (
  id uuid primary key default uuidv7(),
  -- 利用者番号
  number text not null unique check (length(number) between 4 and 30),
  kind text not null check (kind in ('person', 'group')),
  name text not null check (length(name) between 1 and 100),
  name_kana text not null check (length(name_kana) between 1 and 200),
  -- key of a class of the profile: 区内, 区外, 青少年 …
  class text not null,
  state text not null default 'proposed'
    check (state in ('proposed', 'active', 'refused', 'suspended', 'ended')),
  stands daterange,
  created_at timestamptz not null,
  check ((state in ('active', 'suspended')) <= (stands is not null))
);
create index registrants_by_kana on reservations.registrants (name_kana, id);

create table reservations.memberships (
  id uuid primary key default uuidv7(),
  registrant_id uuid not null references reservations.registrants,
  person_id uuid not null references people.persons,
  role text not null check (role in ('representative', 'deputy', 'member')),
  valid_from date not null,
  ended_on date check (ended_on >= valid_from),
  -- agreed to be named as a member; missing: asked and not yet answered
  consented_at timestamptz,
  constraint one_membership_a_day exclude using gist
    (registrant_id with =, person_id with =, daterange(valid_from, ended_on) with &&),
  constraint one_representative_a_day exclude using gist
    (registrant_id with =, daterange(valid_from, ended_on) with &&) where (role = 'representative')
);
create index memberships_of_person on reservations.memberships (person_id, registrant_id);

-- Reservations -----------------------------------------------------------------------------------

create table reservations.reservations (
  id uuid primary key default uuidv7(),
  -- its number for people is made of it and the year, with a check digit
  serial integer not null unique generated always as identity,
  -- missing: 公用, entered by staff
  registrant_id uuid references reservations.registrants,
  made_by_person uuid references people.persons,
  made_by_staff uuid references people.staff,
  channel text not null check (channel in ('web', 'api', 'counter', 'phone', 'import')),
  kind text not null default 'use' check (kind in ('use', 'official')),
  space_id integer not null references reservations.spaces,
  day date not null,
  starts time not null,
  ends time not null check (ends > starts),
  -- numbers of the pattern's blocks; empty for free times
  blocks smallint[] not null,
  -- how many times it counts for quotas
  weight smallint not null check (weight between 0 and 99),
  activity text not null,
  noise text not null check (noise in ('quiet', 'ordinary', 'loud')),
  attendees smallint check (attendees > 0),
  purpose text check (length(purpose) <= 500),
  state text not null check (state in
    ('held', 'confirmed', 'in_use', 'done', 'expired', 'lapsed', 'cancelled', 'called_off', 'revoked', 'no_show')),
  -- 仮押さえ until
  held_until timestamptz,
  -- the lines of the price as they were when it was made, with every reduction and its ground
  price jsonb not null,
  amount bigint not null check (amount >= 0),
  pays text not null check (pays in ('nothing', 'now', 'later', 'on-site')),
  pay_until timestamptz,
  -- 利用承認
  approved_at timestamptz,
  -- RFC 5545 SEQUENCE: rises with each change that a calendar shows
  sequence integer not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((kind = 'official') = (registrant_id is null)),
  check (num_nonnulls(made_by_person, made_by_staff) <= 1),
  check ((state = 'held') = (held_until is not null)),
  check (state not in ('confirmed', 'in_use', 'done', 'no_show') or approved_at is not null)
);
create index reservations_of_registrant on reservations.reservations (registrant_id, day desc, id desc);
create index reservations_of_day on reservations.reservations (day, space_id, starts);
create index held_reservations on reservations.reservations (held_until) where state = 'held';
create index unpaid_reservations on reservations.reservations (pay_until) where state = 'confirmed' and pay_until is not null;

-- What became of it, added only. `data` holds ids, days, times and keys, never words of a person.
create table reservations.reservation_events (
  id bigint generated always as identity primary key,
  reservation_id uuid not null references reservations.reservations,
  kind text not null,
  at timestamptz not null,
  by_person uuid references people.persons,
  by_staff uuid references people.staff,
  data jsonb not null default '{}',
  check (num_nonnulls(by_person, by_staff) <= 1)
);
create index events_of_reservation on reservations.reservation_events (reservation_id, id);

create table reservations.closures (
  id uuid primary key default uuidv7(),
  facility_id uuid not null references reservations.facilities,
  kind text not null check (kind in ('closed', 'works', 'weather', 'election', 'disaster')),
  reason text not null check (length(reason) between 1 and 500),
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  ended_at timestamptz
);

-- Who is where: each atom, each moment, once. Local wall time of the ward (Asia/Tokyo), half-open, within one day.
-- One constraint for blocks and for free times, so that a pattern may change while reservations made by the old one stand.
create table reservations.occupancies (
  atom_id integer not null references reservations.atoms,
  day date not null,
  during tsrange not null,
  reservation_id uuid references reservations.reservations,
  closure_id uuid references reservations.closures,
  check (num_nonnulls(reservation_id, closure_id) = 1),
  -- minutes of the day
  starts smallint not null generated always as (extract(epoch from lower(during) - day) / 60) stored,
  ends smallint not null generated always as (extract(epoch from upper(during) - day) / 60) stored,
  check (not isempty(during) and lower(during) >= day and upper(during) <= day + 1),
  constraint a_place_is_taken_once exclude using gist (atom_id with =, during with &&)
);
create index occupancies_of_day on reservations.occupancies (day, atom_id) include (starts, ends);
create index occupancies_of_reservation on reservations.occupancies (reservation_id) where reservation_id is not null;
create index occupancies_of_closure on reservations.occupancies (closure_id) where closure_id is not null;

-- Loud and quiet beside each other at the same time: not both. Ordinary use makes no row.
create table reservations.noise_uses (
  neighbours_id integer not null references reservations.neighbours,
  during tsrange not null,
  noise text not null check (noise in ('quiet', 'loud')),
  reservation_id uuid not null references reservations.reservations,
  constraint loud_and_quiet_are_apart exclude using gist (neighbours_id with =, during with &&, noise with <>)
);
create index noise_uses_of_reservation on reservations.noise_uses (reservation_id);

create table reservations.equipment (
  id integer generated always as identity primary key,
  facility_id uuid not null references reservations.facilities,
  -- spaces it can be used in; empty: all of the facility
  spaces integer[] not null default '{}',
  name text not null check (length(name) between 1 and 100),
  name_english text,
  stock smallint not null check (stock between 1 and 500),
  -- yen a block or a use; 0 costs nothing
  price integer not null default 0 check (price >= 0),
  stands daterange not null default '(,)',
  unique (facility_id, name)
);

-- Each single piece of the stock is taken once.
create table reservations.equipment_uses (
  equipment_id integer not null references reservations.equipment,
  piece smallint not null check (piece > 0),
  during tsrange not null,
  reservation_id uuid not null references reservations.reservations,
  constraint a_piece_is_taken_once exclude using gist (equipment_id with =, piece with =, during with &&)
);
create index equipment_uses_of_reservation on reservations.equipment_uses (reservation_id);

-- How much of a quota is used: by a person or a registrant, a rule and the first day of its period.
create table reservations.usages (
  entity uuid not null,
  rule text not null,
  period date not null,
  used integer not null check (used >= 0),
  primary key (entity, rule, period)
);

-- What a reservation counts for, so that giving it back counts the same.
create table reservations.counted (
  reservation_id uuid not null references reservations.reservations,
  entity uuid not null,
  rule text not null,
  period date not null,
  weight smallint not null check (weight > 0),
  primary key (reservation_id, entity, rule, period)
);

revoke delete, truncate on reservations.reservations, reservations.facilities, reservations.spaces, reservations.atoms,
  reservations.registrants, reservations.memberships from madoguchi_app;
revoke update, delete, truncate on reservations.reservation_events from madoguchi_app;
revoke update, truncate on reservations.occupancies, reservations.noise_uses, reservations.equipment_uses from madoguchi_app;
