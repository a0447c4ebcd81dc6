-- 保存年限 and 廃棄: what is over is listed, a person of the records office confirms it, and then it is really gone.
create table procedures.case_holds (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  ground text not null check (ground in ('litigation', 'appeal', 'audit', 'disclosure')),
  reason text not null check (length(reason) between 1 and 400),
  put_by uuid not null references people.staff,
  put_at timestamptz not null,
  lifted_by uuid references people.staff,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index one_open_hold on procedures.case_holds (application_id, ground) where lifted_at is null;

-- Numbers only: this row is what stays of the cases.
create table procedures.disposals (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  procedure text not null,
  closed_year int not null,
  years int not null check (years > 0),
  state text not null default 'planned' check (state in ('planned', 'confirmed', 'done')),
  planned int not null check (planned >= 0),
  held int not null check (held >= 0),
  counted_on date not null,
  confirmed_by uuid references people.staff,
  confirmed_at timestamptz,
  cases int not null default 0,
  files int not null default 0,
  documents int not null default 0,
  ended_at timestamptz,
  check ((state = 'planned') = (confirmed_at is null)),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((state = 'done') = (ended_at is not null))
);
create unique index one_disposal_under_way on procedures.disposals (office_id, procedure, closed_year, years)
  where state <> 'done';

-- The days on which what is over was counted.
create table procedures.disposal_counts (counted_on date primary key);

-- Stored files whose rows are gone and whose bytes still have to go.
create table procedures.disposal_files (storage_name text primary key);

create index closed_by_time on procedures.applications (closed_at, id) where closed_at is not null;

-- 会計年度 of the day in Tokyo; 保存年限 runs from 1 April after it.
create function procedures.closed_year(at timestamptz) returns int language sql immutable as $$
  select extract(year from (at at time zone 'Asia/Tokyo') - interval '3 months')::int
$$;

-- Cases whose years are over. Held: somebody stopped it, or a 鑑札 that was given out stands on it.
create function procedures.ripe_cases(today date)
returns table (application_id uuid, office_id uuid, procedure text, closed_year int, years int, is_held boolean)
language sql stable as $$
  select a.id, a.office_id, a.procedure, procedures.closed_year(a.closed_at), y.years,
         exists (select from procedures.case_holds h where h.application_id = a.id and h.lifted_at is null)
           or exists (select from procedures.tag_orders o where o.application_id = a.id)
    from procedures.applications a
    join procedures.revisions r on r.id = coalesce(a.submitted_revision_id, a.revision_id)
    cross join lateral (select (r.definition #>> '{retention,years}')::int as years) y
   where a.closed_at is not null and a.submitted_at is not null and y.years is not null
     and a.closed_at < (today - make_interval(years => 1))::timestamptz
     and make_date(procedures.closed_year(a.closed_at) + 1 + y.years, 4, 1) <= today
$$;

-- Whose record a paper was about may be forgotten with the case, by the house's own disposal and nobody else.
create or replace function procedures.keep_subjects() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from procedures.receptions r where r.application_id = old.application_id and r.checked_by is null)
    and not exists (select from procedures.certificates c where c.application_id = old.application_id) then
    return old;
  end if;
  if tg_op = 'DELETE' and current_setting('madoguchi.disposal', true) = 'on'
    and current_user = (select tableowner from pg_catalog.pg_tables where schemaname = 'procedures' and tablename = 'subjects') then
    return old;
  end if;
  raise exception 'whose record may be printed was written once' using errcode = '23514';
end $$;

-- Deletes these rows of a table, and before them whatever points to them: a table that is added later is in it.
create function procedures.delete_with_children(parent regclass, ids uuid[]) returns void
language plpgsql security invoker set search_path = pg_catalog, pg_temp as $$
declare
  link record;
  children uuid[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  for link in
    select c.conrelid::regclass as child,
           (select a.attname from pg_attribute a where a.attrelid = c.conrelid
              and a.attnum = c.conkey[array_position(c.confkey, key.attnum)]) as points,
           exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'id' and not a.attisdropped
              and a.atttypid = 'uuid'::regtype) as has_id
      from pg_constraint c
      join pg_attribute key on key.attrelid = c.confrelid and key.attname = 'id'
     where c.contype = 'f' and c.confrelid = parent and c.conrelid <> parent and key.attnum = any(c.confkey)
     -- Whose record it is goes last: what was printed points to it.
     order by c.conrelid = 'procedures.subjects'::regclass, c.conname
  loop
    if link.has_id then
      execute format('select array_agg(id) from %s where %I = any($1)', link.child, link.points) into children using ids;
      perform procedures.delete_with_children(link.child, children);
    else
      execute format('delete from %s where %I = any($1)', link.child, link.points) using ids;
    end if;
  end loop;
  execute format('delete from %s where id = any($1)', parent) using ids;
end $$;
revoke execute on function procedures.delete_with_children(regclass, uuid[]) from public;

-- The only way out: cases of a confirmed disposal whose years are over on that day and that nobody holds.
create function procedures.destroy_cases(disposal uuid, today date, most int)
returns table (application_id uuid, applicant_person_id uuid, documents uuid[], files int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ids uuid[];
  owners uuid[];
begin
  perform set_config('madoguchi.disposal', 'on', true);
  -- Locked first: whoever puts a hold on one waits, or is seen by the second look.
  select array_agg(locked.id) into ids from (
    select a.id from procedures.disposals d
      join procedures.ripe_cases(today) ripe on ripe.office_id = d.office_id and ripe.procedure = d.procedure
        and ripe.closed_year = d.closed_year and ripe.years = d.years and not ripe.is_held
      join procedures.applications a on a.id = ripe.application_id
     where d.id = disposal and d.state = 'confirmed'
     order by a.closed_at, a.id limit most for update of a) locked;
  select array_agg(one) into ids from unnest(ids) one
   where not exists (select from procedures.case_holds h where h.application_id = one and h.lifted_at is null);
  if ids is null then return; end if;

  select array_agg(owner) into owners from (
    select unnest(ids) as owner
    union select c.id from procedures.charges c where c.application_id = any(ids)
    union select i.id from procedures.portal_items i where i.application_id = any(ids)) owned;
  return query
    select a.id, a.applicant_person_id,
           array(select d.id from platform.documents d where d.owner_kind = 'procedures.application' and d.owner_id = a.id),
           (select count(*)::int from platform.files f where f.owner_kind = 'procedures.application' and f.owner_id = a.id)
      from procedures.applications a where a.id = any(ids);

  insert into procedures.disposal_files (storage_name)
    select f.storage_name from platform.files f where f.owner_kind like 'procedures.%' and f.owner_id = any(owners)
    on conflict do nothing;
  delete from platform.files f where f.owner_kind like 'procedures.%' and f.owner_id = any(owners);
  delete from procedures.core_extras x using procedures.applications a
    where a.id = any(ids) and x.receipt_number = a.receipt_number;
  delete from auth.signatures s where s.reference_id = any(ids);
  perform procedures.delete_with_children('procedures.applications'::regclass, ids);
  delete from platform.document_subjects s using platform.documents d
    where s.document_id = d.id and d.owner_kind like 'procedures.%' and d.owner_id = any(owners);
  delete from platform.documents d where d.owner_kind like 'procedures.%' and d.owner_id = any(owners);
  perform set_config('madoguchi.disposal', '', true);
end $$;
