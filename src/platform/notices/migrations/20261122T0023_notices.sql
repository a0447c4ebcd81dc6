-- Intents to tell a person something. Who drains them (messaging) is not the platform's business.
create table platform.notices (
  id uuid primary key default uuidv7(),
  kind text not null,
  person_id uuid not null,
  key text not null unique,
  data jsonb not null default '{}' check (jsonb_typeof(data) = 'object'),
  created_at timestamptz not null default platform.business_now(),
  taken_at timestamptz
);

create index notices_waiting on platform.notices (id) where taken_at is null;
create index notices_of_person on platform.notices (person_id, id desc);
