-- search_keys is made from records whose persons are known already: one look-up less for each of three million keys.
alter table people.search_keys drop constraint search_keys_person_id_fkey;

-- 番 and 号 are numbers nearly always.
create or replace function people.address_block(chome smallint, ban text, go text, lot text) returns text
language sql immutable parallel safe as $$
  select case when concat(ban, go, lot) ~ '^[0-9]+$' then
    concat_ws('-', lpad(chome::text, 5, '0'), lpad(ban, 5, '0'), lpad(go, 5, '0'), lpad(lot, 5, '0'))
  else (
    select coalesce(string_agg(lpad(part, 5, '0'), '-' order by position), '')
    from regexp_split_to_table(concat_ws('-', chome, ban, go, lot), '[^0-9]+') with ordinality as parts (part, position)
    where part <> '') end
$$;

-- The first load of a whole ward: exclusion constraints and search indexes are taken away, and made and checked again for
-- all rows at once, which is several times faster than row by row. Only while the register is nearly empty, and no
-- transaction commits in between.
create table people.first_load (
  is_open boolean primary key check (is_open)
);
revoke insert, update, delete on people.first_load from madoguchi_app;

create function people.begin_first_load() returns boolean
language plpgsql security definer set search_path = pg_catalog, people, pg_temp as $$
begin
  if exists (select from people.register_records offset 20000 limit 1) then return false; end if;
  insert into people.first_load values (true);
  alter table people.register_records drop constraint one_record_a_day, drop constraint one_head_a_day;
  drop index people.search_by_key, people.search_one_person, people.search_of_person, people.search_by_birth,
    people.search_by_address;
  return true;
end $$;

create function people.end_first_load() returns void
language plpgsql security definer set search_path = pg_catalog, people, public, pg_temp as $$
begin
  delete from people.first_load;
  if not found then raise exception 'there is no first load to end'; end if;
  set local maintenance_work_mem = '128MB';
  alter table people.register_records
    add constraint one_record_a_day exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&),
    add constraint one_head_a_day exclude using gist (household_id with =, daterange(valid_from, valid_to) with &&)
      where (relation = '世帯主');
  create index search_by_key on people.search_keys (place, key, birth_date, person_id);
  create unique index search_one_person on people.search_keys (person_id) where is_person;
  create index search_of_person on people.search_keys (person_id);
  create index search_by_birth on people.search_keys (birth_date, key, person_id) where is_person;
  create index search_by_address on people.search_keys (town, block, key, person_id) where is_person;
  -- Nobody waits for autovacuum to learn that the ward is there.
  analyze people.persons, people.atena_numbers, people.households, people.register_entries, people.register_records,
    people.search_keys;
end $$;

create function people.no_first_load_stays_open() returns trigger language plpgsql as $$
begin
  if exists (select from people.first_load) then raise exception 'a first load was begun and not ended'; end if;
  return null;
end $$;
create constraint trigger first_load_ends after insert on people.first_load
  deferrable initially deferred for each row execute function people.no_first_load_stays_open();
