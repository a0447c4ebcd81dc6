-- What arrived on paper, at a counter or by telephone, and was typed by the office.
alter table procedures.applications
  add constraint applications_by_channel unique (id, channel),
  -- Nobody on a telephone has shown who they are: a booking or an entry is all that can be taken.
  add constraint applications_by_phone check (channel <> 'phone' or kind in ('entry', 'booking'));

create table procedures.receptions (
  application_id uuid primary key,
  channel text not null check (channel in ('counter', 'phone', 'post', 'mynaportal')),
  -- 到達: the periods of the law run from this day, not from the one on which it was typed
  received_on date not null,
  received_by uuid not null references people.staff,
  typed_by uuid not null references people.staff,
  typed_at timestamptz not null,
  -- 読み合わせ: a second person has compared paper and screen
  checked_by uuid references people.staff,
  checked_at timestamptz,
  -- how it was checked who they are; the kinds of papers only, never a copy or a number
  identity text not null check (identity in ('one', 'two', 'hearing', 'certificate', 'none')),
  identity_papers text[] not null default '{}',
  brought_by text not null check (brought_by in ('self', 'agent', 'household')),
  mandate_seen boolean not null default false,
  paying text not null check (paying in ('free', 'counter', 'later')),
  note text check (length(note) between 1 and 1000),
  foreign key (application_id, channel) references procedures.applications (id, channel) on delete cascade,
  check (received_on <= (typed_at at time zone 'Asia/Tokyo')::date),
  check (checked_by is distinct from typed_by or checked_by is null),
  check ((checked_by is null) = (checked_at is null)),
  check (identity <> 'one' or cardinality(identity_papers) = 1),
  check (identity <> 'two' or cardinality(identity_papers) = 2),
  check (identity in ('one', 'two') or cardinality(identity_papers) = 0),
  check ((identity = 'none') = (channel = 'phone')),
  check ((identity = 'certificate') = (channel = 'mynaportal')),
  check (brought_by <> 'agent' or mandate_seen)
);
create index receptions_to_check on procedures.receptions (typed_at, application_id) where checked_by is null;
create index receptions_of_typist on procedures.receptions (typed_by, typed_at desc);

-- A booking or an entry binds nobody; everything else is compared before it is decided or accepted.
create function procedures.refuse_unchecked_typing() returns trigger language plpgsql as $$
begin
  if exists (select from procedures.receptions r where r.application_id = new.id and r.checked_by is null) then
    raise exception 'what was typed has not been compared by a second person' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger typing_is_checked before update of state on procedures.applications
  for each row when (new.state in ('proposed', 'accepted') and new.channel <> 'web' and new.kind not in ('entry', 'booking'))
  execute function procedures.refuse_unchecked_typing();

-- 人の取り違え: two people end the mistaken case and begin it anew, with the same day of arrival, for the right person.
create table procedures.mistaken_people (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  right_person_id uuid not null references people.persons,
  reason text not null check (length(reason) between 1 and 1000),
  proposed_by uuid not null references people.staff,
  proposed_at timestamptz not null,
  confirmed_by uuid references people.staff,
  confirmed_at timestamptz,
  dropped_at timestamptz,
  -- the case that goes on
  successor_id uuid unique references procedures.applications,
  check (confirmed_by is distinct from proposed_by or confirmed_by is null),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((confirmed_by is null) = (successor_id is null)),
  check (confirmed_at is null or dropped_at is null)
);
create unique index one_standing_mistake on procedures.mistaken_people (application_id) where dropped_at is null;
create index open_mistakes on procedures.mistaken_people (proposed_at) where confirmed_at is null and dropped_at is null;

-- The same person, the same procedure, still open: seen before it is typed a second time.
create index applications_open_of_person on procedures.applications (applicant_person_id, procedure)
where closed_at is null and submitted_at is not null;
