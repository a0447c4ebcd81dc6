-- A mail address that opens an account. Found by its keyed hash; read, to write to it, by unsealing.
create table auth.mail_addresses (
  id uuid primary key default uuidv7(),
  account_id uuid not null references auth.accounts,
  address_hash bytea not null check (length(address_hash) = 32),
  sealed bytea not null,
  confirmed_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create unique index mail_addresses_standing on auth.mail_addresses (address_hash) where ended_at is null;
create unique index mail_addresses_account on auth.mail_addresses (account_id) where ended_at is null;

-- One mail with a link and a code: good once, for fifteen minutes, in the browser that asked. Link and code are derived
-- from the house's secret when the mail leaves; here is only what finds and counts them.
create table auth.mail_links (
  id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null check (purpose in ('sign-in', 'add')),
  account_id uuid references auth.accounts,
  browser text not null,
  address_hash bytea not null,
  sealed bytea not null,
  lang text not null check (lang in ('ja', 'easy', 'en')),
  return_to text not null,
  -- too many were asked for this address: it looks the same, and nothing is sent
  is_held boolean not null,
  tries smallint not null default 0 check (tries between 0 and 5),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '15 minutes',
  ended_at timestamptz,
  check ((purpose = 'add') = (account_id is not null))
);
create index mail_links_browser on auth.mail_links (browser, created_at) where ended_at is null;
create index mail_links_expires_at on auth.mail_links (expires_at);

-- For who has lost phone and card: made by the person before (`own`), or given at the counter for a day.
create table auth.recovery_codes (
  id uuid primary key default uuidv7(),
  account_id uuid not null references auth.accounts,
  kind text not null check (kind in ('own', 'counter')),
  code_hash bytea not null unique,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  used_at timestamptz,
  ended_at timestamptz,
  -- at the counter: who gave it, on which paper, and why
  issued_by uuid references auth.accounts,
  paper text,
  reason text check (length(reason) between 1 and 400),
  check ((kind = 'counter') = (issued_by is not null and paper is not null and reason is not null and expires_at is not null)),
  check (issued_by <> account_id)
);
create index recovery_codes_account on auth.recovery_codes (account_id) where ended_at is null;
create index recovery_codes_issued_by on auth.recovery_codes (issued_by) where issued_by is not null;

-- A renewed card has another `sub`. Its account stands for the one that the person has already.
alter table auth.accounts add column stands_for uuid references auth.accounts check (stands_for <> id);
create index accounts_stands_for on auth.accounts (stands_for) where stands_for is not null;
