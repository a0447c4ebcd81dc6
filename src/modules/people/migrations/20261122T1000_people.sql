create extension if not exists btree_gist;

create schema people;

-- The only key of a person that other modules store. A merge leaves a redirect.
create table people.persons (
  id uuid primary key default uuidv7(),
  merged_into uuid references people.persons check (merged_into <> id),
  created_at timestamptz not null default now()
);
create index persons_merged on people.persons (merged_into) where merged_into is not null;

create table people.households (
  id uuid primary key default uuidv7(),
  created_at timestamptz not null default now()
);

-- A copy of the 住民基本台帳 as of each day: [valid_from, valid_to). The core system is the original.
create table people.register_records (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  -- 宛名番号: one person for ever, one person has one at a time
  atena_number text not null check (atena_number ~ '^[0-9]{10}$'),
  household_id uuid not null references people.households,
  -- 続柄 is text: 妻（未届）, 子の子, 縁故者
  relation text not null check (length(relation) between 1 and 40),

  name text not null check (length(name) between 1 and 200),
  name_kana text check (length(name_kana) between 1 and 200),
  alias text check (length(alias) between 1 and 200),
  alias_kana text,
  former_surname text check (length(former_surname) between 1 and 100),
  former_surname_kana text,
  birth_date date not null,
  sex text not null check (sex in ('male', 'female', 'other')),

  postcode text not null check (postcode ~ '^[0-9]{3}-[0-9]{4}$'),
  municipality text not null,
  town text not null,
  chome smallint check (chome between 1 and 99),
  ban text,
  go text,
  lot text,
  building text check (length(building) between 1 and 200),
  address_since date,
  resident_since date not null,
  previous_address text,
  next_address text,

  honseki text,
  honseki_head text,

  nationality text,
  residence_category text,
  residence_status text,
  residence_period text,
  residence_expires_on date,
  residence_card_number text,

  valid_from date not null,
  valid_to date,
  ended_by text check (ended_by in ('change', 'correction', 'moved_out', 'died')),
  -- folded copy for searching, never shown
  search_text text not null,

  check (valid_from < valid_to),
  check ((valid_to is null) = (ended_by is null)),
  -- 住居表示 (番・号) or 地番 (番地), never both
  check ((lot is null) <> (ban is null)),
  check (go is null or ban is not null),
  -- 日本の国籍を有する者だけが本籍を持つ
  check (nationality is null or (honseki is null and honseki_head is null)),
  check (nationality is not null or (residence_category is null and residence_status is null
    and residence_period is null and residence_expires_on is null and residence_card_number is null)),
  constraint one_record_a_day exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&),
  constraint atena_number_is_one_person exclude using gist (atena_number with =, person_id with <>),
  constraint one_head_a_day exclude using gist (household_id with =, daterange(valid_from, valid_to) with &&)
    where (relation = '世帯主')
);
create index register_by_person on people.register_records (person_id, valid_from desc);
create index register_by_household on people.register_records (household_id) where valid_to is null;
create index register_by_birth on people.register_records (birth_date) where valid_to is null;

create table people.offices (
  id uuid primary key default uuidv7(),
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  name_kana text not null,
  name_english text not null,
  parent_id uuid references people.offices check (parent_id <> id),
  parent_name text not null,
  -- 執行機関: 区長, 教育委員会 …
  organ text not null,
  phone text not null,
  valid_from date not null,
  valid_to date check (valid_from < valid_to),
  constraint one_office_a_key exclude using gist (key with =, daterange(valid_from, valid_to) with &&)
);

create table people.staff (
  id uuid primary key default uuidv7(),
  staff_number text not null unique check (staff_number ~ '^[0-9A-Z]{4,12}$'),
  name text not null,
  name_kana text not null,
  email text not null,
  employed_from date not null,
  employed_to date check (employed_from < employed_to)
);

create table people.posts (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references people.staff,
  office_id uuid not null references people.offices,
  role text not null check (role in ('clerk', 'checker', 'manager', 'administrator')),
  valid_from date not null,
  valid_to date check (valid_from < valid_to),
  constraint one_post_a_day exclude using gist
    (staff_id with =, office_id with =, role with =, daterange(valid_from, valid_to) with &&)
);
create index posts_of_office on people.posts (office_id);
