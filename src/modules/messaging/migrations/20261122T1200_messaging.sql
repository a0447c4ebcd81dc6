create schema messaging;

-- Where a person wants to be told. `ended_at` is set, never deleted: it explains why nothing came.
create table messaging.contacts (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  channel text not null check (channel in ('line', 'mail')),
  address text not null check (length(address) between 3 and 320),
  lang text not null default 'ja' check (lang in ('ja', 'easy', 'en')),
  verified_at timestamptz not null,
  -- the person wants only what the law makes us send
  statutory_only_since timestamptz,
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('by-person', 'blocked', 'refused-by-provider', 'moved-out')),
  check ((ended_at is null) = (ended_reason is null))
);

create unique index contacts_one_per_channel on messaging.contacts (person_id, channel) where ended_at is null;

-- One message on one channel. Body, address and retry key are frozen before the first attempt, so that every
-- attempt is the same bytes under the same key and the provider can tell a repetition.
create table messaging.deliveries (
  id uuid primary key default uuidv7(),
  notice_id uuid not null references platform.notices,
  channel text not null check (channel in ('line', 'mail', 'letter')),
  person_id uuid not null,
  kind text not null,
  state text not null default 'created' check (state in (
    'created', 'sending', 'temporary-failure', 'sent', 'permanent-failure', 'unknown', 'cancelled')),
  -- a code of this house: `blocked`, `monthly-limit`, `no-answer` …
  reason text,
  address text,
  body text,
  retry_key uuid,
  attempts int not null default 0,
  -- real time: the provider's retry key is valid for 24 hours from here
  first_attempt_at timestamptz,
  -- whether an attempt may have arrived although no answer came
  is_ambiguous boolean not null default false,
  provider_id text,
  -- business time
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (notice_id, channel),
  check (state in ('created', 'cancelled') or (body is not null and retry_key is not null and first_attempt_at is not null)),
  check ((settled_at is not null) = (state in ('sent', 'permanent-failure', 'unknown', 'cancelled')))
);

create index deliveries_of_person on messaging.deliveries (person_id, id desc);
create index deliveries_of_notice on messaging.deliveries (notice_id);

create function messaging.refuse_thawing() returns trigger language plpgsql as $$
begin
  if old.body is not null and (new.body, new.address, new.retry_key, new.first_attempt_at)
    is distinct from (old.body, old.address, old.retry_key, old.first_attempt_at) then
    raise exception 'a frozen message is never changed' using errcode = '23514';
  end if;
  return new;
end $$;

create trigger deliveries_stay_frozen before update on messaging.deliveries
  for each row execute function messaging.refuse_thawing();

-- Papers that go by post, such as certificates: once per reference.
create table messaging.letters (
  id uuid primary key default uuidv7(),
  reference text not null unique check (length(reference) between 1 and 100),
  document_id uuid not null,
  person_id uuid not null,
  postcode text not null,
  address text not null,
  addressee text not null,
  state text not null default 'created' check (state in ('created', 'temporary-failure', 'sent', 'permanent-failure')),
  reason text,
  attempts int not null default 0,
  provider_id text,
  created_at timestamptz not null default platform.business_now(),
  sent_at timestamptz
);
