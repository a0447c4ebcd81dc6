-- Those for whom it is too early go to a chunk of their own; its batch is a number that no other batch has.
create sequence messaging.later_batches as int minvalue 1000000;

-- How many intents of this batch it answers for; of one that was split none, since its halves do.
alter table messaging.chunks add column planned int not null default 0;
-- On channels that take one at a time: sealed recipients whom the other side refused, and why: { person: reason }.
alter table messaging.chunks add column refused jsonb;
create index chunks_for_later on messaging.chunks (not_before) where next_attempt_at = 'infinity' and settled_at is null;

-- Identifiers and addresses do not get smaller by trying.
alter table messaging.chunks alter column recipients set storage external, alter column addresses set storage external;

-- What waits for a person's daily or weekly notice, which says only where to read.
create table messaging.digest_items (
  person_id uuid not null,
  cause uuid not null references messaging.campaigns,
  -- business time
  due_at timestamptz not null,
  told_at timestamptz,
  primary key (person_id, cause)
);
create index digest_items_due on messaging.digest_items (due_at, person_id) where told_at is null;

-- Sealed is sealed. Only somebody of whom nothing is kept leaves a chunk again, and only when it is over.
create or replace function messaging.refuse_unsealing() returns trigger language plpgsql as $$
begin
  if old.body is not null and (new.recipients, new.addresses, new.left_out, new.body, new.retry_key, new.first_attempt_at)
    is distinct from (old.recipients, old.addresses, old.left_out, old.body, old.retry_key, old.first_attempt_at)
    and not coalesce(old.settled_at is not null and new.settled_at is not null
      and (new.body, new.retry_key, new.first_attempt_at) = (old.body, old.retry_key, old.first_attempt_at)
      and new.recipients <@ old.recipients and cardinality(new.recipients) >= cardinality(old.recipients) - 1
      and new.addresses <@ old.addresses and cardinality(new.addresses) = cardinality(new.recipients)
      and old.left_out @> new.left_out, false) then
    raise exception 'a sealed chunk is never changed' using errcode = '23514';
  end if;
  return new;
end $$;
