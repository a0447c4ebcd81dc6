-- What a reservation costs, as it is asked for. One bill for its fee, one more for each time that a change makes it dearer.
create table reservations.bills (
  id uuid primary key default uuidv7(),
  reservation_id uuid not null references reservations.reservations,
  kind text not null check (kind in ('fee', 'difference')),
  amount bigint not null check (amount > 0),
  -- lines of the payment
  lines jsonb not null,
  -- what is lent with it, as [{ id, pieces }]: a place taken anew has to be the same
  equipment jsonb not null default '[]',
  -- 指定管理者 whose 利用料金 it is; missing: the ward's 使用料
  payee_id uuid references organisations.organisations,
  asked_at timestamptz not null,
  -- the reservation lapses then; missing: it does not
  due_at timestamptz,
  remind_at timestamptz check (remind_at < due_at),
  reminded_at timestamptz,
  -- its hold is over; money that is on its way is still waited for
  waits_until timestamptz,
  paid_at timestamptz,
  ended_at timestamptz,
  ended_for text check (ended_for in ('expired', 'lapsed', 'cancelled', 'replaced', 'taken')),
  repaid bigint not null default 0,
  check ((ended_at is null) = (ended_for is null)),
  check (paid_at is null or ended_at is null),
  check (repaid = 0 or paid_at is not null),
  constraint never_more_back_than_paid check (repaid between 0 and amount)
);
create unique index one_open_bill on reservations.bills (reservation_id) where paid_at is null and ended_at is null;
create index bills_of_reservation on reservations.bills (reservation_id, asked_at);
create index bills_due on reservations.bills (due_at) where paid_at is null and ended_at is null;
create index bills_to_remind on reservations.bills (remind_at)
  where paid_at is null and ended_at is null and reminded_at is null;
create index bills_waiting on reservations.bills (waits_until) where paid_at is null and ended_at is null;

-- 還付: decided by the rules; ordered once the payment company has the money that goes back.
create table reservations.repayments (
  id uuid primary key default uuidv7(),
  bill_id uuid not null references reservations.bills,
  amount bigint not null check (amount > 0),
  percent smallint not null check (percent between 1 and 100),
  why text not null check (why in ('own', 'change', 'weather', 'closure', 'lapse')),
  decided_at timestamptz not null,
  ordered_at timestamptz
);
create index repayments_of_bill on reservations.repayments (bill_id);

revoke delete, truncate on reservations.bills, reservations.repayments from madoguchi_app;
