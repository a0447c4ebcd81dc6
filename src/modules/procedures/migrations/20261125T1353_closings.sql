-- 届出 and 申込 are not decided like a 申請: taken as it is, not taken (申込), or ended because it stayed incomplete (届出).
create table procedures.closings (
  application_id uuid primary key references procedures.applications,
  outcome text not null check (outcome in ('accepted', 'declined', 'lapsed')),
  reason text check (length(reason) between 1 and 2000),
  by_staff_id uuid not null references people.staff,
  at timestamptz not null,
  check (outcome = 'accepted' or reason is not null)
);
revoke update, delete on procedures.closings from madoguchi_app;

-- Who decides is an official with a post on that day: never a contractor, never after the post has ended.
create function procedures.decided_by_official() returns trigger language plpgsql as $$
begin
  if not exists (
    select from people.posts p join people.staff s on s.id = p.staff_id
    where p.staff_id = new.decided_by and not p.is_contractor
      and daterange(p.valid_from, p.valid_to) @> (new.decided_at at time zone 'Asia/Tokyo')::date
      and daterange(s.employed_from, s.employed_to) @> (new.decided_at at time zone 'Asia/Tokyo')::date) then
    raise exception 'only an official with a post decides' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger acts_are_decided_by_officials before insert or update of decided_by, decided_at on procedures.acts
  for each row when (new.decided_by is not null) execute function procedures.decided_by_official();
