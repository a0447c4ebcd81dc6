-- What LINE tells by webhook, once per id. What people write is kept until it is answered; then only that it came remains.
create table messaging.line_events (
  webhook_event_id text primary key check (webhook_event_id ~ '^[0-9A-Za-z_-]{8,64}$'),
  kind text not null check (kind in ('follow', 'unfollow', 'message', 'postback', 'accountLink')),
  line_user_id text not null check (line_user_id ~ '^U[0-9a-f]{32}$'),
  -- LINE's time stamp: events of one person are worked in this order
  at timestamptz not null,
  payload jsonb,
  -- the reply as it will leave: token and messages. Every attempt is the same
  answer json,
  -- real time
  received_at timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  handled_at timestamptz,
  check (handled_at is null or (payload is null and answer is null))
);
create index line_events_open on messaging.line_events (line_user_id, at, webhook_event_id) where handled_at is null;
create index line_events_waiting on messaging.line_events (received_at) where handled_at is null;
create index line_events_old on messaging.line_events (handled_at) where handled_at is not null;

-- In which language somebody wants to be answered who is linked to nobody.
alter table messaging.line_friends add column lang text check (lang in ('ja', 'easy', 'en'));

-- A link token that LINE gave us for one of its accounts. Real time; hashes only.
create table messaging.line_link_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  line_user_id text not null check (line_user_id ~ '^U[0-9a-f]{32}$'),
  expires_at timestamptz not null
);
create index line_link_tokens_ending on messaging.line_link_tokens (expires_at);

-- With what somebody who is signed in answers a link token. Counts once, within ten minutes, while that session lives.
create table messaging.line_nonces (
  nonce_hash bytea primary key check (octet_length(nonce_hash) = 32),
  token_hash bytea not null references messaging.line_link_tokens on delete cascade,
  account_id uuid not null,
  person_id uuid not null,
  session_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index line_nonces_of_token on messaging.line_nonces (token_hash);
create index line_nonces_of_person on messaging.line_nonces (person_id);

-- One LINE account tells one person.
create unique index contacts_one_line_account on messaging.contacts (address) where channel = 'line' and ended_at is null;
alter table messaging.contacts drop constraint contacts_ended_reason_check;
alter table messaging.contacts add constraint contacts_ended_for check (
  ended_reason in ('by-person', 'blocked', 'refused-by-provider', 'moved-out', 'linked-anew', 'linked-by-another'));

-- What LINE says of the office's own account, and how many follow it; looked up from time to time.
create table messaging.line_account (
  is_only boolean primary key default true check (is_only),
  -- to whom webhooks are addressed
  bot_user_id text check (bot_user_id ~ '^U[0-9a-f]{32}$'),
  -- 「@madoguchi」, by which people find it
  basic_id text check (basic_id ~ '^@[0-9a-z._-]{1,40}$'),
  friends int not null default 0,
  linked int not null default 0,
  -- real time
  next_look_at timestamptz not null default clock_timestamp()
);
insert into messaging.line_account default values;

-- The rich menus that stand at LINE, for who is linked and who is not.
create table messaging.line_menus (
  variant text primary key check (variant in ('linked', 'unlinked')),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  rich_menu_id text not null check (length(rich_menu_id) between 1 and 100),
  made_at timestamptz not null
);

-- Hours may be missing: `null is distinct from null` is false, so that the first form refused it.
alter table messaging.habits drop constraint if exists habits_check;
alter table messaging.habits add constraint habits_hours_are_two_or_none check (
  (hours_from is null) = (hours_until is null) and (hours_from is null or hours_from <> hours_until));
