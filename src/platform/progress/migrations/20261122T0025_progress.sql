-- Long work that a page can watch.
create table platform.progress (
  id uuid primary key default uuidv7(),
  kind text not null,
  account_id uuid,
  total int8 not null check (total >= 0),
  done int8 not null default 0 check (done between 0 and total),
  state text not null default 'running' check (state in ('running', 'finished', 'failed')),
  reason text,
  started_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
