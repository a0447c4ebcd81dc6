drop index people.register_search;
drop index people.outside_records_search;

-- Who can be found by which beginning of a folded name or kana, with what tells people apart. Made from register_records
-- by the trigger below, so that it is never behind. search_text holds the keys: the name first, then other writings, then
-- with ~ where a search may begin inside a name.
create table people.search_keys (
  -- 0: the name now; 1: kana, 通称, 旧氏, a former name; 2: inside a name
  place smallint not null check (place between 0 and 2),
  key text collate "C" not null,
  person_id uuid not null references people.persons,
  -- -infinity: not known, and no day to reckon with
  birth_date date not null,
  town text collate "C" not null,
  -- 丁目, 番, 号 or 番地, each as five digits: 00002-00007-00006
  block text collate "C" not null,
  -- on the register now, or dealt with outside of it
  is_current boolean not null,
  -- one of a person's keys stands for the person when nobody asks for a name
  is_person boolean not null
);
create index search_by_key on people.search_keys (place, key, birth_date, person_id);
create unique index search_one_person on people.search_keys (person_id) where is_person;
create index search_of_person on people.search_keys (person_id);
create index search_by_birth on people.search_keys (birth_date, key, person_id) where is_person;
create index search_by_address on people.search_keys (town, block, key, person_id) where is_person;

create function people.address_block(chome smallint, ban text, go text, lot text) returns text
language sql immutable parallel safe as $$
  select coalesce(string_agg(lpad(part, 5, '0'), '-' order by position), '')
  from regexp_split_to_table(concat_ws('-', chome, ban, go, lot), '[^0-9]+') with ordinality as parts (part, position)
  where part <> ''
$$;

create function people.write_search_keys(changed uuid[]) returns void language sql as $$
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
  )
  insert into people.search_keys (place, key, person_id, birth_date, town, block, is_current, is_person)
  select k.place, k.key, k.person_id, s.birth_date, s.town, s.block, s.is_open, k.place = 0
  from keys k join states s on s.person_id = k.person_id and s.age = 1
  order by k.place, k.key, s.birth_date, k.person_id
$$;

create function people.follow_search_keys() returns trigger language plpgsql as $$
begin
  perform people.write_search_keys((select array_agg(distinct person_id) from changed));
  return null;
end $$;

create trigger search_follows_insert after insert on people.register_records
  referencing new table as changed for each statement execute function people.follow_search_keys();
create trigger search_follows_update after update on people.register_records
  referencing new table as changed for each statement execute function people.follow_search_keys();
create trigger search_follows_delete after delete on people.register_records
  referencing old table as changed for each statement execute function people.follow_search_keys();

create trigger search_follows_insert after insert on people.outside_records
  referencing new table as changed for each statement execute function people.follow_search_keys();
create trigger search_follows_update after update on people.outside_records
  referencing new table as changed for each statement execute function people.follow_search_keys();
create trigger search_follows_delete after delete on people.outside_records
  referencing old table as changed for each statement execute function people.follow_search_keys();

-- What was registered before is searched by its name until the core system sends it again.
update people.register_records set search_text = split_part(search_text, ' ', 1) || ' ' || split_part(search_text, ' ', 2);
