-- Kinds of notices that the law does not require and that a person stopped one by one. 'campaigns': what is sent to many
-- without having been chosen.
create table messaging.stopped_kinds (
  person_id uuid not null,
  kind text not null check (length(kind) between 3 and 80),
  stopped_at timestamptz not null,
  primary key (person_id, kind)
);

-- An address that somebody wants to be told at, until the link in the mail to it was followed and its button pressed.
create table messaging.mail_proofs (
  id uuid primary key,
  person_id uuid not null,
  address text not null check (length(address) between 3 and 320),
  lang text not null check (lang in ('ja', 'easy', 'en')),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  -- business time
  asked_at timestamptz not null,
  expires_at timestamptz not null check (asked_at < expires_at),
  used_at timestamptz
);
create index mail_proofs_of_person on messaging.mail_proofs (person_id, asked_at desc);
create index mail_proofs_over on messaging.mail_proofs (expires_at);

-- Business time at which quiet hours are over for a message that waits for it.
alter table messaging.deliveries add column not_before timestamptz;
create index deliveries_waiting on messaging.deliveries (not_before) where not_before is not null and settled_at is null;

-- What was sent to many and to this person, for the list of their messages.
create index chunks_of_batch on messaging.chunks (cause, channel, batch);

-- Whoever gave an address without proving it has their own matter told there, and nothing else.
update messaging.contacts set for_topics = false where channel = 'mail' and verified_at is null;
