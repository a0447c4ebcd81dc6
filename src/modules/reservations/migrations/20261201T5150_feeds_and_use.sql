-- Addresses at which a calendar reads the reservations of one person: all that are theirs, or those of one registration.
create table reservations.calendar_feeds (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  -- missing: of every registration they are in
  registrant_id uuid references reservations.registrants,
  token_hash bytea not null unique check (length(token_hash) = 32),
  lang text not null check (lang in ('ja', 'easy', 'en')),
  made_at timestamptz not null,
  ended_at timestamptz check (ended_at >= made_at)
);
create unique index one_feed_stands on reservations.calendar_feeds (person_id, registrant_id) nulls not distinct
  where ended_at is null;
revoke delete, truncate on reservations.calendar_feeds from madoguchi_app;

-- Of which use somebody was told the day before; moved to another time, they are told again.
create table reservations.use_reminders (
  reservation_id uuid not null references reservations.reservations,
  day date not null,
  starts time not null,
  told_at timestamptz not null,
  primary key (reservation_id, day, starts)
);
revoke update, delete, truncate on reservations.use_reminders from madoguchi_app;

-- How its doors are opened; missing: by somebody with a key.
alter table reservations.facilities add column lock text check (lock in ('code'));
