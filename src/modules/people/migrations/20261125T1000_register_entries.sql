-- A 宛名番号 is one person for ever, a person has one of their own; who got two is merged.
create table people.atena_numbers (
  atena_number text primary key check (atena_number ~ '^[0-9]{10}$'),
  person_id uuid not null unique references people.persons,
  unique (atena_number, person_id)
);
insert into people.atena_numbers select distinct on (person_id) atena_number, person_id
  from people.register_records order by person_id, valid_from desc;
revoke update, delete on people.atena_numbers from madoguchi_app;

-- 世帯番号
alter table people.households add column number text unique check (number ~ '^[0-9]{1,15}$');
update people.households h set number = case when right(id::text, 10) ~ '^[0-9]{10}$' then right(id::text, 10)
  else '9' || lpad(numbered.position::text, 9, '0') end
  from (select id as household_id, row_number() over (order by id) as position from people.households) numbered
  where numbered.household_id = h.id;
alter table people.households alter column number set not null;

-- One file of the core system; `applied` ones follow each other without gaps.
create table people.register_imports (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('full', 'differences')),
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sequence int not null check (sequence > 0),
  encoding text check (encoding in ('utf-8', 'shift_jis')),
  state text not null default 'running' check (state in ('running', 'applied', 'refused', 'failed')),
  -- a code, never text of the file
  reason text,
  rows_read int8 not null default 0,
  rows_set_aside int8 not null default 0,
  entries_added int8 not null default 0,
  people_added int8 not null default 0,
  people_changed int8 not null default 0,
  moved_out int8 not null default 0,
  died int8 not null default 0,
  removed int8 not null default 0,
  unknown_items text[] not null default '{}',
  progress_id uuid references platform.progress,
  started_at timestamptz not null default platform.business_now(),
  ended_at timestamptz,
  check ((state = 'running') = (ended_at is null)),
  check ((state in ('refused', 'failed')) = (reason is not null))
);
create unique index one_import_at_a_time on people.register_imports ((true)) where state = 'running';
create unique index one_import_a_sequence on people.register_imports (sequence) where state = 'applied';
create unique index one_import_a_file on people.register_imports (sha256) where state = 'applied';
create index register_imports_newest on people.register_imports (started_at desc, id desc);

-- Lines that were set aside: where and why, never what they say.
create table people.register_import_problems (
  import_id uuid not null references people.register_imports on delete cascade,
  line int not null check (line > 0),
  position smallint not null default 0,
  atena_number text check (atena_number ~ '^[0-9]{10}$'),
  item text,
  reason text not null check (reason ~ '^[a-z_]+$'),
  primary key (import_id, line, position)
);

-- The lines of the core system as received, one per 履歴番号 and 枝番号: nothing is ever changed here. A correction
-- (更正) is a higher 枝番号 of the same 履歴番号, a 職権取消 too. register_records is derived from it.
create table people.register_entries (
  atena_number text not null references people.atena_numbers,
  -- 履歴番号: the order of processing; 枝番号: the correction that counts is the highest
  history_number int not null check (history_number > 0),
  branch_number smallint not null default 0 check (branch_number >= 0),
  import_id uuid references people.register_imports,
  line int,
  received_at timestamptz not null default clock_timestamp(),

  -- what the person is after this 異動
  state text not null check (state in ('resident', 'moved_out', 'died', 'removed')),
  is_cancelled boolean not null default false,
  -- 異動事由, 異動日, 届出日, 処理日
  reason text not null check (length(reason) between 1 and 60),
  moved_on date not null,
  reported_on date,
  processed_on date,

  household_number text not null references people.households (number),
  relation text not null check (length(relation) between 1 and 40),
  name text not null check (length(name) between 1 and 200),
  name_kana text check (length(name_kana) between 1 and 200),
  kana_is_official boolean not null default false,
  alias text check (length(alias) between 1 and 200),
  alias_kana text,
  former_surname text check (length(former_surname) between 1 and 100),
  former_surname_kana text,
  birth_date date,
  birth_text text check (length(birth_text) between 1 and 60),
  assumed_birth_date date,
  sex text not null check (sex in ('male', 'female', 'other')),
  postcode text not null,
  municipality text not null,
  town text not null,
  chome smallint,
  ban text,
  go text,
  lot text,
  building text,
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
  -- folded copy for searching, never shown
  search_text text not null,

  primary key (atena_number, history_number, branch_number)
);
revoke update, delete on people.register_entries from madoguchi_app;

-- A full load no longer has this number: its open record ended on that day, until a line comes again.
create table people.register_absences (
  atena_number text primary key references people.atena_numbers,
  absent_from date not null
);

-- Numbers with an entry whose 異動日 is still to come (転出予定); a sweep derives them on the day.
create table people.register_awaited (
  atena_number text primary key references people.atena_numbers,
  due_on date not null
);
create index register_awaited_due on people.register_awaited (due_on);

alter table people.register_records
  add column history_number int,
  add column branch_number smallint,
  add column reason text,
  add column reported_on date,
  add column processed_on date,
  add column kana_is_official boolean not null default false,
  add column birth_text text check (length(birth_text) between 1 and 60),
  add column assumed_birth_date date,
  alter column birth_date drop not null,
  drop constraint register_records_ended_by_check,
  add constraint register_records_ended_by_check
    check (ended_by in ('change', 'correction', 'moved_out', 'died', 'removed')),
  -- 生年月日不詳: as registered, with a day for ages where the core system gives one
  add constraint birth_is_day_or_text check ((birth_date is null) = (birth_text is not null)),
  add constraint assumed_birth_needs_text check (assumed_birth_date is null or birth_text is not null);

-- What stood here before entries came: each record is entry 1, its closing entry 2.
insert into people.register_entries (atena_number, history_number, state, reason, moved_on, household_number,
  relation, name, name_kana, alias, alias_kana, former_surname, former_surname_kana, birth_date, sex, postcode, municipality,
  town, chome, ban, go, lot, building, address_since, resident_since, previous_address, next_address, honseki, honseki_head,
  nationality, residence_category, residence_status, residence_period, residence_expires_on, residence_card_number, search_text)
select r.atena_number, 2 * row_number() over (partition by r.atena_number order by r.valid_from) - 2 + step.number,
  case step.number when 1 then 'resident' else r.ended_by end, '移行',
  case step.number when 1 then r.valid_from else r.valid_to end, h.number,
  r.relation, r.name, r.name_kana, r.alias, r.alias_kana, r.former_surname, r.former_surname_kana, r.birth_date, r.sex,
  r.postcode, r.municipality, r.town, r.chome, r.ban, r.go, r.lot, r.building, r.address_since, r.resident_since,
  r.previous_address, r.next_address, r.honseki, r.honseki_head, r.nationality, r.residence_category, r.residence_status,
  r.residence_period, r.residence_expires_on, r.residence_card_number, r.search_text
from people.register_records r join people.households h on h.id = r.household_id
cross join (values (1), (2)) as step (number)
where step.number = 1 or r.ended_by in ('moved_out', 'died');

update people.register_records r set reason = '移行', branch_number = 0, history_number = numbered.number
from (select id, 2 * row_number() over (partition by atena_number order by valid_from) - 1 as number
      from people.register_records) numbered
where numbered.id = r.id;
alter table people.register_records
  alter column history_number set not null,
  alter column branch_number set not null,
  alter column reason set not null,
  drop constraint atena_number_is_one_person,
  drop constraint register_records_person_id_fkey,
  add constraint atena_number_is_one_person
    foreign key (atena_number, person_id) references people.atena_numbers (atena_number, person_id);
