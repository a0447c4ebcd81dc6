-- What the ward asked other bodies for instead of asking the person for a paper. Shown to the person: what, at whom, on
-- which ground, when. `blocked` and `not_found` read the same to everybody.
create table procedures.lookups (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  -- key of the definition's rule, and the row of a group it is about
  rule_key text not null,
  row_id text not null default '',
  item text not null,
  ground text not null,
  person_id uuid references people.persons,
  state text not null default 'asked' check (state in ('asked', 'found', 'not_found', 'blocked', 'timeout')),
  source text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  attempts int not null default 0 check (attempts >= 0),
  -- an unanswered one is asked again then; empty when it is not
  next_attempt_at timestamptz,
  -- what the work needs of the answer, until the case is closed
  value jsonb,
  forgotten_at timestamptz,
  -- the paper that came instead
  paper_file_id uuid,
  unique (application_id, rule_key, row_id),
  check (value is null or state = 'found'),
  check (value is null or forgotten_at is null),
  check ((state = 'asked') = (answered_at is null)),
  check (next_attempt_at is null or state in ('asked', 'timeout'))
);
create index lookups_to_repeat on procedures.lookups (next_attempt_at, id) where next_attempt_at is not null;
