-- Physical tags (鑑札, 注射済票): every piece in the office's boxes is a row, so that a serial number is given out once.
create table procedures.tag_orders (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  series text not null check (series in ('dog', 'dog-vaccination')),
  ordered_at timestamptz not null,
  unique (application_id, series)
);

create table procedures.tags (
  id uuid primary key default uuidv7(),
  series text not null check (series in ('dog', 'dog-vaccination')),
  -- the year printed on tags that are new each year; 0 on the others
  year int not null default 0 check (year between 0 and 2100),
  serial int not null check (serial > 0),
  state text not null default 'in_stock' check (state in ('in_stock', 'allotted', 'handed_over', 'lost')),
  received_at timestamptz not null,
  received_by uuid references people.staff,
  order_id uuid references procedures.tag_orders,
  allotted_at timestamptz,
  allotted_by uuid references people.staff,
  handed_at timestamptz,
  handed_by uuid references people.staff,
  way text check (way in ('counter', 'post')),
  ended_at timestamptz,
  unique (series, year, serial),
  check ((state = 'in_stock') = (order_id is null)),
  check ((order_id is null) = (allotted_at is null) and (order_id is null) = (allotted_by is null)),
  check (state <> 'handed_over' or (handed_at is not null and way is not null)),
  check ((state = 'lost') = (ended_at is not null))
);
-- One tag that counts per order; a lost one stays a row and its number is never given out again.
create unique index tags_standing on procedures.tags (order_id) where state in ('allotted', 'handed_over');
create index tags_in_stock on procedures.tags (series, year, serial) where state = 'in_stock';
create index tags_of_order on procedures.tags (order_id) where order_id is not null;

create function procedures.keep_tag_number() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.series, old.year, old.serial) is distinct from (new.series, new.year, new.serial)
    or (old.order_id is not null and old.order_id is distinct from new.order_id) then
    raise exception 'a tag keeps its number and its order' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger tags_keep_number before update or delete on procedures.tags
  for each row execute function procedures.keep_tag_number();
