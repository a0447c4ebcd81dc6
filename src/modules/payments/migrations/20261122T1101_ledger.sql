-- Double entry: debit positive, credit negative, every transaction sums to zero, nothing is ever changed.
create table payments.ledger_accounts (
  key text primary key,
  name text not null,
  side text not null check (side in ('debit', 'credit'))
);

insert into payments.ledger_accounts (key, name, side) values
  ('receivable', '未収金（指定納付受託者）', 'debit'),
  ('deposit', '預り金', 'credit'),
  ('revenue.fee', '手数料収入', 'credit'),
  ('revenue.postage', '郵送料収入', 'credit'),
  ('refunds', '還付金', 'debit');

create table payments.ledger_transactions (
  id uuid primary key default uuidv7(),
  payment_id uuid not null references payments.payments (id),
  kind text not null check (kind in ('charge', 'recognition', 'refund')),
  booked_on date not null,
  created_at timestamptz not null default now()
);

create unique index ledger_transactions_once on payments.ledger_transactions (payment_id, kind)
where kind in ('charge', 'recognition');

create index ledger_transactions_payment on payments.ledger_transactions (payment_id);

create table payments.ledger_entries (
  transaction_id uuid not null references payments.ledger_transactions (id),
  position integer not null,
  account text not null references payments.ledger_accounts (key),
  amount int8 not null check (amount <> 0),
  primary key (transaction_id, position)
);

create index ledger_entries_account on payments.ledger_entries (account);

create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete or truncate on payments.ledger_transactions
for each statement execute function payments.refuse_change();

create trigger append_only before update or delete or truncate on payments.ledger_entries
for each statement execute function payments.refuse_change();

create trigger append_only before update or delete or truncate on payments.callbacks
for each statement execute function payments.refuse_change();

create function payments.check_balanced() returns trigger language plpgsql as $$
declare
  booked uuid := case tg_table_name when 'ledger_entries' then (to_jsonb(new) ->> 'transaction_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
  total int8;
  entries integer;
begin
  select coalesce(sum(amount), 0), count(*) into total, entries from payments.ledger_entries where transaction_id = booked;
  if total <> 0 or entries < 2 then
    raise exception 'ledger transaction % is not balanced', booked using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger balanced after insert on payments.ledger_entries
deferrable initially deferred for each row execute function payments.check_balanced();

create constraint trigger balanced after insert on payments.ledger_transactions
deferrable initially deferred for each row execute function payments.check_balanced();

create view payments.ledger_balances as
select account.key, account.name, account.side, coalesce(sum(entry.amount), 0)::int8 as balance
from payments.ledger_accounts account
left join payments.ledger_entries entry on entry.account = account.key
group by account.key;
