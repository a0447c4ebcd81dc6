-- A 委任状 may be signed online by the principal and accepted by the agent; either of them may end it.
alter table people.mandates
  alter column recorded_by drop not null,
  add column ended_by_person uuid references people.persons,
  drop constraint mandates_evidence_check,
  drop constraint mandates_evidence,
  drop constraint mandates_ended_why_check;
alter table people.mandates
  add constraint mandates_evidence_check
    check (evidence in ('family_register', 'registration', 'court_document', 'letter', 'signed_online')),
  add constraint mandates_evidence check (case kind
    when 'attorney' then evidence in ('letter', 'signed_online')
    when 'voluntary_guardian' then evidence = 'registration'
    when 'parental' then evidence in ('family_register', 'court_document')
    when 'minor_guardian' then evidence in ('family_register', 'court_document')
    else evidence in ('registration', 'court_document') end),
  -- no member of staff stands between two people who both used their card
  add constraint mandates_recorded check ((recorded_by is null) = (evidence = 'signed_online')),
  add constraint mandates_ended_why_check check (ended_why in
    ('principal_died', 'agent_died', 'moved_out', 'removed', 'revoked', 'mistake', 'withdrawn', 'resigned')),
  -- 民法 第651条: either side may end what was given freely; who was appointed or is a parent may not
  add constraint mandates_ended_by_side check (
    (ended_by_person is null) = (ended_why is null or ended_why not in ('withdrawn', 'resigned'))
    and (ended_by_person is null or (kind = 'attorney' and ended_by is null
      and ended_by_person = case ended_why when 'withdrawn' then principal_id else agent_id end)));

create or replace function people.keep_mandate() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['ended_on', 'ended_why', 'ended_by', 'ended_by_person'])
      is distinct from (to_jsonb(old) - array['ended_on', 'ended_why', 'ended_by', 'ended_by_person']) then
    raise exception 'a mandate is not rewritten' using errcode = '23514';
  end if;
  if old.ended_on is not null
      and not (new.ended_on is null and old.ended_by is null and old.ended_by_person is null) then
    raise exception 'a mandate ends once' using errcode = '23514';
  end if;
  return new;
end $$;

-- 委任状 that were signed online and wait for who holds the code. The code is derived from the id and a secret; only what
-- it hashes to is kept.
create table people.mandate_invitations (
  id uuid primary key default uuidv7(),
  principal_id uuid not null references people.persons,
  account_id uuid not null,
  scope text[] not null check (cardinality(scope) between 1 and 50 and array_position(scope, null) is null),
  -- the mandate ends on this day, the first on which it does not stand
  valid_to date not null,
  content_hash bytea not null check (length(content_hash) = 32),
  code_hash bytea not null unique check (length(code_hash) = 32),
  drawn_up_at timestamptz not null,
  signed_at timestamptz,
  expires_at timestamptz not null check (drawn_up_at < expires_at),
  outcome text check (outcome in ('accepted', 'refused', 'revoked')),
  ended_at timestamptz,
  agent_id uuid references people.persons check (agent_id <> principal_id),
  mandate_id uuid unique references people.mandates,
  check ((outcome is null) = (ended_at is null)),
  check (outcome is null or outcome = 'revoked' or signed_at is not null),
  check ((outcome is not distinct from 'accepted') = (mandate_id is not null)),
  check ((outcome is not distinct from 'revoked' or outcome is null) = (agent_id is null))
);
create index mandate_invitations_of_principal on people.mandate_invitations (principal_id, drawn_up_at desc);
