-- What somebody is filling in to report: of one browser, sealed, forgotten after a day.
create table reports.drafts (
  id uuid primary key default uuidv7(),
  -- hash of the browser's own cookie
  browser text not null check (length(browser) between 20 and 100),
  -- null once it is a report: what was typed is there
  sealed bytea check (length(sealed) <= 60000),
  -- of every picture that was stored for it, named before it was
  photo_ids uuid[] not null default '{}' check (cardinality(photo_ids) <= 40),
  -- of a report that waited on a phone: the same one again is the same report, whoever sends it
  sent_key uuid unique,
  report_id uuid unique references reports.reports,
  -- it was the same thing: followed instead of reported
  followed_id uuid references reports.reports,
  -- real time
  changed_at timestamptz not null default clock_timestamp(),
  check (report_id is null or followed_id is null),
  check ((sealed is null) = (report_id is not null or followed_id is not null))
);
create index drafts_by_age on reports.drafts (changed_at);

-- Who reports without being on the register, or by a mail alone: a person whom no register proves.
create table reports.reporters (
  account_id uuid primary key,
  person_id uuid not null unique,
  since timestamptz not null
);

-- How the pictures look that everybody sees, to find the same thing again.
create view reports.shown_looks as
  select p.id, p.look
    from reports.photos p join reports.reports r on r.id = p.report_id
   where r.publication = 'public' and p.shown_file_id is not null and p.removed_at is null;
