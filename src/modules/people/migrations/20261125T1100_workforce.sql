-- Who employs them. A contractor types; only officials decide.
alter table people.staff
  add column employment text not null default 'regular'
    check (employment in ('regular', 'fiscal-year', 'contracted', 'designated-manager', 'welfare-council')),
  -- the company or corporation behind them; missing for officials
  add column employer text check (length(employer) between 1 and 200),
  add column is_contractor boolean not null
    generated always as (employment in ('contracted', 'designated-manager', 'welfare-council')) stored,
  add check (is_contractor = (employer is not null)),
  add constraint staff_by_kind unique (id, is_contractor);

alter table people.posts
  drop constraint posts_role_check,
  add constraint posts_role_check check (role in ('clerk', 'checker', 'manager', 'administrator', 'contractor')),
  add column rank text not null default 'member'
    check (rank in ('member', 'chief', 'section-head', 'director', 'vice-mayor', 'mayor')),
  -- 主務; every other post beside it is 兼務
  add column is_main boolean not null default false,
  add column is_contractor boolean not null generated always as (role = 'contractor') stored,
  add check (not is_contractor or rank = 'member'),
  -- 受託した者は受託者の職にだけ就き、職員はそこに就かない
  add constraint contractors_hold_contractor_posts foreign key (staff_id, is_contractor)
    references people.staff (id, is_contractor);

update people.posts p set is_main = true
where not exists (
  select from people.posts earlier
  where earlier.staff_id = p.staff_id and (earlier.valid_from, earlier.id) < (p.valid_from, p.id)
    and daterange(earlier.valid_from, earlier.valid_to) && daterange(p.valid_from, p.valid_to));

alter table people.posts add constraint one_main_post_a_day exclude using gist
  (staff_id with =, daterange(valid_from, valid_to) with &&) where (is_main);
create index posts_to_come on people.posts (valid_from);

-- Away from their desk, [away_from, away_until). Why is nobody's business here.
create table people.absences (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references people.staff,
  away_from timestamptz not null,
  away_until timestamptz not null check (away_from < away_until),
  entered_by uuid not null references people.staff,
  entered_at timestamptz not null,
  cancelled_by uuid references people.staff,
  cancelled_at timestamptz,
  check ((cancelled_by is null) = (cancelled_at is null)),
  constraint one_absence_at_a_time exclude using gist (staff_id with =, tstzrange(away_from, away_until) with &&)
    where (cancelled_at is null)
);

alter table people.offices
  -- 首長等, 部, 課, 係
  add column kind text not null default 'section' check (kind in ('executive', 'department', 'section', 'unit'));
update people.offices set organ = case organ when '教育委員会' then 'board-of-education' else 'head' end;
alter table people.offices add check
  (organ in ('head', 'board-of-education', 'election-commission', 'audit-commissioners', 'assembly'));
create index offices_by_parent on people.offices (parent_id) where parent_id is not null;

-- 組織改正: what an office that ends is succeeded by; `procedure` names the part of its work where it is split.
create table people.office_successions (
  office_id uuid not null references people.offices,
  successor_id uuid not null references people.offices check (successor_id <> office_id),
  procedure text check (procedure ~ '^[a-z][a-z0-9-]*$'),
  unique nulls not distinct (office_id, procedure)
);

-- 事務引継: to whom the open cases of somebody who leaves an office go on that day.
create table people.hand_overs (
  staff_id uuid not null references people.staff,
  office_id uuid not null references people.offices,
  from_day date not null,
  to_staff_id uuid not null references people.staff check (to_staff_id <> staff_id),
  primary key (staff_id, office_id, from_day)
);

-- 代決: who decides for whom while every holder of a rank is away, the first choice first; from the profile.
create table people.deputy_ranks (
  rank text not null,
  place smallint not null,
  deputy_rank text not null check (deputy_rank <> rank),
  primary key (rank, place)
);

-- The office that does an office's work on a day: itself, or what succeeded it, however often; null when nothing did.
create function people.office_on(office uuid, day date, work text default null) returns uuid
language sql stable as $$
  with recursive followed as (
    select o.id, o.valid_from, o.valid_to, 0 as steps from people.offices o where o.id = office
    union all
    select next.id, next.valid_from, next.valid_to, f.steps + 1
    from followed f
    cross join lateral (
      select s.successor_id from people.office_successions s
      where s.office_id = f.id and (s.procedure is null or s.procedure = work)
      order by s.procedure nulls last limit 1) succession
    join people.offices next on next.id = succession.successor_id
    where f.valid_to <= day and f.steps < 20
  )
  select id from followed where daterange(valid_from, valid_to) @> day order by steps limit 1
$$;
