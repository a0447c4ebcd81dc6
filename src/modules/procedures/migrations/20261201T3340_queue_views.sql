-- A filter with its order under a name: somebody's own, or an office's for everybody there; at most twenty each (one a slot).
create table procedures.queue_views (
  id uuid primary key default uuidv7(),
  staff_id uuid references people.staff,
  office_id uuid references people.offices,
  slot smallint not null check (slot between 1 and 20),
  name text not null check (length(name) between 1 and 30),
  -- keys and ids of the address, as domain/filter.ts writes them
  query text not null check (length(query) <= 600 and query ~ '^[a-z0-9=&_-]*$'),
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  constraint queue_views_of_one check (num_nonnulls(staff_id, office_id) = 1),
  unique (staff_id, slot),
  unique (staff_id, name),
  unique (office_id, slot),
  unique (office_id, name)
);

-- With what somebody's queue opens.
create table procedures.queue_defaults (
  staff_id uuid primary key references people.staff,
  view_id uuid not null references procedures.queue_views on delete cascade
);
