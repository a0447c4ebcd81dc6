-- Forms and API calls that were carried out, so that a repeated one gets the same answer.
create table platform.idempotency_keys (
  owner text not null,             -- account or hashed browser cookie: nobody can replay another's key
  form text not null,
  key text not null check (length(key) between 8 and 128),
  body_hash bytea not null,
  location text,                   -- answer of a form
  answer jsonb,                    -- answer of an API call: {status, body}
  created_at timestamptz not null default clock_timestamp(),
  primary key (owner, form, key)
);
create index idempotency_keys_created_at on platform.idempotency_keys (created_at);

-- Fixed number of buckets; unlogged, because losing them in a crash costs nothing.
create unlogged table platform.rate_limits (
  bucket int primary key check (bucket between 0 and 1048575),
  minute timestamptz not null,
  used int not null
) with (fillfactor = 70);

-- What a person had typed when the session ended; encrypted, only for the same account.
create table platform.kept_forms (
  id uuid primary key default uuidv7(),
  account_id uuid not null,
  path text not null,
  sealed bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '1 day'
);
create index kept_forms_account on platform.kept_forms (account_id);
create index kept_forms_expires_at on platform.kept_forms (expires_at);
