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

-- What a program or a body said of how it goes on; each once.
create table reports.posted_updates (
  client_id uuid not null,
  update_id text not null check (length(update_id) between 1 and 200),
  report_id uuid not null references reports.reports,
  -- in which it is written
  step int not null,
  posted_at timestamptz not null,
  primary key (client_id, update_id),
  foreign key (report_id, step) references reports.steps (report_id, number)
);

create index steps_for_programs on reports.steps (at desc, report_id, number)
  where kind in ('moved', 'answered', 'confirmed', 'reopened', 'merged', 'unmerged');

-- A report that went to another body's GeoReport server. `asking`: a request may be on its way, and nobody knows whether it
-- arrived. `unclear`: it cannot be found out, and somebody has to telephone. `taken`: the body has it under its own number.
create table reports.forwarded (
  id uuid primary key default uuidv7(),
  report_id uuid not null,
  -- by which it was handed over
  step int not null,
  body text not null,
  server text not null,
  state text not null check (state in ('waiting', 'asking', 'token', 'taken', 'closed', 'refused', 'unclear', 'over')),
  tries int not null default 0 check (tries between 0 and 1000),
  token text check (length(token) between 1 and 200),
  external_id text check (length(external_id) between 1 and 200),
  external_status text check (external_status in ('open', 'closed')),
  -- of what was heard last
  heard bytea check (length(heard) = 32),
  handed_at timestamptz not null,
  taken_at timestamptz,
  closed_at timestamptz,
  -- when somebody asks again how it goes on; null: no more
  ask_at timestamptz,
  unique (report_id, step),
  foreign key (report_id, step) references reports.steps (report_id, number),
  check ((state in ('taken', 'closed')) <= (external_id is not null)),
  check ((state = 'token') <= (token is not null)),
  check ((taken_at is not null) = (external_id is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((ask_at is not null) = (state in ('waiting', 'asking', 'token', 'taken')))
);
create index forwarded_to_ask on reports.forwarded (ask_at) where ask_at is not null;
create index forwarded_of_server on reports.forwarded (server, external_id) where state = 'taken';

-- What stands still until the office acts: the body says that it is done, or it was not reached.
create view reports.forwarded_standing as
  select f.report_id as "reportId", r.shown_title as title, r.office_id as "officeId", f.state = 'closed' as "isClosed",
         coalesce(f.closed_at, f.handed_at) as since
    from reports.forwarded f join reports.reports r on r.id = f.report_id
   where f.state in ('refused', 'unclear') and r.state = 'handed_over' and r.body = f.body
      or f.state = 'closed' and r.state = 'in_progress' and r.state_since >= f.closed_at;
create index forwarded_standing_still on reports.forwarded (handed_at) where state in ('refused', 'unclear', 'closed');
