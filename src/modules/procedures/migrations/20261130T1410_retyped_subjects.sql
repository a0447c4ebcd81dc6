-- What was typed from paper may be typed anew until a second person has compared it; whose record may be printed goes
-- with it. From then on, and for everything that a resident signed, subjects stay as they are.
create function procedures.keep_subjects() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from procedures.receptions r where r.application_id = old.application_id and r.checked_by is null)
    and not exists (select from procedures.certificates c where c.application_id = old.application_id) then
    return old;
  end if;
  raise exception 'whose record may be printed was written once' using errcode = '23514';
end $$;
drop trigger subjects_are_frozen on procedures.subjects;
create trigger subjects_are_frozen before update or delete on procedures.subjects
  for each row execute function procedures.keep_subjects();

create function procedures.retype_subjects(application uuid, people uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, procedures, pg_temp as $$
begin
  delete from procedures.subjects where application_id = application and person_id <> all(people);
  insert into procedures.subjects (application_id, person_id)
  select application, unnest(people) on conflict do nothing;
end $$;
revoke execute on function procedures.retype_subjects from public;
grant execute on function procedures.retype_subjects to madoguchi_app;
