-- What other modules may join in set-based work: who is on the register now, once each, and nothing but what stands here.
-- It reads with its owner's rights: of 支援措置 it tells the boolean.
create schema if not exists people_api;

-- Counting a ward reads this index and nothing else, household by household.
create index register_open_by_household on people.register_records (household_id, person_id)
  include (birth_date, assumed_birth_date, town, chome, relation, resident_since) where valid_to is null;

create or replace view people_api.residents as
  select r.person_id,
    -- the day to reckon ages with; null: a person decides
    coalesce(r.birth_date, r.assumed_birth_date) as birth_date,
    r.town, r.chome, r.household_id,
    r.relation = '世帯主' as is_head,
    r.resident_since,
    r.person_id in (select x.person_id from people.protected_people x) as is_protected
  from people.register_records r
  where r.valid_to is null
    and not exists (select from people.persons m where m.id = r.person_id and m.merged_into is not null)
  union all
  -- Whoever is on the register under a number that was merged into another one, and not under that one.
  select m.person_id, m.birth_date, m.town, m.chome, m.household_id, m.is_head, m.resident_since,
    m.person_id in (select x.person_id from people.protected_people x)
  from (
    select distinct on (p.merged_into) p.merged_into as person_id, coalesce(r.birth_date, r.assumed_birth_date) as birth_date,
      r.town, r.chome, r.household_id, r.relation = '世帯主' as is_head, r.resident_since
    from people.persons p join people.register_records r on r.person_id = p.id and r.valid_to is null
    where p.merged_into is not null
      and not exists (select from people.register_records own where own.person_id = p.merged_into and own.valid_to is null)
    order by p.merged_into, r.valid_from desc, p.id
  ) m;
revoke insert, update, delete, truncate, references, trigger on people_api.residents from madoguchi_app;
