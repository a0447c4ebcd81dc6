create sequence reservations.registrant_numbers;

alter table reservations.registrants
  -- a 町会 or NPO that is known already, where the group is one
  add organisation_id uuid references organisations.organisations,
  -- missing while a group still gathers its members
  add asked_at timestamptz,
  -- the end of validity of which the representative has been told
  add warned_of date;

alter table reservations.memberships
  -- agreed that the other members see name and role too, not only the representative
  add shown_to_members boolean not null default false,
  -- of the register on the day of joining, so that who moved away later is still counted by age
  add birth_date date,
  -- keyed hash of name and birth date: finds the same person in another group without a name
  add match_key bytea check (length(match_key) = 32),
  add ended_why text check (ended_why in ('left', 'removed', 'role', 'died', 'moved_out', 'ended')),
  add check (ended_why is null or ended_on is not null);
create index memberships_by_match on reservations.memberships (match_key) where match_key is not null;

-- Members without an account, as the representative or the counter wrote them down.
create table reservations.named_members (
  id uuid primary key default uuidv7(),
  registrant_id uuid not null references reservations.registrants,
  role text not null check (role in ('representative', 'member')),
  name text not null check (length(name) between 1 and 100),
  name_kana text not null check (length(name_kana) between 1 and 200),
  birth_date date not null,
  town text not null check (length(town) between 1 and 100),
  match_key bytea not null check (length(match_key) = 32),
  valid_from date not null,
  ended_on date check (ended_on >= valid_from),
  ended_why text check (ended_why in ('left', 'removed', 'joined', 'ended')),
  entered_by_person uuid references people.persons,
  entered_by_staff uuid references people.staff,
  check (num_nonnulls(entered_by_person, entered_by_staff) = 1),
  check ((ended_on is null) = (ended_why is null)),
  constraint one_name_a_day exclude using gist
    (registrant_id with =, match_key with =, daterange(valid_from, ended_on) with &&),
  constraint one_named_representative_a_day exclude using gist
    (registrant_id with =, daterange(valid_from, ended_on) with &&) where (role = 'representative')
);
create index named_members_of_registrant on reservations.named_members (registrant_id);
create index named_members_by_match on reservations.named_members (match_key);
revoke delete, truncate on reservations.named_members from madoguchi_app;

-- What counts of a member: declared by them or their representative, then seen in the register or at the counter.
create table reservations.member_facts (
  id uuid primary key default uuidv7(),
  registrant_id uuid not null references reservations.registrants,
  membership_id uuid references reservations.memberships,
  named_member_id uuid references reservations.named_members,
  kind text not null check (kind in ('identity', 'lives', 'works', 'studies', 'disabled')),
  declared_at timestamptz not null,
  source text check (source in ('register', 'counter')),
  -- key of a kind of paper, never its number
  paper text,
  verified_on date,
  verified_by uuid references people.staff,
  ended_on date,
  check (num_nonnulls(membership_id, named_member_id) = 1),
  check ((source is null) = (verified_on is null)),
  check ((source is not distinct from 'counter') = (verified_by is not null)),
  check (paper is null or verified_by is not null)
);
create index member_facts_of_registrant on reservations.member_facts (registrant_id);
create unique index one_fact_of_a_membership on reservations.member_facts (membership_id, kind)
  where ended_on is null and membership_id is not null;
create unique index one_fact_of_a_named_member on reservations.member_facts (named_member_id, kind)
  where ended_on is null and named_member_id is not null;
revoke delete, truncate on reservations.member_facts from madoguchi_app;

create table reservations.member_invitations (
  id uuid primary key default uuidv7(),
  registrant_id uuid not null references reservations.registrants,
  code_hash bytea not null unique check (length(code_hash) = 32),
  role text not null check (role in ('deputy', 'member')),
  invited_by uuid not null references people.persons,
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  opened_by uuid references people.persons,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  membership_id uuid unique references reservations.memberships,
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'accepted') = (membership_id is not null)),
  check (state not in ('accepted', 'declined') or opened_by is not null)
);
create index member_invitations_of_registrant on reservations.member_invitations (registrant_id, id);
create index member_invitations_of_person on reservations.member_invitations (opened_by) where opened_by is not null;
revoke delete, truncate on reservations.member_invitations from madoguchi_app;

-- 承認, 不承認, 利用停止 and its lifting, 登録の取消し: what the office decided, added only.
create table reservations.registrant_decisions (
  id uuid primary key default uuidv7(),
  registrant_id uuid not null references reservations.registrants,
  kind text not null check (kind in ('approval', 'refusal', 'suspension', 'lifting', 'revocation')),
  -- key of a ground of the profile: the article that it rests on
  ground text,
  reason text check (length(reason) between 1 and 1000),
  from_day date not null,
  -- of a suspension: the last day
  last_day date check (last_day >= from_day),
  -- 弁明の機会 (行政手続法 第13条)
  heard text check (heard in ('oral', 'written', 'none', 'urgent')),
  decided_by uuid not null references people.staff,
  decided_at timestamptz not null,
  check ((kind in ('refusal', 'suspension', 'revocation')) = (ground is not null)),
  check (kind = 'approval' or reason is not null),
  check ((kind = 'suspension') = (last_day is not null)),
  check ((kind in ('suspension', 'revocation')) = (heard is not null))
);
create index decisions_of_registrant on reservations.registrant_decisions (registrant_id, id);
revoke update, delete, truncate on reservations.registrant_decisions from madoguchi_app;

-- Reductions and priorities that staff granted, by the profile's key.
create table reservations.registrant_grants (
  id uuid primary key default uuidv7(),
  registrant_id uuid not null references reservations.registrants,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  stands daterange not null check (not lower_inf(stands)),
  reason text not null check (length(reason) between 1 and 500),
  granted_by uuid not null references people.staff,
  granted_at timestamptz not null,
  ended_by uuid references people.staff,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null)),
  constraint one_grant_a_day exclude using gist (registrant_id with =, key with =, stands with &&)
);
revoke delete, truncate on reservations.registrant_grants from madoguchi_app;

-- What became of a registration, added only. `data` holds ids, days and keys, never words of a person.
create table reservations.registrant_events (
  id bigint generated always as identity primary key,
  registrant_id uuid not null references reservations.registrants,
  kind text not null,
  at timestamptz not null,
  by_person uuid references people.persons,
  by_staff uuid references people.staff,
  data jsonb not null default '{}',
  check (num_nonnulls(by_person, by_staff) <= 1)
);
create index events_of_registrant on reservations.registrant_events (registrant_id, id);
revoke update, delete, truncate on reservations.registrant_events from madoguchi_app;
