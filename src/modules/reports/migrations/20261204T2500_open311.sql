-- What programs are told of a shown report beside what pages show: how it came, and the day by which the office wants to
-- have answered, where the clock runs.
create view reports.shown_details as
  select id, channel, case when closed_at is null and paused_on is null then due_on end as "dueOn"
    from reports.reports
   where is_shown;

-- Merged ones too: a program keeps asking for what it once saw.
create index shown_by_filing on reports.reports (filed_at desc, id desc) where is_shown;

-- What a program sent, so that the same sent again is the same report.
create table reports.posted (
  client_id uuid not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  report_id uuid not null references reports.reports,
  posted_at timestamptz not null,
  primary key (client_id, fingerprint)
);
create index posted_by_time on reports.posted (posted_at);

-- Pictures that lie at an address which a program named; fetched after the answer.
create table reports.posted_pictures (
  id uuid primary key default uuidv7(),
  report_id uuid not null references reports.reports,
  position int not null check (position > 0),
  url text check (length(url) between 1 and 2000),
  state text not null check (state in ('waiting', 'stored', 'refused')),
  reason text check (reason ~ '^[a-z_]+$'),
  unique (report_id, position),
  check ((state = 'waiting') = (url is not null)),
  check ((state = 'refused') = (reason is not null))
);
