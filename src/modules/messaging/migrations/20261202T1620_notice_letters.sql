-- How a person wants letters of notices.
create table messaging.letter_wishes (
  person_id uuid primary key,
  large_print boolean not null,
  braille boolean not null,
  voice_code boolean not null,
  changed_at timestamptz not null
);

-- Letters that the office prints itself leave in batches: one file for the printer, a list and a table for the mailing house.
create table messaging.print_batches (
  id uuid primary key default uuidv7(),
  number bigint generated always as identity unique,
  made_on date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  posted_by uuid,
  posted_at timestamptz,
  check ((posted_by is null) = (posted_at is null))
);
create index print_batches_open on messaging.print_batches (id) where posted_at is null;

-- Printed once; again only for a reason. Only added to.
create table messaging.reprints (
  id uuid primary key default uuidv7(),
  batch_id uuid not null references messaging.print_batches,
  reason text not null check (length(reason) between 1 and 200),
  by uuid not null,
  at timestamptz not null
);
create index reprints_of on messaging.reprints (batch_id, id);
revoke update, delete on messaging.reprints from madoguchi_app;

-- Each notice that goes on paper, by the number that stands on it: to be found when it comes back.
create table messaging.notice_letters (
  id uuid primary key default uuidv7(),
  number bigint generated always as identity unique,
  delivery_id uuid not null unique references messaging.deliveries on delete cascade,
  person_id uuid not null,
  -- where it went, to see whether that is still so
  address text not null,
  way text not null check (way in ('post-house', 'office')),
  large_print boolean not null,
  braille boolean not null,
  voice_code boolean not null,
  made_at timestamptz not null,
  batch_id uuid references messaging.print_batches,
  printed_at timestamptz,
  returned_on date,
  return_reason text check (return_reason in ('unknown', 'expired', 'refused')),
  entered_by uuid,
  -- somebody has looked at the register: letters go there again
  checked_by uuid,
  checked_at timestamptz,
  check ((batch_id is null) = (printed_at is null)),
  check (batch_id is null or way = 'office'),
  check ((returned_on is null) = (return_reason is null) and (returned_on is null) = (entered_by is null)),
  check ((checked_by is null) = (checked_at is null) and (checked_at is null or returned_on is not null))
);
create index notice_letters_to_print on messaging.notice_letters (number) where way = 'office' and batch_id is null;
create index notice_letters_of_batch on messaging.notice_letters (batch_id, number) where batch_id is not null;
create index notice_letters_returned on messaging.notice_letters (person_id, number) where returned_on is not null and checked_at is null;
create index notice_letters_of_person on messaging.notice_letters (person_id);
