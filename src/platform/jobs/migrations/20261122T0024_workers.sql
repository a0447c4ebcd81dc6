-- One row per running worker process. When its heart stops, another process frees its locked jobs.
create table platform.workers (
  process_id uuid primary key,
  worker_ids text[] not null default '{}',
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp()
);
