-- For whom a 支援措置 stands, themselves or with somebody: from the day it was asked for until it was refused or has ended.
-- One row per person, under the number that stands for merged ones. Read by views of this schema's owner only; the program
-- reads neither this nor the tables below it.
create view people.protected_people as
  select coalesce(p.merged_into, p.id) as person_id
  from people.protections s join people.persons p on p.id = s.person_id
  where s.ended_on is null
  union
  select coalesce(p.merged_into, p.id)
  from people.protections s join people.protection_family f on f.protection_id = s.id join people.persons p on p.id = f.person_id
  where s.ended_on is null;
revoke all on people.protected_people from madoguchi_app;
