-- One deed for several cases: who, when, what, and what became of each. Worked off case by case, each in a transaction of
-- its own; an item is answered once.
create table procedures.batches (
  id uuid primary key default uuidv7(),
  deed text not null check (deed in ('take', 'hand', 'label', 'unlabel', 'propose', 'prepare')),
  label_id uuid references procedures.labels on delete set null,
  to_staff_id uuid references people.staff,
  reason text check (reason in ('workload', 'absence', 'knows', 'conflict')),
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  -- undo was asked for
  undone_at timestamptz,
  constraint batches_hand check ((deed = 'hand') = (to_staff_id is not null) and (deed = 'hand') = (reason is not null)),
  constraint batches_label check (label_id is null or deed in ('label', 'unlabel'))
);
create index batches_of_maker on procedures.batches (made_by, id desc);

create table procedures.batch_items (
  batch_id uuid not null references procedures.batches,
  application_id uuid not null references procedures.applications,
  place smallint not null check (place between 1 and 100),
  -- waiting → done, unchanged (it was so already), refused; done → undone, kept (could not be undone)
  state text not null default 'waiting' check (state in ('waiting', 'done', 'unchanged', 'refused', 'undone', 'kept')),
  -- a key of the staff's texts
  why text check (why ~ '^[a-z_]{1,40}$'),
  -- ids and states that undo goes back to
  before jsonb not null default '{}' check (jsonb_typeof(before) = 'object'),
  primary key (batch_id, application_id),
  unique (batch_id, place),
  constraint batch_items_say_why check ((state in ('refused', 'kept')) = (why is not null))
);
create index batches_of_case on procedures.batch_items (application_id);
