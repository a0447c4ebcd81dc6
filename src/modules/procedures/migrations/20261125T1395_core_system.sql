-- Hand-over to the 標準準拠 core system: a file, an entry there, a second look here.
create table procedures.core_batches (
  id uuid primary key default uuidv7(),
  system text not null check (system ~ '^[a-z][a-z0-9-]*$'),
  procedure text not null,
  office_id uuid not null references people.offices,
  -- names of the file's columns, in order
  items text[] not null check (cardinality(items) > 0),
  serial int not null check (serial > 0),
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  -- when its newest result file was read
  result_at timestamptz,
  unique (system, serial)
);
create index core_batches_of_office on procedures.core_batches (office_id, made_at desc, id);

-- One row per case: it waits, lies in one batch, is entered by one person, compared by another.
create table procedures.core_entries (
  application_id uuid primary key references procedures.applications,
  system text not null,
  procedure text not null,
  office_id uuid not null references people.offices,
  since timestamptz not null,
  batch_id uuid references procedures.core_batches,
  row_number int check (row_number > 0),
  -- what was handed over, item by item in the order of the batch; frozen with the batch
  handed jsonb,
  -- what the core system says it holds; the newest file counts
  held jsonb,
  held_at timestamptz,
  entered_by uuid references people.staff,
  entered_at timestamptz,
  checked_by uuid references people.staff,
  checked_at timestamptz,
  unique (batch_id, row_number),
  check ((batch_id is null) = (handed is null)),
  check ((batch_id is null) = (row_number is null)),
  check (batch_id is not null or (held is null and entered_by is null)),
  check ((entered_by is null) = (entered_at is null)),
  check ((checked_by is null) = (checked_at is null)),
  -- 二人で確かめる
  check (checked_by is null or (entered_by is not null and checked_by <> entered_by)),
  -- what came back is what was handed over, or nobody closes it
  check (checked_by is null or handed = held)
);
create index core_entries_waiting on procedures.core_entries (office_id, since, application_id) where batch_id is null;
create index core_entries_unchecked on procedures.core_entries (office_id, batch_id, row_number)
where batch_id is not null and checked_by is null;

create trigger checked_entries_are_frozen before update on procedures.core_entries
  for each row when (old.checked_by is not null) execute function procedures.refuse_change();
create function procedures.keep_handed_over() returns trigger language plpgsql as $$
begin
  raise exception 'what was handed over is never rewritten' using errcode = '23514';
end $$;
create trigger handed_over_is_frozen before update on procedures.core_entries
  for each row when (old.batch_id is not null and new.batch_id is not null
    and (old.batch_id <> new.batch_id or old.handed is distinct from new.handed or old.row_number <> new.row_number))
  execute function procedures.keep_handed_over();

-- Rows of a result file that belong to no case of the batch.
create table procedures.core_extras (
  batch_id uuid not null references procedures.core_batches,
  receipt_number text not null,
  held_at timestamptz not null,
  primary key (batch_id, receipt_number)
);

-- 届出と申込 are closed by the entry alone: not before a second person has compared it.
create function procedures.refuse_unentered() returns trigger language plpgsql as $$
begin
  if exists (select from procedures.core_entries e where e.application_id = new.id and e.checked_by is null) then
    raise exception 'the core system does not hold it yet' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger entered_before_closed before update of state on procedures.applications
  for each row when (old.state = 'accepted' and new.state = 'completed') execute function procedures.refuse_unentered();
