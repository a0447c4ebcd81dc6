-- A second warning, a week before the token ends.
alter table auth.client_tokens add column warned_last_at timestamptz;
create index client_tokens_to_warn_last on auth.client_tokens (expires_at) where warned_last_at is null and revoked_at is null;
