-- Whether somebody has a post on that day in an office or in one above it.
create function people.works_for(staff uuid, office uuid, day date) returns boolean
language sql stable as $$
  with recursive line as (
    select office as id, 0 as steps
    union all
    select people.office_on(o.parent_id, day), line.steps + 1 from line join people.offices o on o.id = line.id
    where o.parent_id is not null and line.steps < 10
  )
  select exists (
    select from line join people.posts p on p.office_id = line.id and p.staff_id = staff
      and daterange(p.valid_from, p.valid_to) @> day
    join people.staff s on s.id = p.staff_id and daterange(s.employed_from, s.employed_to) @> day)
$$;
create index posts_ended on people.posts (valid_to) where valid_to is not null;
create index successions_to on people.office_successions (successor_id);
