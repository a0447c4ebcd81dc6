-- Whether somebody of the office has looked at the words and pictures.
alter table reports.reports add column looked_at timestamptz, add column looked_by uuid;

-- The board: what is due first, with what has no day at the end; by office and for who sees all.
create index due_of_office on reports.reports (office_id, (coalesce(due_on, 'infinity'::date)), id) where closed_at is null;
create index due_of_all on reports.reports ((coalesce(due_on, 'infinity'::date)), id) where closed_at is null;
create index newest_of_all on reports.reports (filed_at desc, id desc);
create index open_of_member on reports.reports (assigned_to, (coalesce(due_on, 'infinity'::date)), id)
  where closed_at is null and assigned_to is not null;
create index unlooked_of_office on reports.reports (office_id, filed_at, id)
  where looked_at is null and publication in ('unconfirmed', 'partial');
create index unlooked_of_all on reports.reports (filed_at, id)
  where looked_at is null and publication in ('unconfirmed', 'partial');

-- An office's own words to answer with, beside those of the profile.
create table reports.templates (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  label text not null check (length(label) between 1 and 40),
  -- to which state it leads, and of which kinds; null: of all
  to_state text not null,
  group_code text,
  text text not null check (length(text) between 1 and 4000),
  changed_at timestamptz not null,
  changed_by uuid not null,
  removed_at timestamptz
);
create index templates_of_office on reports.templates (office_id, label) where removed_at is null;

-- Who may not report for a time, and why.
create table reports.blocks (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  report_id uuid not null references reports.reports,
  reason text not null check (reason in ('abuse', 'false-reports', 'threats', 'spam')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  by_staff uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  check (from_at < until_at),
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index one_standing_block on reports.blocks (person_id) where lifted_at is null;

-- What a merge needs besides, to be undone as if it had not been.
alter table reports.merges add column body_before text, add column expected_before date, add column closed_before timestamptz,
  add column reopened_before int;

-- Reports that were with a report when it was merged into another: they went along, and come back with it.
create table reports.merges_carried (
  merge_id uuid not null references reports.merges,
  report_id uuid not null references reports.reports,
  primary key (merge_id, report_id)
);

-- What may be the same thing as a report: what is open near it.
create index open_by_place on reports.reports using gist (position) where closed_at is null;

-- Where one kind of thing breaks again and again: three times within 30 metres, or of one thing, in twelve months. Counted
-- anew for each office every night.
create table reports.recurring (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  category text not null references reports.categories,
  asset_id uuid references reports.assets,
  -- longitude, latitude
  position point not null,
  town text not null,
  n int not null check (n >= 3),
  last_report uuid not null references reports.reports,
  last_at timestamptz not null
);
create index recurring_of_office on reports.recurring (office_id, n desc, last_at desc, id);
create table reports.recurring_counted (
  office_id uuid primary key references people.offices,
  counted_on date not null
);
