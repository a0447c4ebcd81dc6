-- A search reads one index and nothing else: what it filters by stands in the index, and whether a better key of the
-- same person begins alike is a number kept beside the key, not a question asked for each hit.
alter table people.search_keys
  add column shared smallint not null default 0 check (shared >= 0);
comment on column people.search_keys.shared is
  'Characters that this key has in common with the beginning of a better one of the same person: whoever types no more than these has found the person by the better key.';

create function people.shared_beginning(one text, other text) returns integer
language sql immutable parallel safe as $$
  select case when left(one, 1) <> left(other, 1) then 0
    when starts_with(other, one) then length(one)
    else (select max(n) from generate_series(1, least(length(one), length(other))) n where left(one, n) = left(other, n)) end
$$;

create or replace function people.write_search_keys(changed uuid[]) returns void language sql as $$
  delete from people.search_keys where person_id in (select unnest(changed));
  with states as materialized (
    select state.*, row_number() over (partition by person_id order by is_open desc, is_outside, valid_from desc) as age
    from (
      select r.person_id, r.valid_to is null as is_open, false as is_outside, r.valid_from, r.search_text,
        coalesce(r.birth_date, r.assumed_birth_date, '-infinity') as birth_date, r.town,
        people.address_block(r.chome, r.ban, r.go, r.lot) as block
      from unnest(changed) as person_id join people.register_records r using (person_id)
      union all
      select o.person_id, o.valid_to is null, true, o.valid_from, o.search_text, coalesce(o.birth_date, '-infinity'), '', ''
      from unnest(changed) as person_id join people.outside_records o using (person_id)
    ) state
  ), keys as (
    select s.person_id, ltrim(part, '~') as key,
      min(case when part like '~%' then 2 when position = 1 and age = 1 then 0 else 1 end) as place
    from states s, unnest(string_to_array(s.search_text, ' ')) with ordinality as parts (part, position)
    where part <> '' group by 1, 2
  ), ranked as (
    select person_id, array_agg(key order by place, key collate "C") as keys,
      array_agg(place order by place, key collate "C") as places
    from keys group by person_id
  ), written as (
    select r.person_id, k.key, k.place,
      coalesce((select max(people.shared_beginning(k.key, better)) from unnest(r.keys[:k.rank - 1]) as better), 0) as shared
    from ranked r, unnest(r.keys, r.places) with ordinality as k (key, place, rank)
  )
  insert into people.search_keys (place, key, person_id, birth_date, town, block, is_current, is_person, shared)
  select w.place, w.key, w.person_id, s.birth_date, s.town, s.block, s.is_open, w.place = 0, w.shared
  from written w join states s on s.person_id = w.person_id and s.age = 1
  order by w.place, w.key collate "C", s.birth_date, w.person_id
$$;

create function people.drop_search_indexes() returns void language sql as $$
  drop index people.search_by_key, people.search_one_person, people.search_of_person, people.search_by_birth,
    people.search_by_address;
$$;
create function people.make_search_indexes() returns void language sql as $$
  create index search_by_key on people.search_keys (place, key, birth_date, person_id)
    include (town, block, is_current, shared);
  create unique index search_one_person on people.search_keys (person_id) where is_person;
  create index search_of_person on people.search_keys (person_id) include (key);
  create index search_by_birth on people.search_keys (birth_date, key, person_id)
    include (town, block, is_current) where is_person;
  create index search_by_address on people.search_keys (town, block, key, person_id)
    include (birth_date, is_current) where is_person;
$$;
revoke execute on function people.drop_search_indexes(), people.make_search_indexes() from public;

create or replace function people.begin_first_load() returns boolean
language plpgsql security definer set search_path = pg_catalog, people, pg_temp as $$
begin
  if exists (select from people.register_records offset 20000 limit 1) then return false; end if;
  insert into people.first_load values (true);
  alter table people.register_records drop constraint one_record_a_day, drop constraint one_head_a_day;
  perform people.drop_search_indexes();
  return true;
end $$;

create or replace function people.end_first_load() returns void
language plpgsql security definer set search_path = pg_catalog, people, public, pg_temp as $$
begin
  delete from people.first_load;
  if not found then raise exception 'there is no first load to end'; end if;
  set local maintenance_work_mem = '128MB';
  alter table people.register_records
    add constraint one_record_a_day exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&),
    add constraint one_head_a_day exclude using gist (household_id with =, daterange(valid_from, valid_to) with &&)
      where (relation = '世帯主');
  perform people.make_search_indexes();
  -- Nobody waits for autovacuum to learn that the ward is there.
  analyze people.persons, people.atena_numbers, people.households, people.register_entries, people.register_records,
    people.search_keys;
end $$;

-- Whoever is registered already gets the new column. Their indexes are made for all at once.
select people.drop_search_indexes();
create index on people.search_keys (person_id);
select people.write_search_keys((select array_agg(distinct person_id) from people.search_keys));
drop index people.search_keys_person_id_idx;
select people.make_search_indexes();
analyze people.search_keys;

-- After a large load the index is read alone only once a vacuum has seen the rows: the load asks for it itself.
grant maintain on people.search_keys to madoguchi_app;
