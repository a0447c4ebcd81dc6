-- Bank accounts of people. The number and the holder's name are encrypted with a key of the house (AES-256-GCM, bound
-- to the row); only the payout file reads them whole.
create table payments.bank_accounts (
  id uuid primary key,
  person_id uuid not null references people.persons (id),
  source text not null check (source in ('own', 'public')),
  bank_code text not null check (bank_code ~ '^\d{4}$'),
  branch_code text not null check (branch_code ~ '^\d{3}$'),
  kind text not null check (kind in ('ordinary', 'current', 'savings')),
  masked text not null,
  sealed bytea not null,
  saved_at timestamptz not null
);
create index bank_accounts_person on payments.bank_accounts (person_id);

-- 支出: asked for, examined by the treasury (another person), put into one file, sent, paid or come back.
create table payments.payouts (
  id uuid primary key default uuidv7(),
  purpose_kind text not null,
  purpose_id uuid not null,
  payee_person_id uuid not null references people.persons (id),
  account_id uuid not null references payments.bank_accounts (id),
  amount int8 not null check (amount > 0),
  pay_on date not null,
  ground text not null,
  budget_item text not null,
  fiscal_year integer not null,
  decided_by uuid not null references people.staff (id),
  requested_at timestamptz not null,
  state text not null default 'requested' check (
    state in ('requested', 'approved', 'returned', 'in-file', 'sent', 'paid', 'failed', 'cancelled')
  ),
  approved_by uuid references people.staff (id),
  approved_at timestamptz,
  reason text,
  ended_at timestamptz,
  check (approved_by <> decided_by),
  check ((approved_by is null) = (approved_at is null)),
  check (state not in ('approved', 'in-file', 'sent', 'paid', 'failed') or approved_by is not null),
  check (state not in ('returned', 'failed', 'cancelled') or (reason is not null and ended_at is not null)),
  unique (id, amount)
);
create unique index payouts_one_standing on payments.payouts (purpose_kind, purpose_id)
where state not in ('returned', 'failed', 'cancelled');
create index payouts_state on payments.payouts (state, pay_on, id);

-- One file for each day of transfer; what it held is kept byte for byte, encrypted.
create table payments.payout_files (
  id uuid primary key,
  pay_on date not null,
  state text not null default 'made' check (state in ('made', 'sent', 'settled', 'cancelled')),
  count integer not null check (count > 0),
  total int8 not null check (total > 0),
  sha256 text not null,
  sealed bytea not null,
  made_by uuid not null references people.staff (id),
  made_at timestamptz not null,
  sent_by uuid references people.staff (id),
  sent_at timestamptz,
  reason text,
  check (state not in ('sent', 'settled') or (sent_by is not null and sent_at is not null)),
  check (state <> 'cancelled' or reason is not null)
);
create unique index payout_files_one_a_day on payments.payout_files (pay_on) where state <> 'cancelled';

-- A payout stands in at most one file that counts.
create table payments.payout_file_items (
  file_id uuid not null references payments.payout_files (id),
  position integer not null check (position >= 1),
  payout_id uuid not null,
  amount int8 not null,
  cancelled boolean not null default false,
  primary key (file_id, position),
  foreign key (payout_id, amount) references payments.payouts (id, amount)
);
create unique index payout_file_items_once on payments.payout_file_items (payout_id) where not cancelled;

-- Every time somebody took the file: the first is the output, the others are 再出力.
create table payments.payout_file_downloads (
  file_id uuid not null references payments.payout_files (id),
  number integer not null check (number >= 1),
  staff_id uuid not null references people.staff (id),
  taken_at timestamptz not null,
  primary key (file_id, number)
);

-- What the bank said of each transfer: paid, 振込不能, or 組戻し.
create table payments.payout_results (
  payout_id uuid not null references payments.payouts (id),
  step integer not null check (step >= 1),
  outcome text not null check (outcome in ('paid', 'failed', 'recalled')),
  code text not null,
  recorded_by uuid not null references people.staff (id),
  recorded_at timestamptz not null,
  primary key (payout_id, step)
);

-- A file's count and total are those of its items.
create function payments.check_file_totals() returns trigger language plpgsql as $$
declare
  file payments.payout_files;
  items integer;
  sum int8;
begin
  select * into file from payments.payout_files where id = (case tg_table_name when 'payout_files' then (to_jsonb(new) ->> 'id') else (to_jsonb(new) ->> 'file_id') end)::uuid;
  select count(*), coalesce(sum(amount), 0) into items, sum from payments.payout_file_items where file_id = file.id;
  if items <> file.count or sum <> file.total then
    raise exception 'payout file % does not hold what it says', file.id using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger totals after insert on payments.payout_files
deferrable initially deferred for each row execute function payments.check_file_totals();
create constraint trigger totals after insert on payments.payout_file_items
deferrable initially deferred for each row execute function payments.check_file_totals();

alter table payments.refund_proposals add constraint refund_proposals_account foreign key (account_id) references payments.bank_accounts (id);
alter table payments.ledger_transactions add column payout_id uuid references payments.payouts (id);
alter table payments.ledger_transactions add constraint ledger_transactions_of_something check (num_nonnulls(payment_id, drawer_id, payout_id) >= 1);
create unique index ledger_transactions_payout_once on payments.ledger_transactions (payout_id, kind) where payout_id is not null;

revoke update, delete on payments.bank_accounts, payments.payout_file_downloads, payments.payout_results from madoguchi_app;
revoke delete on payments.payouts, payments.payout_files, payments.payout_file_items from madoguchi_app;
