-- A paper that a 代理人 brings names the 代理権 under which they act, or says that a 委任状 was seen.
alter table procedures.receptions
  add column mandate_id uuid references people.mandates,
  drop constraint receptions_check8,
  add constraint receptions_by_agent check (brought_by <> 'agent' or mandate_seen or mandate_id is not null),
  add constraint receptions_of_mandate check (mandate_id is null or brought_by = 'agent');
create index receptions_by_mandate on procedures.receptions (mandate_id) where mandate_id is not null;

-- What counts is the day on which the paper arrived, whenever it is typed or compared. That a child was of age by then is
-- asked by the program.
create function procedures.refuse_ended_mandate() returns trigger language plpgsql as $$
begin
  if not exists (
    select from people.mandates m
    join people.persons principal on principal.id = m.principal_id
    join procedures.applications a on a.id = new.application_id
    join people.persons applicant on applicant.id = a.applicant_person_id
    where m.id = new.mandate_id
      and coalesce(principal.merged_into, principal.id) = coalesce(applicant.merged_into, applicant.id)
      and daterange(m.valid_from, least(m.valid_to, m.ended_on)) @> new.received_on
      and (m.scope is null or a.procedure = any(m.scope))
  ) then
    raise exception 'on that day the mandate did not stand' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger mandate_stands before insert or update of mandate_id, received_on, checked_by on procedures.receptions
  for each row when (new.mandate_id is not null) execute function procedures.refuse_ended_mandate();
