-- Lists of a kind by title, as questions and places are read.
create index published_by_title on pages.published (kind, title, page_id) where lang = 'ja';

-- A short address for a poster or a letter. It leads to a path of this office and nowhere else, and stops after a day.
create table pages.short_links (
  id uuid primary key default uuidv7(),
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) between 3 and 40),
  target text not null check (target ~ '^/([^/\\[:space:][:cntrl:]][^\\[:space:][:cntrl:]]*)?$' and length(target) <= 500),
  purpose text not null check (length(purpose) between 1 and 200),
  office_id uuid not null references people.offices,
  made_at timestamptz not null,
  made_by uuid not null,
  -- the last day on which it leads there
  last_day date not null,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null))
);
create index short_links_of_office on pages.short_links (office_id, id desc);

-- What the office sends on paper or shows on a poster has a number, and a page that says what it is about and where it
-- leads. The same for all who got it: nothing about anybody in particular.
create table pages.notices (
  id uuid primary key default uuidv7(),
  -- shown with a check digit: 100001-7
  serial int not null unique generated always as identity (start with 100001 maxvalue 999999),
  office_id uuid not null references people.offices,
  -- { "ja": { "title", "text" }, "easy", "en" }: checked by the program
  texts jsonb not null check (texts -> 'ja' ->> 'title' is not null),
  -- where it leads; nothing: there is nothing to do
  target text check (target ~ '^/([^/\\[:space:][:cntrl:]][^\\[:space:][:cntrl:]]*)?$' and length(target) <= 500),
  sent_on date not null,
  -- by when one has to act
  act_by date,
  -- until when its page is shown
  last_day date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (last_day >= sent_on and act_by <= last_day)
);
create index notices_of_office on pages.notices (office_id, id desc);
