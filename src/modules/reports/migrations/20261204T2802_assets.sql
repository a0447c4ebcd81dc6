-- 施設物台帳: what has a number on it and is looked after, what became of it, and its drawings.

-- Kinds as the profile has them: how often each has to be looked at.
create table reports.asset_kinds (
  code text primary key,
  inspection_months int check (inspection_months between 1 and 240)
);

alter table reports.assets
  -- what its kind asks: kind of lamp, material …
  add column attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  add column inspected_on date,
  -- the day by which it has to be looked at again; null: nobody knows when it was last, or its kind is not inspected
  add column inspect_by date,
  add column version int not null default 1;

create function reports.say_inspect_by() returns trigger language plpgsql as $$
begin
  new.inspect_by := (coalesce(new.inspected_on, new.installed_on)
    + (select make_interval(months => k.inspection_months) from reports.asset_kinds k where k.code = new.kind))::date;
  return new;
end $$;
create trigger inspect_by before insert or update of kind, installed_on, inspected_on on reports.assets
  for each row execute function reports.say_inspect_by();

-- A kind that is looked at more or less often than before.
create function reports.inspect_anew() returns trigger language plpgsql as $$
begin
  update reports.assets set installed_on = installed_on where kind = new.code;
  return null;
end $$;
create trigger inspect_anew after insert or update of inspection_months on reports.asset_kinds
  for each row execute function reports.inspect_anew();

-- 点検の検収: the work that was found good says when the thing was last looked at.
create function reports.note_inspection() returns trigger language plpgsql as $$
begin
  update reports.assets
     set inspected_on = (new.reported_at at time zone 'Asia/Tokyo')::date, version = version + 1, changed_at = new.closed_at
   where id = new.asset_id
     and (inspected_on is null or inspected_on < (new.reported_at at time zone 'Asia/Tokyo')::date);
  return null;
end $$;
create trigger note_inspection after update of state on reports.orders for each row
  when (new.state = 'accepted' and old.state <> 'accepted' and new.kind = 'inspection' and new.asset_id is not null)
  execute function reports.note_inspection();

-- Lists go by the number, letters before figures of longer ones as they are written.
create index standing_by_plate on reports.assets (plate collate "C") where ended_on is null;
create index assets_by_plate on reports.assets (plate collate "C");
create index ended_by_plate on reports.assets (plate collate "C") where ended_on is not null;
create index standing_by_kind on reports.assets (kind, plate collate "C") where ended_on is null;
create index standing_by_town on reports.assets (town collate "C", plate collate "C") where ended_on is null;
create index standing_by_inspection on reports.assets (inspect_by, plate collate "C") where ended_on is null;

-- Every change of an asset, as it was before and is after; stays as it was written.
create table reports.asset_changes (
  asset_id uuid not null references reports.assets,
  number int not null check (number > 0),
  kind text not null check (kind in ('registered', 'changed', 'moved', 'ended', 'restored')),
  -- only the fields that changed
  before jsonb not null default '{}' check (jsonb_typeof(before) = 'object'),
  after jsonb not null default '{}' check (jsonb_typeof(after) = 'object'),
  note text check (length(note) between 1 and 1000),
  at timestamptz not null,
  -- null: the profile's own
  by_staff uuid,
  primary key (asset_id, number)
);
revoke update, delete on reports.asset_changes from madoguchi_app;

-- 図面・取扱説明書・写真: of an asset, or of a place. Revisions of one stand beside each other.
create table reports.drawings (
  id uuid primary key default uuidv7(),
  -- the first revision's id
  series uuid not null,
  revision int not null check (revision between 1 and 999),
  asset_id uuid references reports.assets,
  -- longitude, latitude
  position point,
  town text not null,
  office_id uuid not null references people.offices,
  kind text not null check (kind in ('construction', 'design', 'manual', 'photo', 'other')),
  title text not null check (length(title) between 1 and 120),
  made_on date,
  file_id uuid not null unique,
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  unique (series, revision),
  check ((asset_id is null) <> (position is null)),
  check (removed_by is null or removed_at is not null)
);
create index drawings_of_asset on reports.drawings (asset_id, series, revision desc) where asset_id is not null and removed_at is null;
create index drawings_by_place on reports.drawings using gist (position) where removed_at is null;
create index drawings_of_office on reports.drawings (office_id, added_at desc, id desc) where removed_at is null;

-- A table that was read, shown and not yet taken over; its lines go when it is taken, or after a week.
create table reports.asset_imports (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  read_by uuid not null,
  read_at timestamptz not null,
  taken_at timestamptz,
  created int,
  changed int,
  check ((taken_at is null) = (created is null)),
  check ((taken_at is null) = (changed is null))
);
create table reports.asset_import_lines (
  import_id uuid not null references reports.asset_imports on delete cascade,
  line int not null,
  plate text not null,
  -- new: there is none with this number; changed, same: there is; wrong: it says why
  outcome text not null check (outcome in ('new', 'changed', 'same', 'wrong')),
  problem text,
  field text,
  facts jsonb,
  -- as the history will have it
  before jsonb,
  after jsonb,
  asset_id uuid,
  seen_version int,
  primary key (import_id, line),
  check ((outcome = 'wrong') = (problem is not null)),
  check ((outcome = 'wrong') or facts is not null)
);
create index import_lines_by_outcome on reports.asset_import_lines (import_id, outcome, line);
