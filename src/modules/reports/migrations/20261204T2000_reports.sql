create schema reports;

-- Kinds of what is reported, as the profile has them; the radius is the office's to change.
create table reports.categories (
  code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  group_code text not null,
  kind text not null check (kind in ('defect', 'good_deed', 'theme')),
  -- within this many metres another report may be of the same thing
  radius_metres int not null check (radius_metres between 5 and 1000),
  radius_changed_by uuid,
  position int not null,
  -- not offered any more; its reports stay
  ended_at timestamptz
);

-- A call of the office: look at one kind of thing in these days (テーマ募集).
create table reports.themes (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  category text not null references reports.categories,
  office_id uuid not null references people.offices,
  title text not null check (length(title) between 1 and 80),
  body text not null check (length(body) between 1 and 2000),
  opens_on date not null,
  -- the last day
  closes_on date not null,
  wanted int check (wanted between 1 and 100000),
  created_at timestamptz not null,
  created_by uuid,
  check (opens_on <= closes_on)
);

-- A lamp, a mirror, a bench: what has a number on it and is looked after.
create table reports.assets (
  id uuid primary key default uuidv7(),
  kind text not null check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  plate text not null unique check (plate ~ '^[0-9A-Z]+(-[0-9A-Z]+)*$' and length(plate) <= 30),
  label text not null check (length(label) <= 120),
  -- longitude, latitude
  position point not null,
  town text not null,
  owner text not null,
  office_id uuid not null references people.offices,
  installed_on date,
  ended_on date,
  note text check (length(note) <= 1000),
  changed_at timestamptz not null
);
create index assets_by_place on reports.assets using gist (position);
create index assets_of_office on reports.assets (office_id, kind, plate);

create sequence reports.serials;

create table reports.reports (
  id uuid primary key default uuidv7(),
  number text not null unique,
  kind text not null check (kind in ('defect', 'good_deed', 'theme')),
  category text not null references reports.categories,
  theme_id uuid references reports.themes,
  asset_id uuid references reports.assets,
  channel text not null check (channel in ('web', 'line', 'api', 'phone', 'counter', 'crew')),

  -- longitude, latitude: where it is, and where everybody sees it
  position point not null,
  shown_position point not null,
  is_coarse boolean not null,
  -- Web Mercator tile of the shown place at zoom 18
  tile_x int not null,
  tile_y int not null,
  town text not null,
  place_text text check (length(place_text) <= 200),
  owner text not null,

  -- as it was typed; null once the record keeps nobody's words any more
  description text check (length(description) <= 4000),
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  -- as everybody reads it
  shown_title text not null check (length(shown_title) between 1 and 120),
  shown_text text not null check (length(shown_text) <= 4000),

  reporter_person_id uuid,
  client_id uuid,
  -- how somebody outside asked to be reached, sealed
  contact bytea,
  wants_private boolean not null default false,

  office_id uuid not null references people.offices,
  assigned_to uuid,
  -- an outside body that has it now
  body text,

  state text not null,
  shape text not null generated always as (case
    when state in ('received', 'reopened') then 'received'
    when state in ('investigating', 'planned', 'scheduled', 'in_progress', 'handed_over', 'waiting_reporter') then 'working'
    else 'done' end) stored,
  state_since timestamptz not null,
  publication text not null check (publication in ('unconfirmed', 'public', 'partial', 'private', 'hidden')),
  is_shown boolean not null generated always as (publication in ('public', 'partial')) stored,

  filed_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  -- the service clock: the day by which the office wants to have answered, later by every pause
  due_on date,
  paused_on date,
  -- the day that was promised
  expected_on date,

  answer text check (length(answer) between 1 and 4000),
  answered_at timestamptz,

  merged_into uuid references reports.reports,
  reopened int not null default 0,
  -- counts every change: who decides on what they did not see is refused
  version int not null default 1,
  anonymised_at timestamptz,

  check (state in ('received', 'reopened', 'investigating', 'planned', 'scheduled', 'in_progress', 'handed_over',
    'waiting_reporter', 'fixed', 'fixed_by_others', 'thanked', 'no_action', 'not_responsible', 'out_of_scope',
    'referred', 'duplicate', 'cancelled')),
  check ((closed_at is not null) = (state in ('fixed', 'fixed_by_others', 'thanked', 'no_action', 'not_responsible',
    'out_of_scope', 'referred', 'duplicate', 'cancelled'))),
  check ((state = 'duplicate') = (merged_into is not null)),
  check (merged_into <> id),
  check ((state = 'handed_over') <= (body is not null)),
  check ((paused_on is not null) = (state in ('handed_over', 'waiting_reporter') and due_on is not null)),
  check ((answer is null) = (answered_at is null)),
  check ((kind = 'theme') = (theme_id is not null)),
  check (anonymised_at is null or (reporter_person_id is null and contact is null and description is null))
);

