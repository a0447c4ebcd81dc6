-- Who may act for a person, as the office has seen it on paper: a parent, a guardian, whoever holds a 委任状.
create table procedures.mandates (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  -- the name as it stands on the paper
  representative text not null check (length(representative) between 1 and 200),
  kind text not null check (kind in ('parent', 'minor-guardian', 'guardian', 'curator', 'assistant', 'voluntary', 'proxy')),
  -- null: whatever one may do for another by law
  procedure text check (length(procedure) between 1 and 100),
  -- which paper showed it
  evidence text not null check (length(evidence) between 1 and 400),
  valid_from date not null,
  valid_to date check (valid_from <= valid_to),
  added_by uuid not null references people.staff,
  added_at timestamptz not null,
  ended_by text check (ended_by in ('planned', 'staff', 'moved_out', 'died', 'removed')),
  ended_by_staff uuid references people.staff,
  check ((valid_to is null) = (ended_by is null)),
  check ((ended_by = 'staff') = (ended_by_staff is not null)),
  check (procedure is not null or kind in ('parent', 'minor-guardian', 'guardian')),
  -- a child comes of age
  check (valid_to is not null or kind not in ('parent', 'minor-guardian')),
  constraint one_mandate_a_day exclude using gist
    (person_id with =, representative with =, kind with =, coalesce(procedure, '') with =, daterange(valid_from, valid_to) with &&)
);
create index mandates_of_person on procedures.mandates (person_id, valid_from desc);

alter table procedures.receptions
  add column mandate_id uuid references procedures.mandates,
  drop constraint receptions_check8,
  add constraint receptions_by_agent check (brought_by <> 'agent' or mandate_seen or mandate_id is not null),
  add constraint receptions_of_mandate check (mandate_id is null or brought_by = 'agent');
create index receptions_by_mandate on procedures.receptions (mandate_id) where mandate_id is not null;

-- What counts is the day on which the paper arrived, whenever it is typed or compared.
create function procedures.refuse_ended_mandate() returns trigger language plpgsql as $$
begin
  if not exists (
    select from procedures.mandates m, procedures.applications a
    where m.id = new.mandate_id and a.id = new.application_id
      and daterange(m.valid_from, m.valid_to) @> new.received_on
      and (m.procedure is null or m.procedure = a.procedure)
  ) then
    raise exception 'on that day the mandate did not stand' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger mandate_stands before insert or update of mandate_id, received_on, checked_by on procedures.receptions
  for each row when (new.mandate_id is not null) execute function procedures.refuse_ended_mandate();
