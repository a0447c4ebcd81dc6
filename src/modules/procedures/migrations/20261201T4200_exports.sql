-- Files of many cases at once, made for one member of staff: the row says who had what and why, the file goes after a day.
create table procedures.exports (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  staff_id uuid not null references people.staff,
  procedure text not null,
  -- The filter as the queue's address has it: keys and ids only.
  filter text not null check (length(filter) <= 1000),
  format text not null check (format in ('csv-utf-8', 'csv-shift-jis', 'xlsx')),
  with_eras boolean not null,
  reason text not null check (length(reason) between 1 and 200),
  state text not null default 'asked' check (state in ('asked', 'making', 'ready', 'failed', 'gone')),
  problem text check (problem in ('no_rights', 'too_many', 'marked_since')),
  progress_id uuid,
  cases int check (cases >= 0),
  withheld int check (withheld >= 0),
  -- Characters that Shift_JIS does not have, and how many cases have one.
  misfits text not null default '',
  misfit_cases int not null default 0,
  file_name text,
  file_size int8,
  asked_at timestamptz not null,
  made_at timestamptz,
  expires_at timestamptz not null,
  check ((state = 'failed') = (problem is not null)),
  check (state <> 'ready' or (file_name is not null and made_at is not null))
);
create index exports_of_account on procedures.exports (account_id, asked_at desc, id desc);
create index exports_that_end on procedures.exports (expires_at) where state <> 'gone';

-- Whose record lies open in a file, so that one who is marked later stops it.
create table procedures.export_people (
  export_id uuid not null references procedures.exports on delete cascade,
  person_id uuid not null references people.persons,
  primary key (export_id, person_id)
);
