-- What the ward knows of people beside their 住民票: other addresses, people outside the register, merges.

-- 居所 and 送付先; the 住所 itself is the register's alone.
create table people.other_addresses (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  kind text not null check (kind in ('residence', 'mailing')),
  -- of which letters; null: of all
  purpose text check (purpose ~ '^[a-z][a-z-]*$'),
  -- 「◯◯様方」, a guardian, a home
  addressee text check (length(addressee) between 1 and 100),
  postcode text not null check (postcode ~ '^[0-9]{3}-[0-9]{4}$'),
  address text not null check (length(address) between 1 and 200),
  building text check (length(building) between 1 and 200),
  -- what was shown or said at the desk
  reason text not null check (length(reason) between 1 and 400),
  valid_from date not null,
  valid_to date check (valid_from <= valid_to),
  added_by uuid not null references people.staff,
  added_at timestamptz not null,
  ended_by text check (ended_by in ('planned', 'staff', 'moved_out', 'died', 'removed')),
  ended_by_staff uuid references people.staff,
  check ((valid_to is null) = (ended_by is null)),
  check ((ended_by = 'staff') = (ended_by_staff is not null)),
  check (kind = 'mailing' or purpose is null),
  constraint one_other_address_a_day exclude using gist
    (person_id with =, kind with =, coalesce(purpose, '') with =, daterange(valid_from, valid_to) with &&)
);
create index other_addresses_of_person on people.other_addresses (person_id, valid_from desc);

-- 住登外: whom the ward deals with although the register does not hold them.
create table people.outside_records (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  kind text not null check (kind in ('honseki', 'works_here', 'studies_here', 'former', 'coming', 'other_ward', 'other')),
  name text not null check (length(name) between 1 and 200),
  name_kana text check (length(name_kana) between 1 and 200),
  birth_date date,
  birth_text text check (length(birth_text) between 1 and 60),
  sex text check (sex in ('male', 'female', 'other')),
  postcode text check (postcode ~ '^[0-9]{3}-[0-9]{4}$'),
  -- free: it may lie anywhere
  address text not null check (length(address) between 1 and 200),
  building text check (length(building) between 1 and 200),
  reason text not null check (length(reason) between 1 and 400),
  valid_from date not null,
  valid_to date check (valid_from < valid_to),
  added_by uuid references people.staff,
  added_at timestamptz not null,
  search_text text not null,
  check (birth_date is null or birth_text is null),
  constraint one_outside_record_a_day exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&)
);
create index outside_records_search on people.outside_records using gin (search_text gin_trgm_ops) where valid_to is null;

-- Numbers that Madoguchi gives out itself, apart from the core system's (要確認: the ward's own range).
create sequence people.outside_numbers start 9900000001 maxvalue 9999999999;

-- 名寄せ: two numbers are one person, or after all are not. One proposes, another confirms.
create table people.merges (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('merge', 'split')),
  from_person_id uuid not null references people.persons,
  into_person_id uuid not null references people.persons check (into_person_id <> from_person_id),
  reason text not null check (length(reason) between 1 and 400),
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'rejected')),
  proposed_by uuid not null references people.staff,
  proposed_at timestamptz not null,
  decided_by uuid references people.staff check (decided_by <> proposed_by),
  decided_at timestamptz,
  check ((state = 'proposed') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null))
);
create unique index one_proposal_a_person on people.merges (from_person_id) where state = 'proposed';
create index merges_of_person on people.merges (into_person_id, proposed_at desc);
create index merges_from_person on people.merges (from_person_id, proposed_at desc);
revoke delete on people.merges from madoguchi_app;

-- Line 0: not in the file, but on the register.
alter table people.register_import_problems drop constraint register_import_problems_line_check,
  add constraint register_import_problems_line_check check (line >= 0);
