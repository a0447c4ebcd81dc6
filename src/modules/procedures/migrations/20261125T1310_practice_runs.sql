-- 練習用: what is typed while practising, under the hash of a random cookie. No person, no account, nothing filed;
-- a sweep deletes it after a day, and the end of the practice takes the answers out at once.
create table procedures.practice_runs (
  id uuid primary key default uuidv7(),
  token_hash bytea not null,
  procedure text not null,
  revision_id uuid not null references procedures.revisions,
  answers jsonb not null default '{}',
  step text not null default 'answering' check (step in ('answering', 'signing', 'paying', 'ended')),
  began_at timestamptz not null,
  unique (token_hash, procedure),
  check (step <> 'ended' or answers = '{}'),
  check (pg_column_size(answers) < 200000)
);
create index practice_runs_by_age on procedures.practice_runs (began_at);