-- What everybody sees, in lists and on the map.
create index shown_newest on reports.reports (filed_at desc, id desc) where is_shown and merged_into is null;
create index shown_by_category on reports.reports (category, filed_at desc, id desc) where is_shown and merged_into is null;
create index shown_by_town on reports.reports (town, filed_at desc, id desc) where is_shown and merged_into is null;
create index shown_by_shape on reports.reports (shape, filed_at desc, id desc) where is_shown and merged_into is null;
create index shown_changed on reports.reports (changed_at desc, id desc) where is_shown;
create index shown_by_place on reports.reports using gist (shown_position) where is_shown and merged_into is null;
-- What the offices have to do.
create index open_of_office on reports.reports (office_id, due_on, id) where closed_at is null;
create index newest_of_office on reports.reports (office_id, filed_at desc, id desc);
create index unlooked on reports.reports (filed_at, id) where publication = 'unconfirmed';
create index reports_by_place on reports.reports using gist (position);
create index reports_of_asset on reports.reports (asset_id, filed_at desc) where asset_id is not null;
create index reports_of_reporter on reports.reports (reporter_person_id, filed_at desc, id desc) where reporter_person_id is not null;
create index merged_reports on reports.reports (merged_into) where merged_into is not null;
create index reports_of_theme on reports.reports (theme_id, filed_at desc) where theme_id is not null;
create index reports_of_client on reports.reports (client_id, filed_at desc) where client_id is not null;
create index closed_reports on reports.reports (closed_at) where closed_at is not null and anonymised_at is null;

-- A report leads to another that stands for itself: no chains, no circles.
create function reports.require_root() returns trigger language plpgsql as $$
begin
  if new.merged_into is not null and (
    exists (select from reports.reports r where r.id = new.merged_into and r.merged_into is not null)
    or exists (select from reports.reports r where r.merged_into = new.id)) then
    raise exception 'a report is merged into one that stands for itself' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger merged_into_a_root before insert or update of merged_into on reports.reports
  for each row when (new.merged_into is not null) execute function reports.require_root();

-- The history of a report; what is said in it stays.
create table reports.steps (
  report_id uuid not null references reports.reports,
  number int not null check (number > 0),
  kind text not null check (kind in ('filed', 'moved', 'answered', 'noted', 'routed', 'assigned', 'published', 'merged', 'unmerged',
    'confirmed', 'reopened', 'corrected', 'pictured')),
  from_state text,
  to_state text,
  -- one of the profile's reasons: why it is 対象外, hidden, handed over
  reason text,
  -- for everybody, and for the reporter and the followers
  said text check (length(said) between 1 and 4000),
  -- for the office alone
  note text check (length(note) between 1 and 4000),
  -- old and new office, body, publication and the like: ids and codes
  details jsonb not null default '{}',
  at timestamptz not null,
  by_kind text not null check (by_kind in ('reporter', 'resident', 'staff', 'crew', 'body', 'system')),
  by_staff uuid,
  by_person uuid,
  primary key (report_id, number)
);
create index steps_by_time on reports.steps (at, report_id) where said is not null or kind in ('filed', 'moved');

create function reports.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened to a report stays as it was written' using errcode = '23514';
end $$;
-- Only the office's own words and the person may go, when nobody's are kept any more.
create trigger steps_stay before update on reports.steps for each row
  when (new.note is not null and new.note is distinct from old.note
    or new.by_person is not null and new.by_person is distinct from old.by_person
    or (new.kind, new.said, new.reason, new.from_state, new.to_state, new.details, new.at, new.by_kind, new.by_staff)
      is distinct from (old.kind, old.said, old.reason, old.from_state, old.to_state, old.details, old.at, old.by_kind, old.by_staff))
  execute function reports.refuse_change();

create table reports.photos (
  id uuid primary key default uuidv7(),
  report_id uuid not null references reports.reports,
  role text not null check (role in ('near', 'far', 'before', 'after', 'answer')),
  position int not null check (position between 1 and 20),
  file_id uuid not null unique references platform.files,
  -- the one for everybody, with faces and number plates blurred; null until somebody has looked
  shown_file_id uuid references platform.files,
  alt text check (length(alt) between 1 and 200),
  -- of how it looks, to find the same picture again
  look bigint not null,
  width int not null check (width > 0),
  height int not null check (height > 0),
  added_at timestamptz not null,
  added_by_staff uuid,
  looked_at timestamptz,
  looked_by uuid,
  removed_at timestamptz,
  check (shown_file_id is null or looked_at is not null)
);
create index photos_of_report on reports.photos (report_id, position);
create unique index one_photo_at_a_place on reports.photos (report_id, role, position) where removed_at is null;

-- Who wants to hear how it goes on; the reporter hears anyway.
create table reports.followers (
  report_id uuid not null references reports.reports,
  person_id uuid not null,
  since timestamptz not null,
  -- brought along from a report that was merged into this one
  from_report uuid references reports.reports,
  primary key (report_id, person_id)
);
create index followed_by on reports.followers (person_id, since desc);

