create schema if not exists people_api;
create or replace view people_api.residents as
  select p.person_id, p.birth_date, p.town, p.chome, p.household_id, p.relation = '世帯主' as is_head, p.resident_since,
    exists (select from people.walled(array[p.person_id])) as is_protected
  from people.register_records p where p.valid_to is null;
