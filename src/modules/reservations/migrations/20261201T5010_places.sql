alter table reservations.facilities
  -- of the house itself, not of its 丁目
  add column is_point_exact boolean not null default false,
  -- on foot from `station`, a key of the profile's stations
  add column walk_minutes smallint check (walk_minutes between 0 and 120),
  -- the last day for which closed days and the times of the seasons are written down
  add column days_known_to date;

alter table reservations.spaces
  -- false in a house that is online: this one is asked for by telephone
  add column is_online boolean not null default true,
  -- false: 要確認, shown to staff only
  add column is_confirmed boolean not null default false;

create index facilities_by_days_known on reservations.facilities (days_known_to);
