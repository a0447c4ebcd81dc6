-- 代理権 are the register's (people.mandates), between people. What trials wrote down by name only stays known as a paper seen.
update procedures.receptions set mandate_seen = true, mandate_id = null where mandate_id is not null;
alter table procedures.receptions drop constraint receptions_mandate_id_fkey;
drop table procedures.mandates;
alter table procedures.receptions add constraint receptions_mandate_id_fkey foreign key (mandate_id) references people.mandates;

-- What counts is the day on which the paper arrived. That a child was of age by then is asked by the program.
create or replace function procedures.refuse_ended_mandate() returns trigger language plpgsql as $$
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
