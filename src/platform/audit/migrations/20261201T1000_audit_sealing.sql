-- RFC 6962 tree over committed audit rows. Written by the sealer alone; signed checkpoints of it lie outside the database.
create table platform.audit_leaves (
  index int8 primary key check (index >= 0),
  audit_at timestamptz not null,
  audit_id int8 not null,
  audit_xid xid8 not null,
  -- how the row was written down for its hash
  version int2 not null,
  hash bytea not null check (octet_length(hash) = 32),
  unique (audit_at, audit_id)
);

-- Hashes of full subtrees of 256^level leaves (tlog tiles of height 8), so that nobody has to read every leaf to go on.
create table platform.audit_nodes (
  level int2 not null check (level between 1 and 6),
  index int8 not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

-- Months that were dropped after their retention; their leaves stay and keep proving the rest.
create table platform.audit_pruned (
  month text primary key check (month ~ '^\d{4}_\d{2}$'),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  rows int8 not null,
  pruned_at timestamptz not null default clock_timestamp()
);

create trigger audit_leaves_are_append_only before update or delete on platform.audit_leaves
  for each row execute function platform.refuse_change();
create trigger audit_leaves_are_not_truncated before truncate on platform.audit_leaves
  for each statement execute function platform.refuse_change();
create trigger audit_nodes_are_append_only before update or delete on platform.audit_nodes
  for each row execute function platform.refuse_change();
create trigger audit_nodes_are_not_truncated before truncate on platform.audit_nodes
  for each statement execute function platform.refuse_change();
create trigger audit_pruned_is_append_only before update or delete on platform.audit_pruned
  for each row execute function platform.refuse_change();
create trigger audit_pruned_is_not_truncated before truncate on platform.audit_pruned
  for each statement execute function platform.refuse_change();

create index audit_by_staff on platform.audit (staff_id, at desc, id desc) where staff_id is not null;

revoke insert, update, delete, truncate on platform.audit_leaves from madoguchi_app;
revoke insert, update, delete, truncate on platform.audit_nodes from madoguchi_app;
revoke insert, update, delete, truncate on platform.audit_pruned from madoguchi_app;
grant usage on schema platform to madoguchi_sealer;
grant select on platform.audit, platform.audit_pruned to madoguchi_sealer;
grant select, insert on platform.audit_leaves, platform.audit_nodes to madoguchi_sealer;

-- The app owns nothing, so the owner's function drops for it the months whose retention is over: never an unsealed one,
-- never one younger than three years, and never without saying so in the audit itself.
create function platform.prune_audit_months(keep_months int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month text;
  month_start timestamptz;
  month_end timestamptz;
  found_rows int8;
  is_sealed boolean;
  dropped int := 0;
begin
  if keep_months < 36 then raise exception 'audit is kept for at least 36 months'; end if;
  perform pg_advisory_xact_lock(hashtextextended('platform.prepare_audit_months', 0));
  for month in
    select substr(c.relname, 7) from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'platform.audit'::regclass and c.relname ~ '^audit_\d{4}_\d{2}$' order by 1
  loop
    month_start := (replace(month, '_', '-') || '-01')::timestamp at time zone 'Asia/Tokyo';
    month_end := ((replace(month, '_', '-') || '-01')::timestamp + interval '1 month') at time zone 'Asia/Tokyo';
    exit when month_end > clock_timestamp() - make_interval(months => keep_months);
    execute format('select count(*), coalesce(bool_and(l.index is not null), true) from platform.%I a
      left join platform.audit_leaves l on l.audit_at = a.at and l.audit_id = a.id', 'audit_' || month)
      into found_rows, is_sealed;
    continue when not is_sealed;
    execute format('drop table platform.%I', 'audit_' || month);
    insert into platform.audit_pruned (month, starts_at, ends_at, rows) values (month, month_start, month_end, found_rows);
    insert into platform.audit (actor_kind, task, action, subject_kind, subject_id, ids)
    values ('system', 'jobs.housekeeping', 'platform.audit.prune', 'platform.audit_month', month,
      jsonb_build_object('rows', found_rows::text));
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
revoke execute on function platform.prune_audit_months(int) from public;
grant execute on function platform.prune_audit_months(int) to madoguchi_app;
