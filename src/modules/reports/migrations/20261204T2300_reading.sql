-- What the figures count by its end: the months publish themselves.
create index ended_shown on reports.reports (closed_at) where closed_at is not null and is_shown and merged_into is null;

-- One month of one group of kinds; the group 'all' is everything; days are those of defects and calls.
create table reports.monthly (
  -- its first day
  month date not null check (extract(day from month) = 1),
  group_code text not null check (group_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  filed int not null check (filed >= 0),
  ended int not null check (ended >= 0),
  fixed int not null check (fixed >= 0),
  -- how many took 0, 1, 2 … open days from filing to their end, and to being fixed; the last: that many or more
  days_to_end int[] not null,
  days_to_fix int[] not null,
  primary key (month, group_code)
);

-- Which months have been counted, up to which moment, and which have to be counted anew.
create table reports.counted_months (
  month date primary key check (extract(day from month) = 1),
  counted_to timestamptz,
  is_stale boolean not null default true
);
create index stale_months on reports.counted_months (month) where is_stale;

-- An improvement that the office tells everybody of: what was there, and what is there now.
create table reports.improvements (
  id uuid primary key default uuidv7(),
  report_id uuid not null unique references reports.reports,
  title text not null check (length(title) between 1 and 120),
  before_text text not null check (length(before_text) between 1 and 1000),
  after_text text not null check (length(after_text) between 1 and 1000),
  published_at timestamptz not null,
  by_staff uuid not null
);
create index newest_improvements on reports.improvements (published_at desc, id desc);

create view reports.shown_improvements as
  select i.id, r.id as "reportId", r.number, r.category, r.town, i.title, i.before_text as "beforeText",
         i.after_text as "afterText", i.published_at as "publishedAt"
    from reports.improvements i join reports.reports r on r.id = i.report_id
   where r.publication = 'public';

-- Who wants to be told of new reports near a place, in a town or of a group of kinds.
create table reports.subscriptions (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  -- of the place as it was named, for the person alone; empty: anywhere
  label text not null check (length(label) <= 120),
  town text,
  -- longitude, latitude
  center point,
  radius_metres int check (radius_metres between 100 and 5000),
  -- around the circle; for the index
  reach box,
  group_code text,
  rhythm text not null check (rhythm in ('each', 'daily', 'weekly')),
  since timestamptz not null,
  check ((center is null) = (radius_metres is null) and (center is null) = (reach is null)),
  check (num_nonnulls(town, center) <= 1),
  check (num_nonnulls(town, center, group_code) >= 1)
);
create index subscriptions_of_person on reports.subscriptions (person_id, id);
create index subscriptions_by_town on reports.subscriptions (town) where town is not null;
create index subscriptions_by_place on reports.subscriptions using gist (reach) where reach is not null;
create index subscriptions_by_group on reports.subscriptions (group_code) where town is null and center is null;

-- Which new report fits which subscription, until its person has been told.
create table reports.subscription_hits (
  subscription_id uuid not null references reports.subscriptions on delete cascade,
  report_id uuid not null references reports.reports,
  due_at timestamptz not null,
  told_at timestamptz,
  primary key (report_id, subscription_id)
);
create index hits_to_tell on reports.subscription_hits (due_at, report_id, subscription_id) where told_at is null;
create index hits_of_subscription on reports.subscription_hits (subscription_id);
create index told_hits on reports.subscription_hits (told_at) where told_at is not null;
