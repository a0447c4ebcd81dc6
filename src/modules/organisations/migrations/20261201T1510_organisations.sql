create schema organisations;

-- 法人番号: the first digit checks the other twelve.
-- 根拠: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第35条, 法人番号の指定等に関する省令 第2条
create function organisations.is_corporate_number(number text) returns boolean
language sql immutable strict as $$
  select number ~ '^[1-9][0-9]{12}$' and substr(number, 1, 1)::int = 9 - (
    select sum(substr(number, 14 - place, 1)::int * (case place % 2 when 1 then 1 else 2 end))
    from generate_series(1, 12) place) % 9
$$;

create table organisations.organisations (
  id uuid primary key default uuidv7(),
  kind text not null
    check (kind in ('neighbourhood', 'nonprofit', 'school', 'shops', 'designated-manager', 'other')),
  name text not null check (length(name) between 1 and 100),
  name_kana text not null check (length(name_kana) between 1 and 200),
  -- a 認可地縁団体 has been authorised by the head (地方自治法 第260条の2)
  is_authorised boolean not null default false check (kind = 'neighbourhood' or not is_authorised),
  is_public boolean not null,
  corporate_number text check (organisations.is_corporate_number(corporate_number)),
  -- 所管課
  office_id uuid not null references people.offices,
  state text not null default 'proposed' check (state in ('proposed', 'recognised', 'refused', 'withdrawn', 'dissolved')),
  proposed_by uuid references people.persons,
  proposed_at timestamptz not null,
  decided_by uuid references people.staff,
  recognised_on date,
  refused_reason text check (length(refused_reason) between 1 and 500),
  dissolved_by uuid references people.staff,
  dissolved_on date,
  dissolved_reason text check (length(dissolved_reason) between 1 and 500),
  check ((state in ('recognised', 'dissolved')) = (recognised_on is not null)),
  check ((state = 'refused') = (refused_reason is not null)),
  check ((state = 'dissolved') = (dissolved_on is not null)),
  check ((dissolved_on is null) = (dissolved_reason is null)),
  check (dissolved_on >= recognised_on)
);
create index organisations_of_office on organisations.organisations (office_id, name_kana, id);
create index organisations_by_kana on organisations.organisations (name_kana, id);
create unique index one_corporate_number on organisations.organisations (corporate_number)
  where state in ('proposed', 'recognised');

-- A seat: one person, one role, from a day. Nothing of it is rewritten; its end is set once.
create table organisations.seats (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references organisations.organisations,
  person_id uuid not null references people.persons,
  role text not null check (role in ('representative', 'deputy', 'treasurer', 'officer', 'member')),
  valid_from date not null,
  -- 任期. A representative goes on after it until the successor begins, so that the organisation is never without.
  term_to date check (term_to > valid_from),
  ended_on date check (ended_on >= valid_from),
  ended_why text check (ended_why in ('left', 'handed_over', 'removed', 'died', 'moved_out', 'dissolved', 'mistake')),
  -- agreed that the other members see name and role
  consented_at timestamptz not null,
  -- the member of staff who wrote it down, where the organisation could not
  entered_by uuid references people.staff,
  stands daterange not null generated always as
    (daterange(valid_from, least(case role when 'representative' then null else term_to end, ended_on))) stored,
  check ((ended_on is null) = (ended_why is null)),
  constraint one_seat_a_person_and_day exclude using gist (organisation_id with =, person_id with =, stands with &&),
  constraint one_representative_a_day exclude using gist (organisation_id with =, stands with &&)
    where (role = 'representative')
);
create index seats_of_person on organisations.seats (person_id);
create index seats_of_organisation on organisations.seats (organisation_id, valid_from, id);

create function organisations.keep_seat() returns trigger language plpgsql as $$
begin
  if old.ended_on is not null
    or (new.id, new.organisation_id, new.person_id, new.role, new.valid_from, new.term_to, new.consented_at, new.entered_by)
      is distinct from
      (old.id, old.organisation_id, old.person_id, old.role, old.valid_from, old.term_to, old.consented_at, old.entered_by)
  then raise exception 'organisations.seats: only its end is added, once' using errcode = '23514'; end if;
  return new;
end $$;
create trigger seats_stay before update on organisations.seats for each row execute function organisations.keep_seat();
revoke delete, truncate on organisations.seats from madoguchi_app;
revoke delete, truncate on organisations.organisations from madoguchi_app;

-- An invitation is a code for one person: of whoever enters it first it becomes theirs, and nobody else's.
create table organisations.invitations (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references organisations.organisations,
  code_hash bytea not null unique check (length(code_hash) = 32),
  role text not null check (role in ('representative', 'deputy', 'treasurer', 'officer', 'member')),
  seat_from date not null,
  term_to date check (term_to > seat_from),
  invited_by uuid references people.persons,
  -- only the office hands the seat of a representative to somebody by code
  invited_by_staff uuid references people.staff,
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  opened_by uuid references people.persons,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  seat_id uuid unique references organisations.seats,
  check ((invited_by is null) <> (invited_by_staff is null)),
  check (role <> 'representative' or invited_by_staff is not null),
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'accepted') = (seat_id is not null)),
  check (state not in ('accepted', 'declined') or opened_by is not null)
);
create index invitations_of_organisation on organisations.invitations (organisation_id, id);
create index invitations_of_person on organisations.invitations (opened_by) where opened_by is not null;
create index invitations_by_inviter on organisations.invitations (invited_by);
revoke delete, truncate on organisations.invitations from madoguchi_app;

-- 指定の期間 of a 指定管理者 (地方自治法 第244条の2第5項), half-open; outside it the organisation acts for nobody.
create table organisations.contracts (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references organisations.organisations,
  facility text not null check (length(facility) between 1 and 100),
  valid_from date not null,
  valid_to date not null check (valid_to > valid_from),
  entered_by uuid references people.staff,
  constraint one_contract_a_facility_and_day exclude using gist
    (organisation_id with =, facility with =, daterange(valid_from, valid_to) with &&)
);
revoke update, delete, truncate on organisations.contracts from madoguchi_app;
