-- 作業指示: what a crew of the office or a contractor is told to do, where, and what came of it.
create sequence reports.order_serials;
create table reports.orders (
  id uuid primary key default uuidv7(),
  number text not null unique,
  kind text not null check (kind in ('repair', 'inspection', 'cleaning', 'survey')),
  office_id uuid not null references people.offices,
  report_id uuid references reports.reports,
  asset_id uuid references reports.assets,
  title text not null check (length(title) between 1 and 120),
  -- for the crew alone: what to do, what to mind
  instructions text check (length(instructions) between 1 and 2000),
  -- longitude, latitude
  position point not null,
  town text not null,
  place_text text check (length(place_text) <= 200),
  is_urgent boolean not null default false,

  -- who does it: a member of the office, or a company under contract; neither: whoever of the office has the day's crew
  assigned_to uuid,
  employer text check (length(employer) between 1 and 120),
  planned_on date not null,
  -- its turn on that day; null: where it lies best on the way
  turn int check (turn between 1 and 500),

  state text not null check (state in ('ordered', 'started', 'reported', 'returned', 'unable', 'accepted', 'cancelled')),
  state_since timestamptz not null,
  ordered_at timestamptz not null,
  ordered_by uuid not null,
  reported_at timestamptz,
  reported_by uuid,
  -- what the crew found and did
  outcome text check (length(outcome) between 1 and 2000),
  minutes int check (minutes between 1 and 6000),
  closed_at timestamptz,
  accepted_by uuid,
  version int not null default 1,

  check (assigned_to is null or employer is null),
  check ((reported_at is null) = (reported_by is null)),
  check ((state in ('reported', 'returned', 'accepted')) <= (reported_at is not null)),
  check ((closed_at is not null) = (state in ('accepted', 'cancelled'))),
  check ((state = 'accepted') = (accepted_by is not null)),
  -- 検収: who did the work does not find it good. 根拠: 地方自治法 第234条の2
  check (accepted_by <> reported_by)
);
-- Pressed twice, or by two officers: one order at a time for a report.
create unique index one_open_order_of_report on reports.orders (report_id)
  where report_id is not null and state not in ('accepted', 'cancelled');
create index orders_of_report on reports.orders (report_id) where report_id is not null;
create index orders_of_asset on reports.orders (asset_id, ordered_at desc) where asset_id is not null;
create index orders_of_day on reports.orders (office_id, planned_on, id);
create index orders_to_do on reports.orders (office_id, planned_on, id) where closed_at is null;
create index orders_to_accept on reports.orders (office_id, reported_at, id) where state = 'reported';
create index orders_of_employer on reports.orders (employer, planned_on, id) where employer is not null;

-- What happened to an order; stays as it was written.
create table reports.order_steps (
  order_id uuid not null references reports.orders,
  number int not null check (number > 0),
  kind text not null check (kind in ('ordered', 'moved', 'replanned', 'noted')),
  from_state text,
  to_state text,
  -- why it could not be done: one of the profile's
  reason text,
  note text check (length(note) between 1 and 2000),
  -- old and new day, crew and the like: ids, codes and days
  details jsonb not null default '{}',
  at timestamptz not null,
  by_staff uuid,
  -- of what was written without a connection: taken once, however often it is sent
  sent_key uuid unique,
  primary key (order_id, number)
);
create trigger order_steps_stay before update on reports.order_steps for each row execute function reports.refuse_change();

-- A crew's pictures: of the report, where the order is for one; of the order alone otherwise.
alter table reports.photos alter column report_id drop not null, add column order_id uuid references reports.orders,
  add constraint of_report_or_order check (report_id is not null or order_id is not null);
create index photos_of_order on reports.photos (order_id, role, position) where order_id is not null;
