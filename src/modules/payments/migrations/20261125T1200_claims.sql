-- Reductions (減免) are lines of their own, at most zero. A total of zero is asked for and booked all the same.
alter table payments.payments drop constraint payments_amount_check;
alter table payments.payments add constraint payments_amount_check check (amount >= 0);
alter table payments.payments drop constraint payments_method_check;
alter table payments.payments add constraint payments_method_check check (method in ('card', 'qr', 'bank', 'cash'));

alter table payments.lines add column revenue_item text;
alter table payments.lines add column exemption text;
alter table payments.lines add column ground text;
alter table payments.lines drop constraint lines_unit_check;
alter table payments.lines add constraint lines_reduction_has_ground check (
  case when exemption is null then unit >= 0 and ground is null else unit <= 0 and ground is not null end
);

-- Money at the counter: a payment whose payer may be nobody that the register knows.
alter table payments.payments add column channel text not null default 'online' check (channel in ('online', 'counter'));
alter table payments.payments alter column payer_person_id drop not null;
alter table payments.payments add constraint payments_online_payer check (channel = 'counter' or payer_person_id is not null);
alter table payments.payments add constraint payments_cash_at_counter check (method <> 'cash' or channel = 'counter');

-- What goes back another way than through the provider: out of the drawer, or by bank transfer.
alter table payments.payments add column elsewhere_owed int8 not null default 0 check (elsewhere_owed >= 0);
alter table payments.payments add column elsewhere_refunded int8 not null default 0 check (elsewhere_refunded >= 0);
alter table payments.payments add constraint payments_owed_at_most_taken check (refund_owed <= captured_amount);
alter table payments.payments add constraint payments_refunded_at_most_taken check (
  refunded_amount + elsewhere_owed <= captured_amount and elsewhere_refunded <= elsewhere_owed
);

-- Each refund with its ground; what was issued takes two people.
alter table payments.refunds add column way text not null default 'provider' check (way in ('provider', 'cash', 'transfer'));
alter table payments.refunds add column after_issue boolean not null default false;
alter table payments.refunds add column proposed_by uuid references people.staff (id);
alter table payments.refunds add column approved_by uuid references people.staff (id);
alter table payments.refunds add constraint refunds_two_people check (
  not after_issue or (proposed_by is not null and approved_by is not null and proposed_by <> approved_by)
);

create table payments.refund_proposals (
  id uuid primary key default uuidv7(),
  payment_id uuid not null references payments.payments (id),
  amount int8 not null check (amount > 0),
  ground text not null,
  way text not null check (way in ('provider', 'cash', 'transfer')),
  account_id uuid,
  proposed_by uuid not null references people.staff (id),
  proposed_at timestamptz not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'returned')),
  decided_by uuid references people.staff (id),
  decided_at timestamptz,
  reason text,
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (state <> 'approved' or decided_by <> proposed_by),
  check (state <> 'returned' or reason is not null),
  check ((way = 'transfer') = (account_id is not null))
);
create unique index refund_proposals_one_open on payments.refund_proposals (payment_id) where state = 'proposed';

-- 調定: what the ward may claim, by 歳入科目 and fiscal year; several of one day are its 集合調定. A later change is a
-- line of its own (減額調定 below zero), so the sum of a purpose is what is claimed now.
create table payments.assessments (
  id uuid primary key default uuidv7(),
  purpose_kind text not null,
  purpose_id uuid not null,
  step integer not null check (step >= 1),
  payment_id uuid not null references payments.payments (id),
  revenue_item text not null,
  fiscal_year integer not null,
  assessed_on date not null,
  amount int8 not null,
  reduced int8 not null default 0,
  created_at timestamptz not null default now(),
  check (step > 1 or (amount >= 0 and reduced >= 0))
);
create unique index assessments_step on payments.assessments (purpose_kind, purpose_id, revenue_item, step);
create index assessments_day on payments.assessments (assessed_on, revenue_item);
create index assessments_year on payments.assessments (fiscal_year, revenue_item);
revoke update, delete on payments.assessments from madoguchi_app;

-- The ledger learns 科目, fiscal year, and what moves without a payment.
alter table payments.ledger_entries add column item text;
alter table payments.ledger_transactions add column fiscal_year integer;
alter table payments.ledger_transactions alter column payment_id drop not null;
alter table payments.ledger_transactions drop constraint ledger_transactions_kind_check;
alter table payments.ledger_transactions add constraint ledger_transactions_kind_check check (
  kind in (
    'charge', 'recognition', 'refund', 'cancel', 'hand-back', 'float', 'over-short', 'pay-in',
    'payout', 'payout-paid', 'payout-back', 'payout-cancelled'
  )
);
insert into payments.ledger_accounts (key, name, side) values
  ('receivable.card', '未収金（窓口のカード）', 'debit'),
  ('receivable.qr', '未収金（窓口のQR）', 'debit'),
  ('cash.drawer', '手許現金（収納金）', 'debit'),
  ('cash.bank', '指定金融機関', 'debit'),
  ('over-short', '現金過不足', 'debit'),
  ('expenditure', '歳出', 'debit'),
  ('payable', '支払未済（振込待ち）', 'credit');
