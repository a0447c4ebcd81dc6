-- Who saw and did what. Real time, ids only. `xid` lets a sealer read committed rows below the snapshot's xmin.
create table platform.audit (
  id int8 generated always as identity,
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  actor_kind text not null check (actor_kind in ('anonymous', 'resident', 'staff', 'system')),
  account_id uuid,
  actor_person_id uuid,
  staff_id uuid,
  -- where the staff member stood at that moment; posts change every 1 April
  office_ids uuid[] not null default '{}',
  by_token boolean not null default false,
  task text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- whose record was seen or changed
  person_id uuid,
  reason text,
  ids jsonb not null default '{}',
  primary key (at, id)
) partition by range (at);

create index audit_by_person on platform.audit (person_id, at desc, id desc) where person_id is not null;
create index audit_by_subject on platform.audit (subject_kind, subject_id, at desc, id desc);
create index audit_by_xid on platform.audit (xid);

-- A backstop: a month without its own partition must not stop the office.
create table platform.audit_default partition of platform.audit default;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_schema || '.' || tg_table_name using errcode = '23514';
end $$;

create trigger audit_is_append_only before update or delete on platform.audit
  for each row execute function platform.refuse_change();
create trigger audit_is_not_truncated before truncate on platform.audit
  for each statement execute function platform.refuse_change();
create trigger audit_is_not_truncated before truncate on platform.audit_default
  for each statement execute function platform.refuse_change();

-- The app owns nothing, so the owner's function makes the months ahead for it. Half-open months in Asia/Tokyo.
create function platform.prepare_audit_months(ahead int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first_day date;
  month_start timestamptz;
  month_end timestamptz;
  partition_name text;
  made int := 0;
begin
  if ahead not between 0 and 24 then raise exception 'ahead must be 0 to 24'; end if;
  perform pg_advisory_xact_lock(hashtextextended('platform.prepare_audit_months', 0));
  for i in 0..ahead loop
    first_day := (date_trunc('month', clock_timestamp() at time zone 'Asia/Tokyo') + make_interval(months => i))::date;
    month_start := first_day::timestamp at time zone 'Asia/Tokyo';
    month_end := (first_day + interval '1 month') at time zone 'Asia/Tokyo';
    partition_name := 'audit_' || to_char(first_day, 'YYYY_MM');
    continue when to_regclass('platform.' || partition_name) is not null;
    -- rows that already went to the backstop stay there: append-only holds for them too
    continue when exists (select from platform.audit_default where at >= month_start and at < month_end);
    execute format('create table platform.%I partition of platform.audit for values from (%L) to (%L)',
      partition_name, month_start, month_end);
    execute format('create trigger audit_is_not_truncated before truncate on platform.%I
      for each statement execute function platform.refuse_change()', partition_name);
    made := made + 1;
  end loop;
  return made;
end $$;

select platform.prepare_audit_months(3);

revoke update, delete, truncate on platform.audit from madoguchi_app;
revoke update, delete, truncate on platform.audit_default from madoguchi_app;
