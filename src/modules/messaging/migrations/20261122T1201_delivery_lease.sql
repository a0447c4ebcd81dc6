-- Real time by which the delivery should have moved on. A sweep puts the forgotten ones back into the queue.
alter table messaging.deliveries add column next_attempt_at timestamptz not null default clock_timestamp();

create index deliveries_open on messaging.deliveries (next_attempt_at) where settled_at is null;
create index letters_open on messaging.letters (id) where sent_at is null;