-- What may be undone: which report was put together with which, and whom it brought along.
create table reports.merges (
  id uuid primary key default uuidv7(),
  report_id uuid not null references reports.reports,
  into_id uuid not null references reports.reports,
  state_before text not null,
  at timestamptz not null,
  by_staff uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  check (report_id <> into_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index one_standing_merge on reports.merges (report_id) where undone_at is null;

-- How many shown reports are in each square of the map, at zooms 11 to 16, and where their middle is.
create table reports.map_counts (
  zoom smallint not null check (zoom between 11 and 16),
  x int not null,
  y int not null,
  category text not null,
  shape text not null,
  n int not null,
  lon double precision not null,
  lat double precision not null,
  primary key (zoom, x, y, category, shape)
);

-- Always in one order, so that two changes at once wait for each other and nothing else.
create function reports.count_on_map() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into reports.map_counts as m (zoom, x, y, category, shape, n, lon, lat)
    select z, tile_x >> (18 - z), tile_y >> (18 - z), category, shape,
           count(*), sum(shown_position[0]), sum(shown_position[1])
      from gained, generate_series(11, 16) z
     where is_shown and merged_into is null
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (zoom, x, y, category, shape)
        do update set n = m.n + excluded.n, lon = m.lon + excluded.lon, lat = m.lat + excluded.lat;
  elsif tg_op = 'UPDATE' then
    insert into reports.map_counts as m (zoom, x, y, category, shape, n, lon, lat)
    select z, tile_x >> (18 - z), tile_y >> (18 - z), category, shape,
           sum(sign), sum(sign * shown_position[0]), sum(sign * shown_position[1])
      from (select 1 as sign, * from gained union all select -1, * from lost) both_ways, generate_series(11, 16) z
     where is_shown and merged_into is null
     group by 1, 2, 3, 4, 5
    having sum(sign) <> 0 or sum(sign * shown_position[0]) <> 0 or sum(sign * shown_position[1]) <> 0
     order by 1, 2, 3, 4, 5
        on conflict (zoom, x, y, category, shape)
        do update set n = m.n + excluded.n, lon = m.lon + excluded.lon, lat = m.lat + excluded.lat;
  else
    insert into reports.map_counts as m (zoom, x, y, category, shape, n, lon, lat)
    select z, tile_x >> (18 - z), tile_y >> (18 - z), category, shape,
           -count(*), -sum(shown_position[0]), -sum(shown_position[1])
      from lost, generate_series(11, 16) z
     where is_shown and merged_into is null
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (zoom, x, y, category, shape)
        do update set n = m.n + excluded.n, lon = m.lon + excluded.lon, lat = m.lat + excluded.lat;
  end if;
  return null;
end $$;
create trigger counted_when_filed after insert on reports.reports
  referencing new table as gained for each statement execute function reports.count_on_map();
create trigger counted_when_changed after update on reports.reports
  referencing old table as lost new table as gained for each statement execute function reports.count_on_map();
create trigger counted_when_deleted after delete on reports.reports
  referencing old table as lost for each statement execute function reports.count_on_map();

-- All that the public ever reads of a report. What is partly public has neither words nor pictures.
create view reports.shown as
  select id, number, kind, category, theme_id as "themeId", asset_id as "assetId",
         shown_position as position, shown_position[0] as lon, shown_position[1] as lat, is_coarse as "isCoarse",
         tile_x as "tileX", tile_y as "tileY", town,
         shown_title as title, case when publication = 'public' then shown_text else '' end as text,
         publication = 'partial' as "isPartial", owner, body, office_id as "officeId",
         state, shape, state_since as "stateSince",
         filed_at as "filedAt", changed_at as "changedAt", closed_at as "closedAt", expected_on as "expectedOn",
         case when publication = 'public' then answer end as answer,
         case when publication = 'public' then answered_at end as "answeredAt",
         merged_into as "mergedInto", reopened
    from reports.reports
   where is_shown;

create view reports.shown_photos as
  select p.id, p.report_id as "reportId", p.role, p.position, p.shown_file_id as "fileId", p.alt, p.width, p.height
    from reports.photos p join reports.reports r on r.id = p.report_id
   where r.publication = 'public' and p.shown_file_id is not null and p.removed_at is null;

-- What is said to everybody of what happened. Words only where the words of the report are public.
create view reports.shown_steps as
  select s.report_id as "reportId", s.number, s.kind, s.from_state as "fromState", s.to_state as "toState", s.reason,
         case when r.publication = 'public' then s.said end as said, s.at, s.by_kind as "byKind"
    from reports.steps s join reports.reports r on r.id = s.report_id
   where r.is_shown and s.kind in ('filed', 'moved', 'answered', 'confirmed', 'reopened', 'merged', 'unmerged');
