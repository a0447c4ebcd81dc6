-- Whose matter it is stays applicant_person_id; who files it for them, and on what ground, stands beside it.
alter table procedures.applications
  add column filer_person_id uuid references people.persons,
  add column acting_as text check (acting_as in ('parental', 'minor_guardian', 'adult_guardian', 'curator', 'assistant',
    'voluntary_guardian', 'attorney', 'household')),
  add column mandate_id uuid references people.mandates,
  add constraint applications_filer check (filer_person_id is null or filer_person_id <> applicant_person_id),
  add constraint applications_ground check ((filer_person_id is null) = (acting_as is null)),
  add constraint applications_mandate check
    ((mandate_id is not null) = (acting_as is not null and acting_as <> 'household')),
  add constraint applications_acting_online check (filer_person_id is null or (channel = 'web' and not is_guest));
create index applications_of_filer on procedures.applications (filer_person_id, created_at desc, id desc)
  where filer_person_id is not null;
create index applications_by_mandate on procedures.applications (mandate_id) where mandate_id is not null;

-- What was filed for somebody was filed for them. Only a draft may be taken over, by whose matter it is.
create function procedures.keep_filer() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' or new.filer_person_id is not null or new.acting_as is not null or new.mandate_id is not null then
    raise exception 'who files for whom is not rewritten' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger filer_is_kept before update on procedures.applications for each row
  when ((old.filer_person_id, old.acting_as, old.mandate_id) is distinct from
        (new.filer_person_id, new.acting_as, new.mandate_id))
  execute function procedures.keep_filer();

-- Nothing is filed under a mandate that does not stand on that day. That a child is of age, and that two people share a
-- household, is asked by the program.
create function procedures.refuse_filing_without_mandate() returns trigger language plpgsql as $$
begin
  if not exists (
    select from people.mandates m
    join people.persons principal on principal.id = m.principal_id
    join people.persons agent on agent.id = m.agent_id
    join people.persons applicant on applicant.id = new.applicant_person_id
    join people.persons filer on filer.id = new.filer_person_id
    where m.id = new.mandate_id and m.kind = new.acting_as
      and coalesce(principal.merged_into, principal.id) = coalesce(applicant.merged_into, applicant.id)
      and coalesce(agent.merged_into, agent.id) = coalesce(filer.merged_into, filer.id)
      and daterange(m.valid_from, least(m.valid_to, m.ended_on)) @> (new.submitted_at at time zone 'Asia/Tokyo')::date
      and (m.scope is null or new.procedure = any(m.scope))
  ) then
    raise exception 'on that day the mandate did not stand' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger filed_under_mandate before update of submitted_at on procedures.applications for each row
  when (old.submitted_at is null and new.submitted_at is not null and new.mandate_id is not null)
  execute function procedures.refuse_filing_without_mandate();
