-- Other systems that call the API: of an organisation or of an office of the house. Who that is, the modules know.
create table auth.clients (
  id uuid primary key default uuidv7(),
  organisation_id uuid,
  office_id uuid,
  name text not null check (length(name) between 1 and 100),
  purpose text not null check (length(purpose) between 1 and 300),
  -- whom the office writes to when the program misbehaves
  contact text not null check (length(contact) between 1 and 200),
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  created_by uuid not null references auth.accounts,
  created_at timestamptz not null default clock_timestamp(),
  ended_by uuid references auth.accounts,
  ended_at timestamptz,
  check ((organisation_id is null) <> (office_id is null)),
  check ((ended_by is null) = (ended_at is null))
);
create index clients_of_organisation on auth.clients (organisation_id, id) where organisation_id is not null;
create index clients_of_office on auth.clients (office_id, id) where office_id is not null;

-- SHA-256 of 256 random bits; the token itself was shown once.
create table auth.client_tokens (
  id uuid primary key default uuidv7(),
  client_id uuid not null references auth.clients,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_by uuid not null references auth.accounts,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_by uuid references auth.accounts,
  revoked_at timestamptz,
  -- by the hour, so that a token which nobody needs is found, and no more is kept
  seen_at timestamptz,
  warned_at timestamptz,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  check ((revoked_by is null) = (revoked_at is null))
);
create index client_tokens_of_client on auth.client_tokens (client_id, id);
create index client_tokens_to_warn on auth.client_tokens (expires_at) where warned_at is null and revoked_at is null;

-- What a client is for is never rewritten: another purpose is another client. What ended stays ended.
create function auth.keep_client() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.id, new.organisation_id, new.office_id, new.name, new.purpose, new.contact, new.scopes, new.created_by, new.created_at)
      is distinct from
      (old.id, old.organisation_id, old.office_id, old.name, old.purpose, old.contact, old.scopes, old.created_by, old.created_at)
  then raise exception 'auth.clients: only its end is added' using errcode = '23514'; end if;
  return new;
end $$;
create trigger clients_stay before update on auth.clients for each row execute function auth.keep_client();

create function auth.keep_client_token() returns trigger language plpgsql as $$
begin
  if (new.id, new.client_id, new.token_hash, new.created_by, new.created_at, new.expires_at)
      is distinct from (old.id, old.client_id, old.token_hash, old.created_by, old.created_at, old.expires_at)
    or (old.revoked_at is not null and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by))
  then raise exception 'auth.client_tokens: a token never lives longer or again' using errcode = '23514'; end if;
  return new;
end $$;
create trigger client_tokens_stay before update on auth.client_tokens for each row execute function auth.keep_client_token();

revoke delete, truncate on auth.clients from madoguchi_app;
revoke delete, truncate on auth.client_tokens from madoguchi_app;
