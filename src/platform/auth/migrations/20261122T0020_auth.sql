-- A sign-in known to the house. Which record of the register or the workforce it belongs to, the modules know.
create table auth.accounts (
  id uuid primary key default uuidv7(),
  realm text not null check (realm in ('resident', 'staff')),
  issuer text not null,
  subject text not null,
  person_id uuid,
  staff_id uuid,
  display_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  unique (realm, issuer, subject),
  check (realm = 'resident' or person_id is null),
  check (realm = 'staff' or staff_id is null)
);
create index accounts_person on auth.accounts (person_id) where person_id is not null;
create index accounts_staff on auth.accounts (staff_id) where staff_id is not null;

create table auth.sessions (
  id uuid primary key default uuidv7(),
  token_hash bytea not null unique,
  account_id uuid not null references auth.accounts,
  realm text not null check (realm in ('resident', 'staff')),
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_account on auth.sessions (account_id);
create index sessions_ends_at on auth.sessions (ends_at);

-- One way to the identity provider and back: for a sign-in or for a signature.
create table auth.signin_attempts (
  state_hash bytea primary key,
  realm text not null check (realm in ('resident', 'staff')),
  browser text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  lang text not null,
  signature jsonb,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '10 minutes'
);
create index signin_attempts_expires_at on auth.signin_attempts (expires_at);

-- 署名用電子署名 over the content of a request.
create table auth.signatures (
  id uuid primary key default uuidv7(),
  account_id uuid not null references auth.accounts,
  reference_kind text not null,
  reference_id uuid not null,
  content_hash bytea not null check (length(content_hash) = 32),
  transaction_id uuid not null unique,
  certificate_serial text not null,
  certificate jsonb not null,
  signature bytea not null,
  signed_at timestamptz not null default clock_timestamp()
);
create index signatures_reference on auth.signatures (reference_kind, reference_id);

create table auth.tokens (
  id uuid primary key default uuidv7(),
  token_hash bytea not null unique,
  account_id uuid not null references auth.accounts,
  scopes text[] not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  seen_at timestamptz
);
create index tokens_account on auth.tokens (account_id);
