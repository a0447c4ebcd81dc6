-- How a session began, on what, and when the person last proved who they are.
alter table auth.sessions
  add column how text not null default 'card' check (how in ('card', 'passkey', 'mail', 'recovery', 'provider', 'guest')),
  add column device text check (length(device) <= 60),
  add column factors smallint not null default 1 check (factors in (1, 2)),
  add column proven_at timestamptz not null default clock_timestamp(),
  add column passkey_id uuid;
update auth.sessions set how = 'provider' where realm = 'staff';
alter table auth.sessions alter column how drop default;
create index sessions_passkey on auth.sessions (passkey_id) where passkey_id is not null;

-- A key on a person's device. Only its public half is here.
create table auth.passkeys (
  id uuid primary key default uuidv7(),
  account_id uuid not null references auth.accounts,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0 check (counter >= 0),
  transports text[] not null default '{}',
  backup_eligible boolean not null,
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  removed_at timestamptz
);
create index passkeys_account on auth.passkeys (account_id);
alter table auth.sessions add foreign key (passkey_id) references auth.passkeys;

-- One question to an authenticator: answered once, in five minutes, in the browser that asked, for what it was asked.
create table auth.challenges (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('register', 'sign-in', 'prove', 'second-factor')),
  browser text not null,
  account_id uuid references auth.accounts,
  expires_at timestamptz not null default clock_timestamp() + interval '5 minutes',
  check ((purpose = 'sign-in') = (account_id is null))
);
create index challenges_expires_at on auth.challenges (expires_at);

-- Lets a member of staff register the first passkey; given by an administrator face to face.
create table auth.enrolment_codes (
  id uuid primary key default uuidv7(),
  account_id uuid not null references auth.accounts,
  code_hash bytea not null,
  issued_by uuid references auth.accounts,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '24 hours',
  tries smallint not null default 0 check (tries between 0 and 5),
  ended_at timestamptz,
  check (issued_by <> account_id)
);
create unique index enrolment_codes_standing on auth.enrolment_codes (account_id) where ended_at is null;
create index enrolment_codes_issued_by on auth.enrolment_codes (issued_by) where issued_by is not null;

alter table auth.signin_attempts add column fresh boolean not null default false;
