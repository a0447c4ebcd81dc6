-- Other systems are told that a case moved: ids, the procedure, the state and the revision, and nothing about anybody.
create table procedures.webhooks (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  procedure text not null,
  url text not null check (length(url) between 1 and 500),
  -- Sealed; the earlier one signs too until it ends, so that the receiver can change over.
  secret bytea not null,
  earlier_secret bytea,
  earlier_until timestamptz,
  state text not null default 'on' check (state in ('on', 'paused', 'stopped')),
  paused_because text check (paused_because in ('by_hand', 'failing', 'gone')),
  failures int not null default 0 check (failures >= 0),
  failing_since timestamptz,
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  check ((earlier_secret is null) = (earlier_until is null)),
  check ((state = 'paused') = (paused_because is not null)),
  check ((failures = 0) = (failing_since is null))
);
create index webhooks_of_procedure on procedures.webhooks (procedure, office_id) where state <> 'stopped';
create index webhooks_of_office on procedures.webhooks (office_id, made_at, id);

create table procedures.webhook_deliveries (
  id uuid primary key default uuidv7(),
  -- What is sent about one case is sent in this order.
  place int8 generated always as identity,
  webhook_id uuid not null references procedures.webhooks,
  event_id int8 not null,
  application_id uuid not null references procedures.applications,
  state text not null,
  revision int not null,
  happened_at timestamptz not null,
  tries int not null default 0 check (tries >= 0),
  next_try_at timestamptz,
  give_up_at timestamptz not null,
  ended text check (ended in ('delivered', 'given_up')),
  ended_at timestamptz,
  unique (webhook_id, event_id),
  check ((ended is null) = (ended_at is null)),
  check ((ended is null) = (next_try_at is not null))
);
create index webhook_deliveries_due on procedures.webhook_deliveries (next_try_at, place) where ended is null;
create index webhook_deliveries_waiting on procedures.webhook_deliveries (webhook_id, application_id, place) where ended is null;
create index webhook_deliveries_of_webhook on procedures.webhook_deliveries (webhook_id, place desc);

create table procedures.webhook_attempts (
  delivery_id uuid not null references procedures.webhook_deliveries on delete cascade,
  try int not null check (try > 0),
  at timestamptz not null,
  outcome text not null check (outcome in
    ('delivered', 'refused', 'gone', 'redirected', 'timed_out', 'unreachable', 'forbidden_address')),
  status int check (status between 100 and 599),
  primary key (delivery_id, try)
);
create index webhook_deliveries_ended on procedures.webhook_deliveries (ended_at) where ended is not null;
