-- 代理権: who may act for whom, as a paper showed it. Written down once; what changes is its end, and that only once.
create table people.mandates (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in
    ('parental', 'minor_guardian', 'adult_guardian', 'curator', 'assistant', 'voluntary_guardian', 'attorney')),
  principal_id uuid not null references people.persons,
  agent_id uuid not null references people.persons check (agent_id <> principal_id),
  -- procedures by their slugs; null: everything
  scope text[] check (cardinality(scope) between 1 and 50 and array_position(scope, null) is null),
  evidence text not null check (evidence in ('family_register', 'registration', 'court_document', 'letter')),
  seen_on date not null,
  -- [valid_from, valid_to); the 18th birthday of a child is reckoned, not kept
  valid_from date not null,
  valid_to date check (valid_from < valid_to),
  recorded_by uuid not null references people.staff,
  recorded_at timestamptz not null,
  -- the first day on which it does not stand any more
  ended_on date check (valid_from <= ended_on),
  ended_why text check (ended_why in ('principal_died', 'agent_died', 'moved_out', 'removed', 'revoked', 'mistake')),
  ended_by uuid references people.staff,
  check (seen_on <= (recorded_at at time zone 'Asia/Tokyo')::date),
  -- what a court, a contract or the person gave is given for this or that
  constraint mandates_scope check (scope is not null or kind in ('parental', 'minor_guardian', 'adult_guardian')),
  constraint mandates_of_attorney check (kind <> 'attorney' or valid_to is not null),
  constraint mandates_evidence check (case kind
    when 'attorney' then evidence = 'letter'
    when 'voluntary_guardian' then evidence = 'registration'
    when 'parental' then evidence in ('family_register', 'court_document')
    when 'minor_guardian' then evidence in ('family_register', 'court_document')
    else evidence in ('registration', 'court_document') end),
  check ((ended_on is null) = (ended_why is null)),
  -- by staff: what only a person can know, and the death of somebody outside the register
  check (ended_by is not null or ended_why is null or ended_why not in ('revoked', 'mistake')),
  check (ended_by is null or ended_why in ('revoked', 'mistake', 'principal_died', 'agent_died')),
  check (ended_why <> 'mistake' or ended_on = valid_from),
  -- several 委任状 to one agent may stand beside each other
  constraint one_mandate_a_day exclude using gist
    (principal_id with =, agent_id with =, kind with =, daterange(valid_from, least(valid_to, ended_on)) with &&)
    where (kind <> 'attorney')
);
create index mandates_of_principal on people.mandates (principal_id, valid_from desc);
create index mandates_of_agent on people.mandates (agent_id, valid_from desc);
create index mandates_ended_by_register on people.mandates (ended_on)
  where ended_on is not null and ended_by is null;
revoke delete on people.mandates from madoguchi_app;

-- Only an end is added, and only the register takes back what only it said (a death that was cancelled).
create function people.keep_mandate() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['ended_on', 'ended_why', 'ended_by'])
      is distinct from (to_jsonb(old) - array['ended_on', 'ended_why', 'ended_by']) then
    raise exception 'a mandate is not rewritten' using errcode = '23514';
  end if;
  if old.ended_on is not null and not (new.ended_on is null and old.ended_by is null) then
    raise exception 'a mandate ends once' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger mandate_is_kept before update on people.mandates
  for each row execute function people.keep_mandate();
