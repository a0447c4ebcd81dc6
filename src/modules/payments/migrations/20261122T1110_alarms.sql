create index payments_alarmed on payments.payments (id) where alarm is not null;

-- An alarm that a manager settled outside this house, such as at the provider's own screen. The alarm itself stays, so
-- nothing is ordered for the payment any more.
create table payments.alarm_closings (
  payment_id uuid not null references payments.payments (id),
  alarm text not null,
  ground text not null check (ground in ('provider', 'counter', 'nothing-owed')),
  staff_id uuid not null,
  closed_at timestamptz not null,
  primary key (payment_id, alarm)
);
