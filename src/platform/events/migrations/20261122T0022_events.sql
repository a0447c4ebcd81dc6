-- The transactional outbox. Ids and numbers only, so that erasure is complete.
create table platform.events (
  id int8 generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  type text not null check (type ~ '^[a-z]+(\.[a-z_-]+)+$'),
  subject_kind text not null,
  subject_id text not null,
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  at timestamptz not null default platform.business_now()
);

create index events_in_commit_order on platform.events (xid, id);
create index events_of_subject on platform.events (subject_kind, subject_id, id);

create trigger events_are_frozen before update on platform.events
  for each row execute function platform.refuse_change();

-- How far each consumer has taken events into its own list: everything before (xid, id) in that order.
create table platform.event_positions (
  consumer text primary key,
  xid xid8 not null default '0',
  id int8 not null default 0
);

-- A consumer's list: waiting until `done_at`, which commits together with the handler's work.
create table platform.event_deliveries (
  consumer text not null references platform.event_positions,
  event_id int8 not null references platform.events on delete cascade,
  subject_kind text not null,
  subject_id text not null,
  done_at timestamptz,
  attempts int not null default 0,
  -- real time
  next_attempt_at timestamptz not null default clock_timestamp(),
  last_error text,
  primary key (consumer, event_id)
);

create index event_deliveries_waiting on platform.event_deliveries (consumer, subject_kind, subject_id, event_id)
  where done_at is null;
create index event_deliveries_next on platform.event_deliveries (consumer, event_id) where done_at is null;

-- What an operator looks at when something is stuck.
create view platform.failing_events as
  select consumer, event_id, subject_kind, subject_id, attempts, next_attempt_at, last_error
  from platform.event_deliveries where done_at is null and attempts > 0;

revoke update, truncate on platform.events from madoguchi_app;
