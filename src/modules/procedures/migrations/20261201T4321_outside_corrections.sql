-- A number that was written down wrongly is corrected beside it, never over it; which numbers are in use is kept apart.
create table procedures.outside_numbers (
  kind text not null,
  number text not null,
  certificate_id uuid not null references procedures.certificates,
  position int not null,
  -- one sheet goes to one person
  primary key (kind, number)
);
create index outside_numbers_of_certificate on procedures.outside_numbers (certificate_id, position);
insert into procedures.outside_numbers (kind, number, certificate_id, position)
  select kind, number, certificate_id, position from procedures.outside_papers;
revoke insert, update, delete on procedures.outside_numbers from madoguchi_app;

alter table procedures.outside_papers
  add column version int not null default 1 check (version >= 1),
  add column corrected_by uuid references people.staff,
  add column corrected_at timestamptz,
  add column reason text check (length(reason) between 1 and 500),
  drop constraint outside_papers_pkey,
  add primary key (certificate_id, position, version),
  drop constraint outside_papers_kind_number_key,
  add constraint outside_papers_corrected_with_reason
    check (num_nulls(corrected_by, corrected_at, reason) = case when version = 1 then 3 else 0 end);

-- A number that stands with another case is not taken in: the row is left out, as a conflict would.
create function procedures.use_outside_number() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into procedures.outside_numbers as used (kind, number, certificate_id, position)
    values (new.kind, new.number, new.certificate_id, new.position)
    on conflict (kind, number) do update set position = excluded.position
      where used.certificate_id = excluded.certificate_id;
  if not found then return null; end if;
  delete from procedures.outside_numbers
    where certificate_id = new.certificate_id and position = new.position and number <> new.number;
  return new;
end $$;
revoke execute on function procedures.use_outside_number() from public;
create trigger outside_number_used before insert on procedures.outside_papers
  for each row execute function procedures.use_outside_number();
