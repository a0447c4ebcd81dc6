-- Cash and terminals at the counter. 根拠: 地方自治法 171条 (出納員), 会計事務規則 (現金取扱員, 釣銭準備金; 要確認)
create table payments.drawers (
  id uuid primary key default uuidv7(),
  key text not null unique,
  name text not null,
  office_key text not null,
  float_amount int8 not null check (float_amount >= 0),
  active boolean not null default true
);

-- Who may touch money, from when to when: 出納員 or 現金取扱員 of an office.
create table payments.cash_officers (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references people.staff (id),
  office_key text not null,
  kind text not null check (kind in ('treasurer', 'handler')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  named_by uuid references people.staff (id),
  created_at timestamptz not null default now(),
  exclude using gist (staff_id with =, office_key with =, daterange(valid_from, valid_to) with &&)
);

-- One drawer on one day: opened with a counted float, counted again by one person, confirmed by another, then locked.
create table payments.drawer_days (
  drawer_id uuid not null references payments.drawers (id),
  day date not null,
  state text not null default 'open' check (state in ('open', 'counted', 'closed')),
  float_amount int8 not null check (float_amount >= 0),
  opened_by uuid not null references people.staff (id),
  opened_at timestamptz not null,
  denominations jsonb,
  counted_amount int8 check (counted_amount >= 0),
  expected_amount int8,
  explanation text,
  counted_by uuid references people.staff (id),
  counted_at timestamptz,
  confirmed_by uuid references people.staff (id),
  confirmed_at timestamptz,
  primary key (drawer_id, day),
  check ((state = 'open') = (counted_by is null)),
  check (state = 'open' or (counted_amount is not null and expected_amount is not null and denominations is not null and counted_at is not null)),
  check (state = 'open' or counted_amount = expected_amount or explanation is not null),
  check ((state = 'closed') = (confirmed_by is not null and confirmed_at is not null)),
  check (confirmed_by <> counted_by)
);
-- What was not closed yesterday is closed before today begins.
create unique index drawer_days_one_open on payments.drawer_days (drawer_id) where state <> 'closed';

alter table payments.payments add column drawer_id uuid references payments.drawers (id);
alter table payments.payments add column taken_by uuid references people.staff (id);
alter table payments.payments add constraint payments_counter_drawer check ((channel = 'counter') = (drawer_id is not null and taken_by is not null));

-- Numbered without a gap in each drawer and fiscal year: every number but the first names the one before it.
create table payments.counter_receipts (
  id uuid primary key default uuidv7(),
  drawer_id uuid not null,
  day date not null,
  fiscal_year integer not null,
  number integer not null check (number >= 1),
  previous integer check (previous = number - 1),
  payment_id uuid not null unique references payments.payments (id),
  method text not null check (method in ('cash', 'card', 'qr')),
  amount int8 not null check (amount > 0),
  tendered int8,
  taken_by uuid not null references people.staff (id),
  taken_at timestamptz not null,
  unique (drawer_id, fiscal_year, number),
  unique (id, drawer_id, day),
  foreign key (drawer_id, day) references payments.drawer_days (drawer_id, day),
  foreign key (drawer_id, fiscal_year, previous) references payments.counter_receipts (drawer_id, fiscal_year, number),
  check ((number = 1) = (previous is null)),
  check (method <> 'cash' or tendered >= amount),
  check (method = 'cash' or tendered is null)
);
create index counter_receipts_day on payments.counter_receipts (day, drawer_id);

-- A receipt is taken back on its own day only, for a reason, by two people.
create table payments.receipt_cancellations (
  receipt_id uuid primary key,
  drawer_id uuid not null,
  day date not null,
  reason text not null check (reason <> ''),
  asked_by uuid not null references people.staff (id),
  confirmed_by uuid not null references people.staff (id),
  cancelled_at timestamptz not null,
  foreign key (receipt_id, drawer_id, day) references payments.counter_receipts (id, drawer_id, day),
  check (asked_by <> confirmed_by),
  check (day = (cancelled_at at time zone 'Asia/Tokyo')::date)
);

-- The first person's wish to cancel a receipt, until a second one confirms it.
create table payments.receipt_cancel_wishes (
  receipt_id uuid primary key references payments.counter_receipts (id),
  reason text not null check (reason <> ''),
  asked_by uuid not null references people.staff (id),
  asked_at timestamptz not null
);

-- A refund handed out of a drawer.
create table payments.cash_refunds (
  refund_id uuid primary key references payments.refunds (id),
  drawer_id uuid not null,
  day date not null,
  amount int8 not null check (amount > 0),
  handed_by uuid not null references people.staff (id),
  handed_at timestamptz not null,
  foreign key (drawer_id, day) references payments.drawer_days (drawer_id, day)
);

-- 払込: the day's money taken to the 指定金融機関.
create table payments.pay_ins (
  drawer_id uuid not null,
  day date not null,
  amount int8 not null check (amount >= 0),
  paid_in_on date not null,
  paid_in_by uuid not null references people.staff (id),
  created_at timestamptz not null default now(),
  primary key (drawer_id, day),
  foreign key (drawer_id, day) references payments.drawer_days (drawer_id, day),
  check (paid_in_on >= day)
);

create function payments.refuse_closed_day() returns trigger language plpgsql as $$
declare
  found_state text;
begin
  -- Waits for who counts or confirms this day at the same moment.
  select state into found_state from payments.drawer_days where drawer_id = new.drawer_id and day = new.day for share;
  if found_state is distinct from 'open' then
    raise exception 'the day of the drawer is not open' using errcode = 'check_violation', constraint = 'drawer_day_open';
  end if;
  return new;
end
$$;
create trigger open_day before insert on payments.counter_receipts for each row execute function payments.refuse_closed_day();
create trigger open_day before insert on payments.receipt_cancellations for each row execute function payments.refuse_closed_day();
create trigger open_day before insert on payments.cash_refunds for each row execute function payments.refuse_closed_day();

create function payments.keep_closed_day() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'the day of the drawer is closed for good' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger closed_for_good before update on payments.drawer_days for each row execute function payments.keep_closed_day();

alter table payments.ledger_transactions add column drawer_id uuid references payments.drawers (id);
create index ledger_transactions_drawer on payments.ledger_transactions (drawer_id, booked_on) where drawer_id is not null;

revoke update, delete on payments.counter_receipts, payments.receipt_cancellations, payments.cash_refunds, payments.pay_ins from madoguchi_app;
revoke delete on payments.drawer_days from madoguchi_app;
