create schema operations;

-- What was wrong with the running of the house, from when to when. Kinds only: no person, no content.
create table operations.alerts (
  id int8 generated always as identity primary key,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  began_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz check (ended_at >= began_at)
);
create unique index one_open_alert_of_a_kind on operations.alerts (kind) where ended_at is null;
