create schema payments;

-- One attempt to be paid for one purpose. What the house wants (`wanted`) and what the provider last reported
-- (`reported`, `sequence`) are the facts; `state` is derived from them by domain/state.ts.
create table payments.payments (
  id uuid primary key default uuidv7(),
  purpose_kind text not null,
  purpose_id uuid not null,
  attempt integer not null check (attempt >= 1),
  request_key text,
  payer_person_id uuid not null references people.persons (id),
  amount int8 not null check (amount > 0),
  wanted text not null default 'hold' check (wanted in ('hold', 'charge', 'give-back')),
  reported text not null default 'none' check (
    reported in ('none', 'open', 'authorised', 'captured', 'refunded', 'voided', 'failed', 'expired')
  ),
  sequence int8 not null default 0 check (sequence >= 0),
  state text not null default 'created' check (
    state in (
      'created', 'pending', 'authorised', 'captured', 'releasing', 'released', 'failed', 'expired', 'refunding', 'refunded'
    )
  ),
  method text check (method in ('card', 'qr', 'bank')),
  captured_amount int8 not null default 0 check (captured_amount between 0 and amount),
  refund_owed int8 not null default 0 check (refund_owed between 0 and amount),
  refunded_amount int8 not null default 0 check (refunded_amount between 0 and captured_amount),
  hold_expires_at timestamptz,
  expiry_announced_at timestamptz,
  alarm text check (alarm in ('amount_mismatch', 'reference_mismatch', 'order_refused')),
  checkout_id text unique,
  checkout_url text,
  return_path text,
  -- Charged money became revenue: booked once, never undone.
  recognised boolean not null default false,
  secured_at timestamptz,
  captured_at timestamptz,
  created_at timestamptz not null default now(),
  unique (purpose_kind, purpose_id, attempt)
);

create unique index payments_one_live on payments.payments (purpose_kind, purpose_id)
where state in ('created', 'pending', 'authorised', 'captured');

create unique index payments_request_key on payments.payments (purpose_kind, purpose_id, request_key)
where request_key is not null;

create index payments_holds on payments.payments (hold_expires_at) where state = 'authorised';

create index payments_payer on payments.payments (payer_person_id);

create table payments.lines (
  payment_id uuid not null references payments.payments (id),
  position integer not null check (position >= 1),
  label text not null,
  unit int8 not null check (unit >= 0),
  count integer not null check (count >= 1),
  amount int8 not null,
  account text not null check (account in ('fee', 'postage')),
  primary key (payment_id, position),
  check (amount = unit * count)
);

-- What the provider told us, once per event, with what became of it. No personal data in it.
create table payments.callbacks (
  event_id text primary key,
  payment_id uuid not null references payments.payments (id),
  type text not null,
  sequence int8 not null,
  outcome text not null check (outcome in ('applied', 'stale', 'alarm')),
  received_at timestamptz not null default now()
);

create table payments.refunds (
  id uuid primary key default uuidv7(),
  payment_id uuid not null references payments.payments (id),
  amount int8 not null check (amount > 0),
  ground text not null,
  created_at timestamptz not null default now()
);

create table payments.receipts (
  payment_id uuid not null references payments.payments (id),
  issue integer not null check (issue >= 1),
  number text not null,
  document_id uuid not null,
  issued_on date not null,
  created_at timestamptz not null default now(),
  primary key (payment_id, issue)
);
