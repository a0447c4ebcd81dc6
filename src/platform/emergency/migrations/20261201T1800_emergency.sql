-- What the office says in an emergency, and whether it stands in front. Both are only added to; the newest counts.
create table platform.emergency_texts (
  id int8 generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  staff_id uuid not null,
  -- by language: title, lead, steps, places, contacts, next
  texts jsonb not null check (texts ? 'ja')
);

create table platform.emergency_switches (
  id int8 generated always as identity primary key,
  -- when it was thrown: on the machine perhaps while the database was away
  at timestamptz not null unique,
  is_on boolean not null,
  -- null: with the command, on the machine
  staff_id uuid
);
create index emergency_switches_at on platform.emergency_switches (at desc);

create trigger emergency_texts_are_append_only before update or delete on platform.emergency_texts
  for each row execute function platform.refuse_change();
create trigger emergency_switches_are_append_only before update or delete on platform.emergency_switches
  for each row execute function platform.refuse_change();
revoke update, delete, truncate on platform.emergency_texts from madoguchi_app;
revoke update, delete, truncate on platform.emergency_switches from madoguchi_app;
